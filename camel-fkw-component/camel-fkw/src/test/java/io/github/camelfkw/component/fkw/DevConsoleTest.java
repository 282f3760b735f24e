// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.util.json.JsonObject;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

/** What the developer console shows. */
class DevConsoleTest extends ShopsTestSupport {

    private static final String POSITION = "fkw:orders:1001:wait_seller_ship";

    private Object console(MediaType type) {
        DevConsole console = PluginHelper.getDevConsoleResolver(camel).resolveDevConsole("fkw");
        assertThat(console.supportMediaType(type)).isTrue();
        return console.call(type);
    }

    private String text() {
        return (String) console(MediaType.TEXT);
    }

    private String json() {
        return ((JsonObject) console(MediaType.JSON)).toJson();
    }

    /** The row of a list of the one component. */
    private Map<?, ?> row(String list, String key, String value) {
        List<?> components = (List<?>) ((JsonObject) console(MediaType.JSON)).get("components");
        assertThat(components).hasSize(1);
        return ((List<?>) ((Map<?, ?>) components.get(0)).get(list))
                .stream()
                        .map(row -> (Map<?, ?>) row)
                        .filter(row -> value.equals(row.get(key)))
                        .findFirst()
                        .orElseThrow();
    }

    private Map<?, ?> shop(String shop) {
        return row("shops", "shop", shop);
    }

    /** One shop that is read, one that has lost its grant, one that the platform slows down. */
    private void trouble() throws Exception {
        simulator.shop("1001").addOrder(order -> order.status("wait_seller_ship")
                .consignee("王小明", "13800138000"));
        consume("fkw:orders?offsetRepository=#positions&shopId=1001&status=wait_seller_ship");
        clock.advance(Duration.ofMinutes(1));
        until(() -> arrived("1001").size() == 1);
        simulator.revoke("1002");
        assertThat(send("fkw:order?shopId=1002", "1").getException()).isNotNull();
        String order = simulator.shop("1003").addOrder().id();
        answer("fkw:order?shopId=1003", order);
        simulator.faults().next(1, Fault.throttled(), of("1003"));
        assertThat(send("fkw:order?shopId=1003", order).getException()).isNotNull();
        fkw.watchAuthorizations();
    }

    @Test
    void showsShopsAndPositionsAsJson() throws Exception {
        trouble();
        assertThat(shop("1001").get("grant")).isEqualTo("valid");
        assertThat(shop("1001").get("authorizedUntil"))
                .isEqualTo(NOON.plus(Duration.ofDays(28)).toString());
        assertThat((Long) shop("1001").get("authorizationLeftSeconds"))
                .isBetween(Duration.ofDays(27).toSeconds(), Duration.ofDays(28).toSeconds());
        assertThat(shop("1001").get("lastGoodCall")).isNotNull();
        assertThat(shop("1001").get("slowedDown")).isEqualTo(false);
        assertThat(shop("1002").get("grant")).isEqualTo("lost");
        assertThat(shop("1002").get("cure")).asString().contains("fkw:authorizationUrl");
        Map<?, ?> lost = (Map<?, ?>) shop("1002").get("lastError");
        assertThat(lost.get("class"))
                .isEqualTo("io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException");
        assertThat(lost.get("operation")).isEqualTo("order");
        assertThat(lost.get("at")).isEqualTo(NOON.plusSeconds(60).toString());
        assertThat(shop("1003").get("slowedDown")).isEqualTo(true);
        assertThat(shop("1003").get("throttled")).isEqualTo(1L);
        assertThat((Double) shop("1003").get("callsPerSecond")).isPositive();
        until(() -> Long.valueOf(0).compareTo((Long) position().getOrDefault("behindSeconds", -1L)) <= 0
                && position().get("remembered").equals(1));
        assertThat((Long) position().get("behindSeconds")).isLessThan(60);
        assertThat(position().get("reached")).isNotNull();
        assertThat(position().get("window"))
                .asString()
                .endsWith(" to " + position().get("reached"));
        assertThat(position().containsKey("held")).isFalse();
    }

    @SuppressWarnings("unchecked")
    private Map<Object, Object> position() {
        return (Map<Object, Object>) row("positions", "position", POSITION);
    }

    @Test
    void saysWhyAShopIsNotPolledForAsLongAsItIsNot() throws Exception {
        positions.setState("fkw:orders:1002:all", "{\"format\":\"camel-fkw-posi");
        consume("fkw:orders?offsetRepository=#positions&shopId=1001,1002");
        assertThat(shop("1002").get("notPolled"))
                .asString()
                .contains("fkw:orders:1002:all", "is corrupt", "Restore it from a copy");
        assertThat(text()).contains("notPolled The position fkw:orders:1002:all");
        positions.setState("fkw:orders:1002:all", "");
        until(() -> shops().polledShops().contains("1002"));
        assertThat(shop("1002").get("notPolled")).isNull();
    }

    @Test
    void showsTheSameAsText() throws Exception {
        trouble();
        assertThat(text().lines())
                .anySatisfy(line -> assertThat(line).startsWith("Component fkw "))
                .anySatisfy(line -> assertThat(line)
                        .contains("shop 1001", "grant valid", "authorizationLeftSeconds", "d ", "lastGoodCall"))
                .anySatisfy(line -> assertThat(line).contains("shop 1002", "grant lost", "cure "))
                .anySatisfy(line -> assertThat(line).contains("shop 1003", "slowedDown true", "FkwThrottledException"))
                .anySatisfy(line -> assertThat(line).contains("position " + POSITION, "behindSeconds", "remembered"));
    }

    @Test
    void showsNoSecretAndNobodysName() throws Exception {
        simulator.addShop("1004", "张三小店");
        authorize("1004");
        answer("fkw:refreshToken?shopId=1004", null);
        assertThat(grants.load("1004").orElseThrow().shopName()).isEqualTo("张三小店");
        trouble();
        assertThat(arrived.get(0).getMessage().getBody(String.class)).contains("王小明");
        for (String shown : List.of(text(), json())) {
            AbstractStringAssert<?> clean = assertThat(shown);
            for (String shop : List.of("1001", "1002", "1003", "1004")) {
                AccessGrant grant = grants.load(shop).orElseThrow();
                clean.contains(shop).doesNotContain(grant.accessToken()).doesNotContain(grant.refreshToken());
            }
            clean.doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET, "王小明", "13800138000", "张三小店");
        }
    }

    @Test
    void saysSoWhereNoComponentIsInUse() {
        camel.removeComponent("fkw");
        camel.start();
        assertThat(text()).contains("No FKW component is in use");
        assertThat(json()).contains("\"components\":[]");
    }

    @Test
    void noViewOfBeansShowsASecretOfTheComponent() throws Exception {
        fkw.setTokenKey("A".repeat(43) + "=");
        Map<String, Object> shown = new HashMap<>();
        PluginHelper.getBeanIntrospection(camel.getCamelContextExtension()).getProperties(fkw, shown, null, false);
        assertThat(shown).containsKey("clientId").containsKey("baseUri");
        assertThat(shown).doesNotContainKeys("clientSecret", "accessToken", "refreshToken", "tokenKey");
        assertThat(shown.toString()).doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET);
        assertThat(fkw.toString()).doesNotContain(FkwSimulator.DEFAULT_CLIENT_SECRET);
        // Camel's own way to the options, which its masking knows, is as before.
        assertThat(new FkwComponentConfigurer().getOptionValue(fkw, "clientSecret", false))
                .isEqualTo(FkwSimulator.DEFAULT_CLIENT_SECRET);
    }
}
