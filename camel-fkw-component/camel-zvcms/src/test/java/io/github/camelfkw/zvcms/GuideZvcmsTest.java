// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.zvcms.ZvcmsComponent;
import io.github.camelfkw.component.zvcms.client.SignatureScheme;
import io.github.camelfkw.component.zvcms.client.ZvcmsCredentials;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
import io.github.camelfkw.component.zvcms.client.model.PointsDeduction;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.zvcms.SimCoupon;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulatorExtension;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the guide's page about ZVCMS shows, as it stands there. */
class GuideZvcmsTest {

    private static final String HERE = "camel-fkw-component/camel-zvcms/src/test/java/io/github/camelfkw/zvcms/";

    // begin simulator-java
    @RegisterExtension
    final ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension();

    SimUser addBob() {
        return zvcms.simulator().addUser(spec -> spec.card("880012345678", "7f31-20")
                .code("UC-1")
                .points(500)
                .wealth(1_050, 20_000)
                .coupon(SimCoupon.amount(7, "满减券", "15.50", 10_000)));
    }
    // end simulator-java

    private CamelContext camel;
    private SimUser bob;

    @BeforeEach
    void createContext() {
        camel = new DefaultCamelContext();
        bob = addBob(); // "simulator-java"
    }

    @AfterEach
    void closeContext() throws Exception {
        camel.close();
    }

    private ZvcmsComponent component() {
        ZvcmsComponent component = new ZvcmsComponent();
        bind(component, zvcms.options());
        camel.addComponent("zvcms", component);
        return component;
    }

    private void bind(ZvcmsComponent component, Map<String, Object> options) {
        Map<String, Object> left = new HashMap<>(options);
        PropertyBindingSupport.bindProperties(camel, component, left);
        assertThat(left).isEmpty();
    }

