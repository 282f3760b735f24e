// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException;
import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException.Reason;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant authorizes the application: the link, the way over the platform's pages, and what becomes of the code. */
class AuthorizationTest extends FkwTestSupport {

    private static final String SHOP = FkwSimulator.DEFAULT_SHOP_ID;

    private final MemoryTokenStore store = new MemoryTokenStore();

    @BeforeEach
    void anApplicationWithoutTokens() {
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        fkw.setTokenStore(store);
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
    }

    private String url(String options) {
        return answer("fkw:authorizationUrl" + options, null).getBody(String.class);
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private Map<String, Object> redirect(String url, String shopId) throws Exception {
        return new HashMap<>(query(new MerchantsBrowser(simulator.baseUri()).authorize(URI.create(url), shopId)));
    }

    private Exchange exchange(String options, Map<String, Object> redirect) {
        return send("fkw:exchangeCode" + options, null, redirect);
    }

    private Reason refusal(String options, Map<String, Object> redirect) {
        long before = store.shopIds().size();
        Exception e = exchange(options, redirect).getException();
        assertThat(e)
                .isInstanceOf(FkwAuthorizationRefusedException.class)
                .hasMessageStartingWith("No shop was connected");
        assertThat(store.shopIds()).hasSize((int) before);
        redirect.values().forEach(secret -> assertThat(e).hasMessageNotContainingAny(secret.toString()));
        return ((FkwAuthorizationRefusedException) e).getReason();
    }

    @Test
    void theLinkIsAsDocumented() {
        Map<String, String> query = query(URI.create(url("")));
        assertThat(url("")).startsWith(simulator.baseUri() + "/api/oauth/getAuthCode?cmd=getAuthCode&");
        assertThat(query)
                .containsEntry("client_id", FkwSimulator.DEFAULT_CLIENT_ID)
                .containsEntry("platform_code", "FKW")
                .containsEntry("redirect_uri", FkwSimulator.DEFAULT_REDIRECT_URI)
                .containsKey("state");
        assertThat(Base64.getUrlDecoder().decode(query.get("state")).length).isGreaterThanOrEqualTo(64);
        assertThat(url("")).isNotEqualTo(url(""));
        assertThat(simulator.journal().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?shopId=" + SHOP, "?shopId=*"})
    void aMerchantWhoAgreesConnectsHisShop(String options) throws Exception {
        Exchange exchange = exchange(options, redirect(url(options), SHOP));
        assertThat(exchange.getException()).isNull();
        GrantStatus grant = exchange.getMessage().getBody(GrantStatus.class);
        assertThat(grant.platformShopId()).contains(SHOP);
        assertThat(grant.shopName()).contains(shop.name());
        assertThat(grant.authorizedUntil()).contains(NOON.plus(Duration.ofDays(28)));
        assertThat(exchange.getMessage().getHeader(FkwConstants.SHOP_ID)).isEqualTo(SHOP);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("code", "state");
        String order = shop.addOrder().id();
        String shopOption = options.isEmpty() ? "" : "?shopId=" + SHOP;
        assertThat(answer("fkw:order" + shopOption, order).getBody()).isNotNull();
        assertThat(simulator.tokens().refreshes()).isZero();
        assertThat(store.shopIds()).containsExactly(options.isEmpty() ? "default" : SHOP);
    }

    @Test
    void theCodeMayComeInTheBody() throws Exception {
        Map<String, Object> redirect = redirect(url(""), SHOP);
        Exchange exchange = send("fkw:exchangeCode", redirect);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(GrantStatus.class);
    }

    @Test
    void whoDoesNotAgreeConnectsNothing() throws Exception {
        Map<String, Object> redirect = redirect(url(""), SHOP);
        redirect.remove("code");
        assertThat(refusal("", redirect)).isEqualTo(Reason.CODE_MISSING);
    }

    @Test
    void aRedirectThatNobodyAskedForConnectsNothing() throws Exception {
        Map<String, Object> redirect = redirect(url(""), SHOP);
        redirect.remove("state");
        assertThat(refusal("", redirect)).isEqualTo(Reason.STATE_MISSING);
    }

    @Test
    void aStateThatWasChangedAnywhereConnectsNothing() throws Exception {
        Map<String, Object> redirect = redirect(url(""), SHOP);
        String state = redirect.get("state").toString();
        byte[] bytes = Base64.getUrlDecoder().decode(state);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            redirect.put("state", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            assertThat(refusal("", redirect)).as("byte %s", i).isEqualTo(Reason.STATE_INVALID);
            bytes[i] ^= 1;
        }
        redirect.put("state", state.substring(4));
        assertThat(refusal("", redirect)).isEqualTo(Reason.STATE_INVALID);
        redirect.put("state", "中文");
        assertThat(refusal("", redirect)).isEqualTo(Reason.STATE_INVALID);
        redirect.put("state", state);
        assertThat(exchange("", redirect).getException()).isNull();
    }

    @Test
    void aStateOfAnotherApplicationConnectsNothing() throws Exception {
        FkwComponent other = component();
        other.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        other.setClientSecret("another-secret");
        camel.addComponent("fkw2", other);
        Map<String, Object> redirect = redirect(url(""), SHOP);
        redirect.put(
                "state",
                query(URI.create(answer("fkw2:authorizationUrl", null).getBody(String.class)))
                        .get("state"));
        assertThat(refusal("", redirect)).isEqualTo(Reason.STATE_INVALID);
    }

    @Test
    void aLinkIsGoodForTenMinutes() throws Exception {
        Map<String, Object> early = redirect(url(""), SHOP);
        clock.advance(Duration.ofMinutes(10).minusSeconds(1));
        assertThat(exchange("", early).getException()).isNull();
        Map<String, Object> late = redirect(url(""), SHOP);
        clock.advance(Duration.ofMinutes(10));
        assertThat(refusal("", late)).isEqualTo(Reason.STATE_EXPIRED);
    }

    @Test
    void aRedirectIsTakenOnce() throws Exception {
        Map<String, Object> redirect = redirect(url(""), SHOP);
        assertThat(exchange("", redirect).getException()).isNull();
        assertThat(refusal("", redirect)).isEqualTo(Reason.STATE_USED);
        assertThat(simulator.tokens().exchanges()).isEqualTo(1);
    }

    @Test
    void anotherShopThanTheLinkWasMadeForIsRefused() throws Exception {
        simulator.addShop("22", "另一家");
        assertThat(refusal("?shopId=*", redirect(url("?shopId=" + SHOP), "22"))).isEqualTo(Reason.OTHER_SHOP);
        assertThat(refusal("?shopId=22", redirect(url("?shopId=" + SHOP), SHOP)))
                .isEqualTo(Reason.OTHER_SHOP);
    }

    @Test
    void theOneShopWithoutANameStaysTheShopThatItIs() throws Exception {
        simulator.addShop("22", "另一家");
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        assertThat(refusal("", redirect(url(""), "22"))).isEqualTo(Reason.OTHER_SHOP);
        assertThat(store.load("default").orElseThrow().platformShopId()).isEqualTo(SHOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?shopId=22", "?shopId=*"})
    void aConnectedShopThatIsChosenBehindTheButtonOfAnotherOneStaysConnected(String options) throws Exception {
        simulator.addShop("22", "另一家");
        simulator.quirks().endFormerAuthorization(true);
        String order = simulator.shop("22").addOrder().id();
        String uri = "fkw:order" + (options.isEmpty() ? "" : "?shopId=22");
        assertThat(exchange(options, redirect(url(options), "22")).getException())
                .isNull();
        assertThat(answer(uri, order).getBody()).isNotNull();
        String button = "?shopId=" + SHOP;
        assertThat(refusal(button, redirect(url(button), "22"))).isEqualTo(Reason.OTHER_SHOP);
        assertThat(answer(uri, order).getBody()).isNotNull();
        clock.advance(Duration.ofHours(2));
        assertThat(answer(uri, order).getBody()).isNotNull();
        assertThat(store.shopIds()).containsExactly(options.isEmpty() ? "default" : "22");
    }

    private void configuredTokens() {
        fkw.setAccessToken(tokens.accessToken());
        fkw.setRefreshToken(tokens.refreshToken());
        // Used as they are: nothing tells whose they are, and nothing is stored.
        answer("fkw:order", shop.addOrder().id());
        assertThat(store.shopIds()).isEmpty();
    }

    @Test
    void theOneShopOfTheConfigurationIsLearnedBeforeAnotherOneCouldTakeItsPlace() throws Exception {
        simulator.addShop("22", "另一家");
        configuredTokens();
        assertThat(exchange("", redirect(url(""), "22")).getException())
                .isInstanceOfSatisfying(FkwAuthorizationRefusedException.class, e -> assertThat(e.getReason())
                        .isEqualTo(Reason.OTHER_SHOP));
        assertThat(store.load("default").orElseThrow().platformShopId()).isEqualTo(SHOP);
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
    }

    @Test
    void theCodeIsNotSpentWhileItCannotBeLearnedWhichShopTheOneOfTheConfigurationIs() throws Exception {
        fkw.setMaxAttempts(1);
        configuredTokens();
        Map<String, Object> redirect = redirect(url(""), SHOP);
        simulator.faults().next(1, Fault.maintenancePage(), "/api/oauth/refreshAccessToken");
        assertThat(exchange("", redirect).getException()).isInstanceOf(FkwTransportException.class);
        assertThat(simulator.tokens().exchanges()).isZero();
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
    }

    @Test
    void aDeadGrantWhoseShopWasNeverLearnedIsReplacedByWhicheverTheMerchantChooses() throws Exception {
        simulator.addShop("22", "另一家");
        configuredTokens();
        simulator.revoke(SHOP);
        assertThat(exchange("", redirect(url(""), "22")).getException()).isNull();
        assertThat(store.load("default").orElseThrow().platformShopId()).isEqualTo("22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?shopId=" + SHOP, "?shopId=*"})
    void anAnswerThatDoesNotSayWhichShopItIsForConnectsNoneWhereThatMatters(String options) throws Exception {
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        Map<String, Object> redirect = redirect(url(options), SHOP);
        simulator
                .faults()
                .next(
                        1,
                        Fault.body(
                                "{\"access_token\":\"of-whom\",\"refresh_token\":\"of-whom\",\"expires_in\":7200}",
                                "application/json"),
                        "/api/oauth/getAccessToken");
        assertThat(exchange(options, redirect).getException())
                .isInstanceOf(FkwProtocolException.class)
                .hasMessageContaining("does not say which shop the merchant chose");
        assertThat(store.shopIds()).containsExactly("default");
        assertThat(store.load("default").orElseThrow().accessToken()).isNotEqualTo("of-whom");
    }

    @Test
    void aCodeThatIsTooOldSaysSo() throws Exception {
        simulator.quirks().codeLifetime(Duration.ofMinutes(1));
        Map<String, Object> redirect = redirect(url(""), SHOP);
        clock.advance(Duration.ofMinutes(2));
        assertThat(exchange("", redirect).getException())
                .isInstanceOf(FkwAuthenticationException.class)
                .hasMessageContaining("授权码已过期");
        assertThat(store.shopIds()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMissingIsSaidAtTheStart(Missing missing) {
        missing.setUp.accept(fkw);
        assertThatThrownBy(() -> {
                    camel.start();
                    camel.getEndpoint("fkw:authorizationUrl").createProducer().start();
                })
                .hasStackTraceContaining(missing.message);
    }

    enum Missing {
        REDIRECT(fkw -> fkw.setRedirectUri(null), "Option redirectUri of component fkw is missing"),
        ADDRESS(
                fkw -> fkw.setRedirectUri("callback"),
                "Option redirectUri of component fkw is not an address: callback"),
        PLATFORM(fkw -> fkw.setPlatformCode("XYZ"), "Option platformCode of component fkw is XYZ");

        private final java.util.function.Consumer<FkwComponent> setUp;
        private final String message;

        Missing(java.util.function.Consumer<FkwComponent> setUp, String message) {
            this.setUp = setUp;
            this.message = message;
        }
    }

    @Test
    void severalShopsAtATimeAreRefused() {
        assertThatThrownBy(
                        () -> camel.getEndpoint("fkw:exchangeCode?shopId=1,2").createProducer())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shopId=1,2 is not one shop");
        assertThatThrownBy(() -> camel.getEndpoint("fkw:refreshToken?shopId=*").createProducer())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shopId=* is not one shop");
    }

    @Test
    void aRouteGoesOnByItselfOnceTheMerchantHasAuthorized() throws Exception {
        EventsOfShops events = EventsOfShops.of(camel);
        MockEndpoint orders = mock("mock:orders");
        orders.expectedMessageCount(2);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?initialDelay=0&delay=20").to("mock:orders");
            }
        });
        shop.addOrders(2, order -> order.createdAt(NOON.minusSeconds(600)).status("wait_seller_ship"));
        events.await("GrantLost[default]");
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        orders.assertIsSatisfied();
        events.await("GrantRestored[default]");
        assertThat(events.names()).containsExactly("GrantLost[default]", "GrantRestored[default]");
    }

    /** Refuses to save while the disk is full. */
    private final class FullDisk implements TokenStore {

        private volatile boolean full = true;

        @Override
        public Optional<AccessGrant> load(String shopId) {
            return store.load(shopId);
        }

        @Override
        public boolean save(AccessGrant grant, long expectedVersion) {
            if (full) {
                throw new TokenStoreException("The disk is full", null);
            }
            return store.save(grant, expectedVersion);
        }

        @Override
        public Set<String> shopIds() {
            return store.shopIds();
        }
    }

    @Test
    void aGrantThatCannotBeSavedIsNotLost() throws Exception {
        FullDisk disk = new FullDisk();
        fkw.setTokenStore(disk);
        assertThat(exchange("?shopId=*", redirect(url("?shopId=*"), SHOP)).getException())
                .isInstanceOf(TokenStoreException.class);
        String order = shop.addOrder().id();
        String uri = "fkw:order?shopId=" + SHOP;
        assertThat(send(uri, order).getException()).isInstanceOf(TokenStoreException.class);
        assertThat(store.shopIds()).isEmpty();
        disk.full = false;
        assertThat(send(uri, order).getException()).isNull();
        assertThat(store.load(SHOP)).isPresent();
        assertThat(simulator.tokens().exchanges()).isEqualTo(1);
        assertThat(simulator.tokens().refreshes()).isZero();
    }

    @Test
    void aConsumerOfAllShopsSavesTheGrantOfAShopThatCouldNotBeSaved() throws Exception {
        FullDisk disk = new FullDisk();
        fkw.setTokenStore(disk);
        MockEndpoint orders = mock("mock:orders");
        orders.expectedMessageCount(1);
        shop.addOrder(order -> order.createdAt(NOON.minusSeconds(600)).status("wait_seller_ship"));
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?shopId=*&initialDelay=0&delay=20").to("mock:orders");
            }
        });
        assertThat(exchange("?shopId=*", redirect(url("?shopId=*"), SHOP)).getException())
                .isInstanceOf(TokenStoreException.class);
        disk.full = false;
        orders.assertIsSatisfied();
        assertThat(store.load(SHOP)).isPresent();
    }

    @Test
    void callsGoOnWithTheOldGrantWhileTheNewOneCannotBeSaved() throws Exception {
        FullDisk disk = new FullDisk();
        disk.full = false;
        fkw.setTokenStore(disk);
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        AccessGrant old = store.load("default").orElseThrow();
        Map<String, Object> redirect = redirect(url(""), SHOP);
        disk.full = true;
        assertThat(exchange("", redirect).getException()).isInstanceOf(TokenStoreException.class);
        String order = shop.addOrder().id();
        assertThat(send("fkw:order", order).getException()).isNull();
        assertThat(store.load("default").orElseThrow().refreshToken()).isEqualTo(old.refreshToken());
        disk.full = false;
        await().until(() -> {
            assertThat(send("fkw:order", order).getException()).isNull();
            return !store.load("default").orElseThrow().refreshToken().equals(old.refreshToken());
        });
        assertThat(simulator.tokens().refreshes()).isZero();
    }

    @Test
    void aDeadGrantIsToldOnceAndRestoredByTheMerchant() throws Exception {
        EventsOfShops events = EventsOfShops.of(camel);
        fkw.setAuthorizationPage("https://erp.example/authorize?shop={shopId}");
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        String order = shop.addOrder().id();
        simulator.revoke(SHOP);
        for (int i = 0; i < 3; i++) {
            assertThat(send("fkw:order", order).getException())
                    .isInstanceOf(FkwReauthorizationRequiredException.class)
                    .hasMessageContaining("https://erp.example/authorize?shop=default");
        }
        assertThat(events.names()).containsExactly("GrantLost[default]");
        assertThat(((FkwShopEvent.GrantLost) events.all().get(0)).getAuthorizationPage())
                .contains("https://erp.example/authorize?shop=default");
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        assertThat(send("fkw:order", order).getException()).isNull();
        assertThat(events.names()).containsExactly("GrantLost[default]", "GrantRestored[default]");
    }

    @Test
    void aRefreshCanBeAskedFor() throws Exception {
        simulator.quirks().rotateRefreshToken(true);
        EventsOfShops events = EventsOfShops.of(camel);
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        AccessGrant before = store.load("default").orElseThrow();
        assertThat(answer("fkw:refreshToken", null).getBody()).isInstanceOf(GrantStatus.class);
        AccessGrant after = store.load("default").orElseThrow();
        assertThat(after.accessToken()).isNotEqualTo(before.accessToken());
        assertThat(after.refreshToken()).isNotEqualTo(before.refreshToken());
        assertThat(simulator.tokens().refreshes()).isEqualTo(1);
        assertThat(events.names()).containsExactly("GrantRefreshed[default]");
    }

    @Test
    void warnsAtEachStepOnce() throws Exception {
        EventsOfShops events = EventsOfShops.of(camel);
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        for (int hour = 0; hour < 28 * 24 - 1; hour++) {
            clock.advance(Duration.ofHours(1));
            if (hour % 30 == 0) {
                answer("fkw:refreshToken", null);
            }
            fkw.watchAuthorizations();
            fkw.watchAuthorizations();
        }
        assertThat(events.all().stream()
                        .filter(FkwShopEvent.GrantExpiring.class::isInstance)
                        .map(event ->
                                ((FkwShopEvent.GrantExpiring) event).getLeft().toHours()))
                .containsExactly(7 * 24L, 3 * 24L, 24L, 12L);
    }

    @Test
    void theWarningSaysWhereTheMerchantBegins() throws Exception {
        String page = "https://erp.example/authorize?shop=default";
        fkw.setAuthorizationPage("https://erp.example/authorize?shop={shopId}");
        EventsOfShops events = EventsOfShops.of(camel);
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        try (LogLines log = LogLines.of("AuthorizationWatch", Level.WARN)) {
            clock.advance(Duration.ofDays(21));
            fkw.watchAuthorizations();
            assertThat(log.lines()).singleElement().asString().contains("Shop default", page);
        }
        assertThat(events.all()).singleElement().isInstanceOfSatisfying(FkwShopEvent.GrantExpiring.class, expiring -> {
            assertThat(expiring.getAuthorizationPage()).contains(page);
            assertThat(expiring.getLeft()).isEqualTo(Duration.ofDays(7));
        });
    }

    @Test
    void warnsNoMoreOnceTheMerchantHasAuthorizedAnew() throws Exception {
        EventsOfShops events = EventsOfShops.of(camel);
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        clock.advance(Duration.ofDays(22));
        fkw.watchAuthorizations();
        assertThat(exchange("", redirect(url(""), SHOP)).getException()).isNull();
        fkw.watchAuthorizations();
        clock.advance(Duration.ofDays(22));
        fkw.watchAuthorizations();
        assertThat(events.names()).containsExactly("GrantExpiring[default]", "GrantExpiring[default]");
    }
}
