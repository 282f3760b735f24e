// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.apifm.ApifmComponent;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.apifm.ApifmSimulatorExtension;
import io.github.camelfkw.simulator.apifm.SimGoods;
import java.io.File;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.StringHelper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the guide's page shows, as it stands there; only folders are moved below a temporary one. */
class GuideApifmTest {

    private static final Duration WAIT = Duration.ofSeconds(60);

    @RegisterExtension
    final ApifmSimulatorExtension apifm = new ApifmSimulatorExtension();

    @TempDir
    Path folder;

    private CamelContext camel;

    @BeforeEach
    void createContext() {
        camel = new DefaultCamelContext();
        camel.addComponent("file", new FileComponent() {
            @Override
            protected GenericFileEndpoint<File> buildFileEndpoint(
                    String uri, String remaining, Map<String, Object> parameters) throws Exception {
                return super.buildFileEndpoint(uri, folder.resolve(remaining).toString(), parameters);
            }
        });
    }

    @AfterEach
    void closeContext() throws Exception {
        camel.close();
        apifm.checks().asDocumented();
    }

    private void bind(ApifmComponent component) {
        component.setSubDomain(apifm.simulator().subDomain());
        component.setApiUri(apifm.simulator().apiUri().toString());
        component.setCommonUri(apifm.simulator().commonUri().toString());
    }

