// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.builder.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.apifm.ApifmSimulatorExtension;
import io.github.camelfkw.simulator.apifm.SimGoods;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulatorExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same four routes for API Factory and ZVCMS in YAML, XML, Java and the Endpoint DSL do the same. */
@ParameterizedClass
@EnumSource
class SiblingRoutesTest {

    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final long CATEGORY = 12;

    @RegisterExtension
    static final ApifmSimulatorExtension apifm = new ApifmSimulatorExtension().shared();

    @RegisterExtension
    static final ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension().shared();

    private static Path folder;
    private static CamelContext camel;

    @Parameter
    Dsl dsl;

    @BeforeParameterizedClassInvocation
    static void startTheRoutes(Dsl dsl, @TempDir Path forThisDsl) throws Exception {
        folder = forThisDsl;
        camel = new DefaultCamelContext();
        Properties properties = new Properties();
        properties.setProperty("delay", "200");
        properties.setProperty("folder", folder.toString());
        camel.getPropertiesComponent().setOverrideProperties(properties);
        configure("apifm", apifm.properties());
        configure("zvcms", zvcms.properties());
        dsl.addTo(camel, "siblings", new SiblingJavaRoutes(), new SiblingEndpointDslRoutes());
        camel.start();
    }

    private static void configure(String scheme, Properties properties) {
        Map<String, Object> options = new HashMap<>();
        properties.forEach((name, value) -> options.put(
                StringHelper.dashToCamelCase(name.toString().replace("camel.component." + scheme + ".", "")), value));
        PropertyBindingSupport.bindProperties(camel, camel.getComponent(scheme), options);
        assertThat(options).isEmpty();
    }

    @AfterParameterizedClassInvocation
    static void stopTheRoutes() throws Exception {
        camel.close();
    }

    @Test
    void thereAreFourOfThem() {
        assertThat(camel.getRoutes())
                .extracting(Route::getRouteId)
                .containsExactlyInAnyOrder("new-goods", "member", "detail", "branch");
    }

    @Test
    void newGoodsOfACategoryBecomeFiles() throws Exception {
        SimGoods other = apifm.shop().addGoods(spec -> spec.name("茶杯").category(CATEGORY + 1));
        SimGoods tea = apifm.shop().addGoods(spec -> spec.name("绿茶").category(CATEGORY));
        Path file = folder.resolve("goods/" + tea.id() + ".txt");
        await().atMost(WAIT).until(() -> Files.exists(file) && Files.size(file) > 0);
        assertThat(file).hasContent("绿茶");
        assertThat(folder.resolve("goods/" + other.id() + ".txt")).doesNotExist();
        apifm.checks().asDocumented();
    }

    @Test
    void jsonPathLooksIntoADetail() {
        SimGoods tea = apifm.shop().addGoods(spec -> spec.name("红茶"));
        assertThat(ask("direct:detail", tea.id())).isEqualTo("红茶");
    }

    @Test
    void aMemberIsIdentifiedByACode() {
        String code = "UC-" + dsl;
        SimUser member = zvcms.simulator().addUser(spec -> spec.code(code).points(500));
        assertThat(ask("direct:member", Map.of("type", 3, "user_code", code)))
                .isEqualTo(member.id() + " has 500 points");
    }

    @Test
    void anotherActionIsCalledByItsName() {
        zvcms.simulator().addAction("shop.branch", parameters -> {
            if (parameters.containsKey("sn")) {
                return Map.of("name", "南店");
            }
            throw ZvcmsSimulator.businessError(404, "没有");
        });
        assertThat(ask("direct:branch", Map.of("sn", "7"))).isEqualTo("0: {name=南店}");
        assertThat(ask("direct:branch", Map.of())).isEqualTo("404: ");
    }

    private static String ask(String endpoint, Object body) {
        return camel.createProducerTemplate().requestBody(endpoint, body, String.class);
    }
}
