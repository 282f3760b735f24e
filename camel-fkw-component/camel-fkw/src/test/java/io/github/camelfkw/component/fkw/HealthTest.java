// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;

/** What Camel's health checks say, as whoever is on call sees it. */
class HealthTest extends FkwTestSupport {

    private Optional<HealthCheck.Result> find(String id) {
        return HealthCheckHelper.invoke(camel, "full").stream()
                .filter(result -> result.getCheck().getId().equals(id))
                .findFirst();
    }

    private HealthCheck.Result check(String id) {
        return find(id).orElseThrow();
    }

    private Map<String, Object> details(String id) {
        return check(id).getDetails();
    }

    private void consume(String options) throws Exception {
        HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
        checks.register(checks.resolveById("consumers"));
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?initialDelay=0&delay=20" + options)
                        .routeId("orders")
                        .to("mock:orders");
            }
        });
    }

    @Test
    void tellsHowLongTheAuthorizationGoesOnBeforeAnyCall() {
        camel.start();
        await().until(() -> details("fkw-fkw").get("shops").equals(1));
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
        // Tokens of the configuration come without their end: the first refresh tells it.
        assertThat(details("fkw-fkw")).containsEntry("shop.default.grant", "not yet known");
        answer("fkw:refreshToken", null);
        assertThat(details("fkw-fkw"))
                .containsEntry("shop.default.grant", "valid")
                .containsEntry(
                        "shop.default.authorized.until",
                        NOON.plus(Duration.ofDays(28)).toString())
                .containsEntry(
                        "shop.default.authorization.left.seconds",
                        Duration.ofDays(28).toSeconds())
                .doesNotContainKey("shop.default.last.good.call");
        clock.advance(Duration.ofDays(1));
        assertThat(details("fkw-fkw"))
                .containsEntry(
                        "shop.default.authorization.left.seconds",
                        Duration.ofDays(27).toSeconds());
    }

    @Test
    void aCallThatWentWellIsToldOf() {
        String order = shop.addOrder().id();
        answer("fkw:order", order);
        assertThat(details("fkw-fkw"))
                .containsEntry("shop.default.last.good.call", NOON.toString())
                .containsEntry("shop.default.throttled", false);
    }

    @Test
    void aShopThatIsSlowedDownIsNamedAndNotDown() {
        simulator.faults().next(Fault.throttled());
        answer("fkw:order", shop.addOrder().id());
        assertThat(details("fkw-fkw")).containsEntry("shop.default.throttled", true);
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aLostGrantIsDownWithTheCureUntilTheMerchantHasAuthorized() throws Exception {
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        fkw.setAuthorizationPage("https://erp.example/authorize?shop={shopId}");
        String order = shop.addOrder().id();
        answer("fkw:order", order);
        simulator.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        assertThat(send("fkw:order", order).getException()).isNotNull();
        HealthCheck.Result down = check("fkw-fkw");
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage().orElseThrow())
                .contains("Shop default has to be authorized", "https://erp.example/authorize?shop=default");
        assertThat(down.getDetails())
                .containsEntry("shop.default.grant", "lost")
                .containsEntry("shop.default.authorization.left.seconds", 0L)
                .containsKey("shop.default.lost");
        assertThat(down.getDetails().get("shop.default.cure").toString())
                .contains("https://erp.example/authorize?shop=default");
        assertThat(down.toString() + down.getDetails() + down.getMessage())
                .doesNotContain(tokens.accessToken())
                .doesNotContain(tokens.refreshToken())
                .doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET)
                .doesNotContain(shop.name());
        String url = answer("fkw:authorizationUrl", null).getBody(String.class);
        URI back = new MerchantsBrowser(simulator.baseUri()).authorize(URI.create(url), FkwSimulator.DEFAULT_SHOP_ID);
        answer("fkw:exchangeCode", null, MerchantsBrowser.parameters(back));
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(details("fkw-fkw")).doesNotContainKey("shop.default.cure");
    }

    @Test
    void anAuthorizationThatEndsSoonComesWithTheCure() {
        fkw.setAuthorizationPage("https://erp.example/authorize?shop={shopId}");
        answer("fkw:refreshToken", null);
        clock.advance(Duration.ofDays(21).minusSeconds(1));
        assertThat(details("fkw-fkw")).doesNotContainKey("shop.default.cure");
        for (Duration left : List.of(
                Duration.ofDays(7),
                Duration.ofDays(3),
                Duration.ofDays(1),
                Duration.ofHours(12),
                Duration.ofSeconds(1))) {
            clock.advance(Duration.between(clock.instant(), NOON.plus(Duration.ofDays(28)))
                    .minus(left));
            assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(details("fkw-fkw"))
                    .containsEntry("shop.default.authorization.left.seconds", left.toSeconds())
                    .hasEntrySatisfying("shop.default.cure", cure -> assertThat(cure.toString())
                            .contains("https://erp.example/authorize?shop=default"))
                    .doesNotContainKey("shop.default.lost");
        }
    }

    @Test
    void aShopThatWasAuthorizedAtAnotherNodeIsWellThoughNothingIsWantedOfIt() throws Exception {
        MemoryTokenStore store = new MemoryTokenStore();
        FkwComponent idle = component();
        for (FkwComponent node : List.of(fkw, idle)) {
            node.setAccessToken(null);
            node.setRefreshToken(null);
            node.setTokenStore(store);
            node.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        }
        camel.addComponent("fkw-idle", idle);
        camel.start();
        idle.sightings().polled("default");
        assertThat(send("fkw-idle:order", "1").getException()).isInstanceOf(FkwReauthorizationRequiredException.class);
        assertThat(check("fkw-fkw-idle").getState()).isEqualTo(HealthCheck.State.DOWN);
        String url = answer("fkw:authorizationUrl", null).getBody(String.class);
        URI back = new MerchantsBrowser(simulator.baseUri()).authorize(URI.create(url), FkwSimulator.DEFAULT_SHOP_ID);
        answer("fkw:exchangeCode", null, MerchantsBrowser.parameters(back));
        idle.watchAuthorizations();
        assertThat(check("fkw-fkw-idle").getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(details("fkw-fkw-idle"))
                .containsEntry("shop.default.grant", "valid")
                .containsEntry(
                        "shop.default.authorization.left.seconds",
                        Duration.ofDays(28).toSeconds())
                .doesNotContainKey("shop.default.lost");
    }

    @Test
    void aShopIdOutOfAMessageThatNeverHadAGrantIsNotDown() {
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        assertThat(send("fkw:order?shopId=77", "1").getException())
                .isInstanceOf(FkwReauthorizationRequiredException.class);
        assertThat(details("fkw-fkw")).containsEntry("shop.77.grant", "none");
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aRouteThatWaitsForItsMerchantIsDown() throws Exception {
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        consume("&shopId=77");
        await().until(() -> check("fkw-fkw").getState() == HealthCheck.State.DOWN);
        assertThat(details("fkw-fkw")).containsEntry("shop.77.grant", "lost");
    }

    private void keep(FkwTokens kept) {
        ShopsTestSupport.Grants grants = new ShopsTestSupport.Grants();
        grants.put("default", kept);
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        fkw.setTokenStore(grants);
    }

    /** A route that only ships has nothing to ship on a weekend. */
    @Test
    void anAuthorizationThatEndedWhileNobodyCalledIsDownAndToldOfOnce() {
        keep(tokens);
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        fkw.setAuthorizationPage("https://erp.example/authorize?shop={shopId}");
        EventsOfShops events = EventsOfShops.of(camel);
        camel.start();
        // The platform's time has to be known: else the local clock might be ahead.
        answer("fkw:order", shop.addOrder().id());
        await().until(() -> details("fkw-fkw").containsKey("shop.default.authorized.until"));
        clock.advance(Duration.ofDays(28));
        HealthCheck.Result down = check("fkw-fkw");
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getDetails())
                .containsEntry("shop.default.grant", "lost")
                .containsEntry("shop.default.lost", "its refresh token ended at 2026-12-18T04:00:00Z");
        assertThat(down.getDetails().get("shop.default.cure").toString())
                .contains("https://erp.example/authorize?shop=default");
        fkw.watchAuthorizations();
        fkw.watchAuthorizations();
        assertThat(events.names()).containsExactly("GrantLost[default]");
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(details("fkw-fkw")).containsEntry("shop.default.grant", "lost");
    }

    @Test
    void anAuthorizationThatEndedBeforeTheStartIsToldOf() {
        keep(tokens);
        EventsOfShops events = EventsOfShops.of(camel);
        clock.advance(Duration.ofDays(29));
        camel.start();
        events.await("GrantLost[default]");
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    /** Calls go on with it. */
    @Test
    void anAuthorizationThatEndedIsNotDownWhileItsLastAccessTokenLives() {
        keep(tokens);
        String order = shop.addOrder().id();
        clock.advance(Duration.ofDays(28).minusHours(1));
        answer("fkw:order", order);
        clock.advance(Duration.ofMinutes(90));
        answer("fkw:order", order);
        fkw.watchAuthorizations();
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(details("fkw-fkw")).containsEntry("shop.default.authorization.left.seconds", 0L);
        clock.advance(Duration.ofMinutes(30));
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void aShopThatIsLostBesideOthersIsNamedAndNotDown() throws Exception {
        ShopsTestSupport.Grants grants = new ShopsTestSupport.Grants();
        simulator.addShop("1001", "一店");
        simulator.addShop("1002", "二店");
        grants.put("1001", simulator.issueTokens("1001"));
        grants.put("1002", simulator.issueTokens("1002"));
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        fkw.setTokenStore(grants);
        answer("fkw:orders?shopId=1001", null);
        fkw.watchAuthorizations();
        simulator.revoke("1002");
        assertThat(send("fkw:orders?shopId=1002", null).getException()).isNotNull();
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(check("fkw-fkw").getMessage().orElse("")).contains("Shop 1002 has to be authorized");
        assertThat(details("fkw-fkw"))
                .containsEntry("shops.lost", 1)
                .containsEntry("shop.1001.grant", "valid")
                .containsEntry("shop.1002.grant", "lost");
        simulator.revoke("1001");
        assertThat(send("fkw:orders?shopId=1001", null).getException()).isNotNull();
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(details("fkw-fkw")).containsEntry("shops.lost", 2);
    }

    @Test
    void isAskedForReadinessOnly() {
        camel.start();
        assertThat(ids(HealthCheckHelper.invokeReadiness(camel, "full"))).contains("fkw-fkw");
        assertThat(ids(HealthCheckHelper.invokeLiveness(camel, "full"))).doesNotContain("fkw-fkw");
    }

    private static List<String> ids(Collection<HealthCheck.Result> results) {
        return results.stream().map(result -> result.getCheck().getId()).toList();
    }

    @Test
    void asksNeitherPlatformNorStore() {
        ShopsTestSupport.Grants grants = new ShopsTestSupport.Grants();
        grants.put("default", tokens);
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        fkw.setTokenStore(grants);
        camel.start();
        await().until(() -> details("fkw-fkw").containsKey("shop.default.authorized.until"));
        // After the look of the start, which asks the store a second time.
        fkw.watchAuthorizations();
        grants.broken = true;
        long requests = simulator.journal().count();
        for (int i = 0; i < 5; i++) {
            assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
        }
        assertThat(grants.refusedLooks).isZero();
        assertThat(simulator.journal().count()).isEqualTo(requests);
    }

    @Test
    void eachComponentHasItsOwnAndTakesItAlong() {
        camel.addComponent("fkw-south", component());
        camel.start();
        assertThat(ids(HealthCheckHelper.invoke(camel, "full"))).contains("fkw-fkw", "fkw-fkw-south");
        camel.addComponent("fkw-north", component());
        camel.getEndpoint("fkw-north:orders");
        assertThat(ids(HealthCheckHelper.invoke(camel, "full"))).contains("fkw-fkw", "fkw-fkw-south", "fkw-fkw-north");
        camel.removeComponent("fkw-south");
        assertThat(ids(HealthCheckHelper.invoke(camel, "full")))
                .contains("fkw-fkw")
                .doesNotContain("fkw-fkw-south");
    }

    @Test
    void oneOfTheTwoSwitchesIsEnoughToKeepIt() {
        fkw.setHealthCheckConsumerEnabled(false);
        camel.start();
        assertThat(check("fkw-fkw").getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void bothSwitchesTogetherDisableIt() {
        fkw.setHealthCheckConsumerEnabled(false);
        fkw.setHealthCheckProducerEnabled(false);
        camel.start();
        assertThat(find("fkw-fkw"))
                .hasValueSatisfying(result -> assertThat(result.getState()).isEqualTo(HealthCheck.State.UNKNOWN));
        assertThat(details("fkw-fkw")).doesNotContainKey("shops");
    }

    @Test
    void camelsOwnSwitchEndsAllChecks() {
        camel.start();
        assertThat(find("fkw-fkw")).isPresent();
        HealthCheckRegistry.get(camel).setEnabled(false);
        assertThat(find("fkw-fkw")).isEmpty();
    }

    @Test
    void aConsumerTellsHowFarBehindItIs() throws Exception {
        shop.addOrder(order -> order.createdAt(NOON.minusSeconds(600)).status("wait_seller_ship"));
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        fkw.setMaxAttempts(1);
        MockEndpoint orders = mock("mock:orders");
        orders.expectedMessageCount(1);
        consume("&startFrom=1d&offsetRepository=#positions");
        orders.assertIsSatisfied();
        await().until(() -> behind() < 60);
        camel.getRouteController().suspendRoute("orders");
        long before = behind();
        simulator.faults().next(1_000, Fault.maintenancePage());
        clock.advance(Duration.ofHours(2));
        camel.getRouteController().resumeRoute("orders");
        await().until(() -> details("consumer:orders").containsKey("failure.last.class"));
        assertThat(details("consumer:orders"))
                .containsEntry("failure.last.class", "io.github.camelfkw.component.fkw.client.FkwTransportException")
                .containsKey("failure.last.at");
        // Camel knows how a poll has ended a moment after the connector has told of it.
        await().until(() -> check("consumer:orders").getState() == HealthCheck.State.DOWN);
        assertThat(behind()).isGreaterThanOrEqualTo(before + 7200);
        simulator.faults().clear();
        await().until(() -> behind() < 60);
        await().until(() -> check("consumer:orders").getState() == HealthCheck.State.UP);
    }

    @Test
    void aConsumerIsDownWithoutTheTextOfAnExceptionThatIsNotTheConnectors() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                throw new IllegalStateException("jdbc:mysql://db/erp?user=u&pass=S3cretOfTheDatabase");
            }
        });
        shop.addOrder();
        consume("&startFrom=1d&offsetRepository=#positions");
        // Before the first poll it is DOWN without an error, and the next one may go well: it has nothing to save.
        HealthCheck.Result down = await().until(() -> check("consumer:orders"), result -> result.getError()
                .isPresent());
        StringWriter all = new StringWriter();
        down.getError().orElseThrow().printStackTrace(new PrintWriter(all));
        assertThat(all + down.getMessage().orElse("") + down.getDetails())
                .contains(IllegalStateException.class.getName())
                .doesNotContain("S3cretOfTheDatabase");
    }

    private long behind() {
        Object behind = details("consumer:orders").get("position.behind.seconds");
        return behind == null ? Long.MAX_VALUE : (Long) behind;
    }
}