    private void load(String block) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("guide.yaml", Docs.block(block)));
    }

    private void start(String block) throws Exception {
        component();
        load(block);
        camel.start();
    }

    private static Map<String, Object> options(String block) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Docs.block(block)));
        Map<String, Object> options = new HashMap<>();
        properties.forEach((key, value) ->
                options.put(StringHelper.dashToCamelCase(key.toString().replace("camel.component.zvcms.", "")), value));
        return options;
    }

    private Object ask(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = camel.createProducerTemplate().request(uri, sent -> {
            sent.getMessage().setBody(body);
            headers.forEach(sent.getMessage()::setHeader);
        });
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }

    private Object ask(String uri, Object body) {
        return ask(uri, body, Map.of());
    }

    private void assertGood() {
        camel.start();
        assertThat(ask("zvcms:communal.user.identity", UserIdentityQuery.byCode("UC-1")))
                .hasToString("UserIdentity[id=" + bob.id() + ", multiStoreId=0]");
    }

    @Test
    void componentByProperties() throws Exception {
        Map<String, Object> options = options("component-properties");
        assertThat(options).hasSize(4);
        options.replaceAll((name, value) -> {
            assertThat(value.toString()).startsWith("{{env:ZVCMS_");
            return zvcms.options().get(name);
        });
        ZvcmsComponent component = new ZvcmsComponent();
        bind(component, options);
        camel.addComponent("zvcms", component);
        assertGood();
    }

    @Test
    void componentAsABean() throws Exception {
        Properties properties = new Properties();
        properties.putAll(zvcms.options());
        camel.getPropertiesComponent().setOverrideProperties(properties);
        load("component-bean");
        assertGood();
    }

    @Test
    void aMemberIsIdentifiedOrNot() throws Exception {
        start("identify");
        String card = Docs.block("card-json");
        assertThat(ask("direct:identify", card)).isEqualTo("member " + bob.id() + " has 500 points and 210.50 yuan");
        assertThat(ask("direct:identify", card.replace("7f31", "0000"))).isEqualTo("no member: 查询的信息不存在");
        zvcms.simulator().addUser(spec -> spec.code("UC-ice").frozen());
        assertThat(ask("direct:identify", UserIdentityQuery.byCode("UC-ice")))
                .asString()
                .matches("member \\d+ is frozen");
    }

    @Test
    void aScannedCodeBecomesJson() throws Exception {
        start("scanned-code");
        Object json = ask("direct:scanned", "UC-1\r\n");
        assertThat(new ObjectMapper()
                        .readTree(json.toString())
                        .at("/user_info/user_coupons/0/title")
                        .asText())
                .isEqualTo("满减券");
    }

    @Test
    void anyActionIsCalledAgainAfterAPassingTrouble() throws Exception {
        zvcms.simulator().addAction("communal.points.query", params -> Map.of("total", params.get("user_id") + "00"));
        start("any-action");
        zvcms.faults().next(1, Fault.resetAfterEffect());
        assertThat(ask("direct:points", Map.of("user_id", 5))).isEqualTo("500");
        assertThat(zvcms.journal().count()).isEqualTo(2);
    }

    @Test
    void pointsInJava() throws Exception {
        component();
        camel.addRoutes(GuideRoutes.points()); // "points-java"
        camel.start();
        assertThat(ask("direct:till", "UC-1", Map.of("orderFen", 10_000))).isEqualTo(new PointsDeduction(500, 500));
        assertThat(ask("direct:till", "UC-1", Map.of("orderFen", 1_000))).isEqualTo(new PointsDeduction(200, 200));
    }

    @Test
    void errorsInJava() throws Exception {
        component();
        camel.addRoutes(GuideRoutes.errors()); // "errors-java"
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:look-at-the-credentials").log("${body}");
                from("direct:known").setBody(simple("known ${body.id}"));
            }
        });
        camel.start();
        assertThat(ask("direct:member", UserIdentityQuery.byCode("UC-1"))).isEqualTo("known " + bob.id());
        zvcms.faults().next(Fault.tokenRefused());
        assertThat(ask("direct:member", UserIdentityQuery.byCode("UC-1"))).isEqualTo("10004: 签名错误");
    }

    @Test
    void theWorkedExampleOfASignatureIsTrue() throws Exception {
        String text = Docs.block("signed-text").strip();
        Map<String, String> fields = Stream.of(text.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        ZvcmsSigner.Unsigned request = new ZvcmsSigner.Unsigned(
                new ZvcmsCredentials(fields.get("OpenId"), ZvcmsSimulator.DEFAULT_SECRET, fields.get("GrantCode")),
                fields.get("Timestamp"),
                fields.get("Nonce"),
                fields.get("Action"),
                "{}");
        String token = Docs.block("token").strip();
        assertThat(SignatureScheme.assumed().sign(request)).isEqualTo(token);
        assertThat(Docs.read(Docs.GUIDE))
                .contains("`" + java.net.URLDecoder.decode(token, java.nio.charset.StandardCharsets.UTF_8) + "`")
                .contains("`" + ZvcmsSimulator.DEFAULT_SECRET + "`")
                .contains("`" + ZvcmsComponent.DEFAULT_BASE_URI + "`");
    }

    @Test
    void aSignatureByValue() throws Exception {
        zvcms.simulator().quirks().signature((request, secret) -> {
            String sorted = Stream.of(request.get("Nonce"), request.get("Timestamp"), secret)
                    .sorted()
                    .collect(Collectors.joining());
            try {
                return java.util.HexFormat.of()
                        .formatHex(
                                java.security.MessageDigest.getInstance("SHA-1").digest(sorted.getBytes()));
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
        bind(component(), options("sign-by-value"));
        assertGood();
    }

    @Test
    void aSignerOfOnesOwn() {
        zvcms.simulator()
                .quirks()
                .signature((request, secret) -> GuideRoutes.md5(request.get("Nonce")
                        + request.get("Timestamp")
                        + request.get("Params")
                        + GuideRoutes.md5(secret)));
        camel.getRegistry().bind("ourSigner", GuideRoutes.OUR_SIGNER); // "signer-java"
        bind(component(), Map.of("signer", "#ourSigner"));
        assertGood();
    }

    @Test
    void bothLanguagesShowTheSameBlocks() {
        assertThat(Docs.blocks(Docs.GUIDE_ZH)).isEqualTo(Docs.blocks(Docs.GUIDE));
    }

    @Test
    void theJavaIsTheOneThatCompiles() {
        String source = Docs.read(HERE + "GuideRoutes.java") + Docs.read(HERE + "GuideZvcmsTest.java");
        Docs.blocks(Docs.GUIDE).forEach((name, block) -> {
            if (block.startsWith("java\n")) {
                String marked =
                        source.replaceFirst("(?s).*// begin " + name + "\n(.*?)\\s*// end " + name + "\n.*", "$1");
                assertThat(block).as(name).isEqualTo("java\n" + marked.stripIndent() + "\n");
            }
        });
    }

    @Test
    void noBlockIsLeftOut() {
        String tests = Docs.read(HERE + "GuideZvcmsTest.java");
        assertThat(Docs.blocks(Docs.GUIDE)).allSatisfy((name, block) -> {
            String language = block.substring(0, block.indexOf('\n'));
            if (!name.contains("#")) {
                assertThat(tests).as("a test of example %s", name).contains("\"" + name + "\"");
            } else {
                assertThat(language).as("language of a block without a name").isEqualTo("xml");
            }
        });
        assertThat(List.copyOf(Docs.blocks(Docs.GUIDE).values()))
                .anyMatch(block -> block.startsWith("yaml"))
                .anyMatch(block -> block.startsWith("java"));
    }
}
