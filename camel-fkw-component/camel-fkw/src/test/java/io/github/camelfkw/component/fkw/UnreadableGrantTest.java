// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.Databases;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
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
}