    private void start(String name) throws Exception {
        ApifmComponent component = new ApifmComponent();
        bind(component);
        component.setToken(apifm.token());
        camel.addComponent("apifm", component);
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("guide.yaml", Docs.block(name)));
        camel.start();
    }

    private Exchange call(String uri, Object body) {
        Exchange exchange = camel.createProducerTemplate()
                .request(uri, sent -> sent.getMessage().setBody(body));
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private SimGoods addTea() {
        return apifm.shop()
                .addGoods(spec -> spec.name("绿茶").price("59.90").stores(10).category(12));
    }

    @Test
    void componentByProperties() throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(Docs.block("component-properties")));
        Map<String, Object> options = new HashMap<>();
        properties.forEach((key, value) -> options.put(
                StringHelper.dashToCamelCase(key.toString().replace("camel.component.apifm.", "")),
                value.equals("{{env:APIFM_TOKEN}}") ? apifm.token() : value));
        ApifmComponent component = camel.getComponent("apifm", ApifmComponent.class);
        PropertyBindingSupport.bindProperties(camel, component, options);
        assertThat(options).isEmpty();
        assertThat(component.getSubDomain()).isEqualTo("tea");
        assertThat(component.getMerchantId()).isEqualTo("951");
        assertGoodFor(component);
    }

    @Test
    void componentInJava() throws Exception {
        String source =
                Docs.read("camel-fkw-component/camel-apifm/src/test/java/io/github/camelfkw/docs/GuideApifmTest.java");
        String shown = source.replaceFirst("(?s).*// begin component-java\n(.*?) *// end component-java\n.*", "$1");
        assertThat(Docs.block("component-java")).isEqualTo(shown.stripTrailing().stripIndent() + "\n");
        assertGoodFor(component(camel, apifm.token()));
    }

    private static ApifmComponent component(CamelContext camel, String token) {
        // begin component-java
        ApifmComponent apifm = new ApifmComponent();
        apifm.setSubDomain("tea");
        apifm.setToken(token);
        camel.addComponent("apifm", apifm);
        // end component-java
        return apifm;
    }

    private void assertGoodFor(ApifmComponent component) {
        bind(component);
        camel.start();
        assertThat(call("apifm:userAmount", null).getMessage().getBody(Map.class))
                .containsKey("balance");
    }

    @Test
    void goodsAreReadByTheirId() throws Exception {
        start("goods-detail");
        SimGoods tea = addTea();
        assertThat(call("direct:goods-detail", tea.id()).getMessage().getBody()).isEqualTo("绿茶");
    }

    @Test
    void theAddressOfACaptchaIsBuilt() throws Exception {
        start("captcha-address");
        assertThat(call("direct:captcha", "k1").getMessage().getBody(String.class))
                .endsWith("/demo/verification/pic/get?key=k1");
    }

    @Test
    void goodsGoIntoTheCart() throws Exception {
        start("cart");
        SimGoods tea = addTea();
        call("direct:into-the-cart", Docs.block("cart-json").replace("100", String.valueOf(tea.id())));
        assertThat(apifm.user().cartPieces()).isEqualTo(2);
    }

    @Test
    void aUserLogsInAndSeesHisMoney() throws Exception {
        start("login");
        apifm.shop()
                .addUser(
                        spec -> spec.mobile("13900139000").password("abc123456").balance("88.50"));
        Exchange exchange = call(
                "direct:login",
                Map.of("mobile", "13900139000", "pwd", "abc123456", "deviceId", "pc", "deviceName", "pc"));
        assertThat(new BigDecimal(
                        exchange.getMessage().getBody(Map.class).get("balance").toString()))
                .isEqualByComparingTo("88.50");
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @Test
    void picturesAreUploaded() throws Exception {
        start("upload");
        Files.createDirectories(folder.resolve("pictures"));
        Path part = Files.write(folder.resolve("part"), new byte[] {1, 2, 3});
        Files.move(part, folder.resolve("pictures/tea.png"));
        await().atMost(WAIT).until(() -> apifm.shop().uploads().size() == 1);
        assertThat(apifm.shop().uploads().get(0).name()).isEqualTo("tea.png");
        assertThat(apifm.shop().uploads().get(0).expireHours()).isEqualTo("24");
    }

    @Test
    void aFavouriteIsToldByItsCode() throws Exception {
        start("favourite");
        SimGoods tea = addTea();
        assertThat(call("direct:favourite", tea.id()).getMessage().getBody()).isEqualTo("no");
        call("apifm:goodsFavPut", Map.of("goodsId", tea.id()));
        assertThat(call("direct:favourite", tea.id()).getMessage().getBody()).isEqualTo("yes");
    }

    @Test
    void goodsBecomeFiles() throws Exception {
        SimGoods tea = addTea();
        SimGoods other = apifm.shop().addGoods(spec -> spec.name("红茶").category(13));
        start("goods-to-files");
        Path file = folder.resolve("erp/goods/" + tea.id() + ".json");
        await().atMost(WAIT).until(() -> Files.exists(file));
        assertThat(Files.readString(file)).contains("\"name\":\"绿茶\"", "\"minPrice\":59.9");
        assertThat(folder.resolve("erp/goods/" + other.id() + ".json")).doesNotExist();
    }

    @Test
    void aPaymentWhoseAnswerWasLostIsParked() throws Exception {
        start("pay");
        apifm.faults().next(1, Fault.resetAfterEffect(), "/api/demo/order/pay");
        call("direct:pay", 42);
        try (Stream<Path> parked = Files.list(folder.resolve("erp/look-at"))) {
            assertThat(Files.readString(parked.findFirst().orElseThrow(), StandardCharsets.UTF_8))
                    .startsWith("apifm:orderPay: no answer from ")
                    .endsWith("look before it is sent again");
        }
        apifm.checks().calls("orderPay", 1);
    }

    @Test
    void aNewerCallIsMadeByItsPath() throws Exception {
        start("newer-call");
        SimGoods tea = addTea();
        Map<?, ?> data =
                call("direct:newer", Map.of("id", tea.id())).getMessage().getBody(Map.class);
        assertThat(data.get("basicInfo"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("name", "绿茶");
    }

    @Test
    void bothLanguagesShowTheSameExamplesAndEachIsRunHere() {
        Map<String, String> english = Docs.blocks(Docs.GUIDE);
        assertThat(Docs.blocks("docs/guide/apifm.zh.md")).isEqualTo(english);
        String tests =
                Docs.read("camel-fkw-component/camel-apifm/src/test/java/io/github/camelfkw/docs/GuideApifmTest.java");
        assertThat(english.keySet()).isNotEmpty().allSatisfy(name -> assertThat(tests)
                .as("a test of example %s", name)
                .contains("(\"" + name + "\")"));
    }

    @Test
    void theTableOfCodesIsThatOfTheCalls() {
        List<ApiCall> meant = CallTable.documented().all().stream()
                .filter(call -> !call.codes().isEmpty())
                .toList();
        for (String page : List.of(Docs.GUIDE, "docs/guide/apifm.zh.md")) {
            String text = Docs.read(page);
            assertThat(meant).hasSize(5).allSatisfy(call -> assertThat(text)
                    .containsPattern("\\| [^|\n]*`" + call.name() + "`[^|\n]* \\| "
                            + call.codes().keySet().iterator().next() + " \\| "));
        }
    }
}
