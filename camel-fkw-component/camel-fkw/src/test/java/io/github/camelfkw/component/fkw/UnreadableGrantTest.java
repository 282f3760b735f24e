// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.Databases;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import io.github.camelfkw.component.fkw.client.token.UnreadableGrantException;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A grant in the database that was encrypted with a key which nobody has any more: it is one shop's trouble, and ends. */
class UnreadableGrantTest extends FkwTestSupport {

    private static final String LOST_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    private final DataSource dataSource = Databases.h2();
    private final String table = Databases.createTable(dataSource, "h2");
    private final JdbcTokenStore store = new JdbcTokenStore(dataSource, Databases.KEY, table);

    @BeforeEach
    void twoShopsOneOfWhichCannotBeRead() {
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
        fkw.setTokenStore(store);
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        keep(new JdbcTokenStore(dataSource, LOST_KEY, table), "1001", "1001");
        keep(store, "1002", "1002");
    }

    private void keep(JdbcTokenStore keeper, String key, String shop) {
        simulator.addShop(shop, "shop " + shop);
        FkwTokens given = simulator.issueTokens(shop);
        keeper.save(
                new AccessGrant(
                        key,
                        shop,
                        "shop " + shop,
                        given.accessToken(),
                        given.accessExpiresAt(),
                        given.refreshToken(),
                        given.refreshExpiresAt(),
                        null,
                        0),
                0);
    }

    private Exchange authorize(String options, String shop) throws Exception {
        String url = answer("fkw:authorizationUrl" + options, null).getBody(String.class);
        Map<String, Object> redirect =
                MerchantsBrowser.parameters(new MerchantsBrowser(simulator.baseUri()).authorize(URI.create(url), shop));
        return send("fkw:exchangeCode" + options, null, redirect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?shopId=1001", "?shopId=*"})
    void isReplacedWhenTheMerchantAuthorizesAgain(String options) throws Exception {
        String order = simulator.shop("1001").addOrder().id();
        assertThat(send("fkw:order?shopId=*&allowShopHeader=true", order, Map.of(FkwConstants.SHOP_ID, "1001"))
                        .getException())
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("authorize the shop again");
        assertThat(authorize(options, "1001").getException()).isNull();
        assertThat(store.load("1001").orElseThrow().version()).isEqualTo(2);
        assertThat(answer("fkw:order?shopId=1001", order).getBody()).isNotNull();
    }

    private void routes() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?shopId=1001&initialDelay=0&delay=20").to("mock:orders");
                from("direct:one").to("fkw:order?shopId=1001");
            }
        });
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invoke(camel, "full").stream()
                .filter(result -> result.getCheck().getId().equals("fkw-fkw"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void doesNotKeepARouteFromStartingWhereTheMerchantCanAuthorizeAgain() throws Exception {
        Databases.run(dataSource, "DELETE FROM " + table + " WHERE shop_id = '1002'");
        EventsOfShops events = EventsOfShops.of(camel);
        MockEndpoint orders = mock("mock:orders");
        orders.expectedMessageCount(1);
        simulator.shop("1001").addOrder(order -> order.createdAt(NOON.minusSeconds(600))
                .status("wait_seller_ship"));
        routes();
        camel.start();
        assertThat(events.names()).containsExactly("GrantLost[1001]");
        Awaitility.await().until(() -> health().getState() == HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow())
                .contains("Shop 1001 has to be authorized: its grant cannot be read")
                .contains("cannot be decrypted with tokenKey")
                .doesNotContain("fkw1:");
        assertThat(authorize("?shopId=1001", "1001").getException()).isNull();
        orders.assertIsSatisfied();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(events.names()).containsExactly("GrantLost[1001]", "GrantRestored[1001]");
    }

    @Test
    void isDownInTheHealthCheckOfAShopThatIsOnlyCalledToo() throws Exception {
        Databases.run(dataSource, "DELETE FROM " + table + " WHERE shop_id = '1002'");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:one").to("fkw:order?shopId=1001");
            }
        });
        camel.start();
        fkw.watchAuthorizations();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getDetails()).containsEntry("shop.1001.grant", "lost");
    }

    /** Another node has taken the merchant's new authorization. */
    @Test
    void isRestoredByWhatAnotherNodeHasSaved() throws Exception {
        EventsOfShops events = EventsOfShops.of(camel);
        assertThat(send("fkw:order?shopId=1001", "1").getException()).isInstanceOf(TokenStoreException.class);
        Databases.run(dataSource, "DELETE FROM " + table + " WHERE shop_id = '1001'");
        FkwTokens given = simulator.issueTokens("1001");
        store.save(
                new AccessGrant("1001", "1001", null, given.accessToken(), null, given.refreshToken(), null, null, 0),
                0);
        answer("fkw:order?shopId=1001", simulator.shop("1001").addOrder().id());
        assertThat(events.names()).containsExactly("GrantLost[1001]", "GrantRestored[1001]");
        assertThat(fkw.client().tokens().lost("1001")).isEmpty();
    }

    @Test
    void keepsARouteFromStartingWhereNobodyCanAuthorize() throws Exception {
        fkw.setRedirectUri(null);
        routes();
        assertThatThrownBy(() -> camel.start()).hasStackTraceContaining("cannot be decrypted with tokenKey");
    }

    @Test
    void ofTheOneShopIsReplacedByThatShopOnly() throws Exception {
        keep(new JdbcTokenStore(dataSource, LOST_KEY, table), "default", "1003");
        assertThat(authorize("", "1002").getException()).hasMessageContaining("the link was made for shop 1003");
        assertThat(authorize("", "1003").getException()).isNull();
        assertThat(store.load("default").orElseThrow().platformShopId()).isEqualTo("1003");
    }

    @Test
    void isAmongTheShopsThatAGrantIsKeptFor() {
        keep(new JdbcTokenStore(dataSource, LOST_KEY, table), "default", "1003");
        camel.start();
        assertThat(fkw.client().tokens().shopIds()).containsExactly("1001", "1002", "default");
    }

    @Test
    void keepsNobodyFromBeingWarnedOfTheEndsOfOthers() throws Exception {
        EventsOfShops events = EventsOfShops.of(camel);
        camel.start();
        clock.advance(Duration.ofDays(22));
        fkw.watchAuthorizations();
        assertThat(events.names()).containsExactly("GrantExpiring[1002]");
    }

    @Test
    void keepsNobodyFromBeingSeen() {
        camel.start();
        fkw.sightings().look(fkw.client().tokens());
        assertThat(fkw.sightings().shopIds()).containsExactly("1001", "1002");
        assertThat(fkw.sightings().grant("1002")).isPresent();
    }

    @Test
    void hasItsButtonOnThePageBesideTheOthers() {
        camel.start();
        Exchange exchange = new DefaultExchange(camel);
        new FkwAuthorizationPages().overview(exchange, "*", "fkw", "/fkw");
        assertThat(exchange.getMessage().getBody(String.class))
                .contains("<b>1001</b> 授权无法读取")
                .contains("authorize-1001")
                .contains("<b>shop 1002 (1002)</b> 已授权至")
                .contains("authorize-1002");
    }

    @Test
    void endsTheLossOfANodeThatNobodyCallsWhereTheSameGrantCanBeReadAgain() {
        assertThat(send("fkw:order?shopId=1001", "1").getException()).isInstanceOf(UnreadableGrantException.class);
        assertThat(fkw.client().tokens().lost("1001")).isPresent();
        JdbcTokenStore lost = new JdbcTokenStore(dataSource, LOST_KEY, table);
        AccessGrant found = lost.load("1001").orElseThrow();
        store.save(found, found.version());
        fkw.watchAuthorizations();
        assertThat(fkw.client().tokens().lost("1001")).isEmpty();
    }

    @Test
    void endsTheLossOfANodeThatUsedTheGrantBeforeItCouldNotBeRead() {
        answer("fkw:orders?shopId=1002", null);
        AccessGrant used = store.load("1002").orElseThrow();
        new JdbcTokenStore(dataSource, LOST_KEY, table).save(used, used.version());
        assertThat(send("fkw:refreshToken?shopId=1002", null).getException())
                .isInstanceOf(UnreadableGrantException.class);
        assertThat(fkw.client().tokens().lost("1002")).isPresent();
        store.save(used, used.version() + 1);
        fkw.watchAuthorizations();
        assertThat(fkw.client().tokens().lost("1002")).isEmpty();
    }
}
