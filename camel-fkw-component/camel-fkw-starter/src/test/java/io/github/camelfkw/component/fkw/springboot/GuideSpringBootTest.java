// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import io.github.camelfkw.simulator.apifm.ApifmSimulatorExtension;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulatorExtension;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** What the guide's page about Spring Boot shows, in applications that start as users' do. */
class GuideSpringBootTest {

    /** For a machine that has much to do. */
    private static final Duration WAIT = Duration.ofSeconds(60);

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    @RegisterExtension
    final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    @RegisterExtension
    final ApifmSimulatorExtension apifm = new ApifmSimulatorExtension();

    @RegisterExtension
    final ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension();

    @TempDir
    Path folder;

    /** What every application here has, beside the blocks. */
    private final List<String> arguments = new ArrayList<>();

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @BeforeEach
    void shop() throws Exception {
        Files.createDirectories(folder.resolve("state"));
        Files.createDirectories(folder.resolve("camel"));
        Map<String, Object> options = fkw.options();
        arguments.addAll(List.of(
                "--spring.main.banner-mode=off",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--camel.main.routes-include-pattern=file:" + folder + "/camel/*",
                "--camel.component.fkw.base-uri=" + options.get("baseUri"),
                "--FKW_CLIENT_ID=" + options.get("clientId"),
                "--FKW_CLIENT_SECRET=" + options.get("clientSecret"),
                "--FKW_REFRESH_TOKEN=" + options.get("refreshToken")));
    }

    private String block(String name) throws Exception {
        Matcher block = Pattern.compile("(?ms)^```\\S* " + name + "\\R(.*?)^```$")
                .matcher(Files.readString(ROOT.resolve("docs/guide/spring-boot.md")));
        assertThat(block.find()).as(name).isTrue();
        return block.group(1)
                .replace("\"state/", "\"" + folder + "/state/")
                .replace("= state/", "= " + folder + "/state/")
                .replace("file:erp/", "file:" + folder + "/erp/");
    }

    private void properties(String name) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(block(name)));
        properties.forEach((key, value) -> arguments.add("--" + key + "=" + value));
    }

    private void route(String name, String file) throws Exception {
        Files.writeString(folder.resolve("camel").resolve(file), block(name));
    }

    private ConfigurableApplicationContext start(Class<?>... beans) {
        return start(WebApplicationType.NONE, beans);
    }

    private ConfigurableApplicationContext start(WebApplicationType web, Class<?>... beans) {
        return new SpringApplicationBuilder(Application.class)
                .sources(beans)
                .web(web)
                .run(arguments.toArray(String[]::new));
    }

    private static String waybill(String order) {
        return "{\"orderId\": \"" + order + "\", \"waybillNo\": \"SF" + order
                + "\", \"logisticsCode\": \"shunfeng\", \"logisticsName\": \"顺丰速运\"}";
    }

    @Test
    void ordersComeByYamlAndWaybillsGoByXml() throws Exception {
        properties("spring-boot-properties");
        route("spring-boot-yaml", "orders-in.yaml");
        route("spring-boot-xml", "waybills-out.xml");
        String order = fkw.paidOrder();
        try (ConfigurableApplicationContext application = start()) {
            await().atMost(WAIT).until(() -> Files.exists(folder.resolve("erp/orders/" + order + ".json")));
            Files.createDirectories(folder.resolve("erp/waybills"));
            Files.writeString(folder.resolve("written"), waybill(order));
            Files.move(folder.resolve("written"), folder.resolve("erp/waybills/1.json"));
            await().atMost(WAIT).untilAsserted(() -> fkw.checks().shippedOnce(order, "SF" + order));
            assertThat(folder.resolve("state/fkw-tokens.json")).exists();
            assertThat(application.isActive()).isTrue();
        }
        fkw.checks().asDocumented();
    }

    @Test
    void waybillsGoByJava() throws Exception {
        properties("spring-boot-properties"); // "spring-boot-java"
        String order = fkw.paidOrder();
        try (ConfigurableApplicationContext application = start(Packed.class)) {
            application
                    .getBean(CamelContext.class)
                    .createProducerTemplate()
                    .requestBody("direct:packed", waybill(order));
        }
        fkw.checks().shippedOnce(order, "SF" + order).asDocumented();
    }

    @Test
    void healthAndMetersAreThereOverHttp() throws Exception {
        properties("spring-boot-properties");
        properties("spring-boot-actuator");
        route("spring-boot-yaml", "orders-in.yaml");
        String order = fkw.paidOrder();
        try (ConfigurableApplicationContext application = start(WebApplicationType.SERVLET)) {
            await().atMost(WAIT).until(() -> Files.exists(folder.resolve("erp/orders/" + order + ".json")));
            String actuator =
                    "http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + "/actuator/";
            RestTemplate http = new RestTemplate();
            assertThat(http.getForObject(actuator + "health", String.class))
                    .contains("camelHealth", "fkw-fkw", "consumer:orders-in");
            assertThat(http.getForObject(actuator + "metrics/fkw.requests", String.class))
                    .contains("fkw.requests");
        }
    }

    @Test
    void tokensAreKeptInTheDatabase() throws Exception {
        properties("spring-boot-properties");
        properties("spring-boot-database");
        arguments.removeIf(argument -> argument.startsWith("--camel.component.fkw.token-file"));
        arguments.add("--FKW_TOKEN_KEY=" + KEY);
        arguments.add("--DATABASE_URL=jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1");
        arguments.add("--spring.sql.init.schema-locations=classpath:io/github/camelfkw/component/fkw/sql/h2.sql");
        String order = fkw.paidOrder();
        try (ConfigurableApplicationContext application = start()) {
            application
                    .getBean(CamelContext.class)
                    .createProducerTemplate()
                    .requestBody("fkw:order", order, Object.class);
            assertThat(application
                            .getBean("fkwTokenStore", JdbcTokenStore.class)
                            .load("default")
                            .orElseThrow()
                            .refreshToken())
                    .isEqualTo(fkw.tokens().refreshToken());
        }
    }

    @Test
    void anotherApplicationOfThePlatformIsABean() throws Exception {
        properties("spring-boot-properties");
        Map<String, Object> options = fkw.options(); // "spring-boot-shops"
        arguments.add("--south.id=" + options.get("clientId"));
        arguments.add("--south.secret=" + options.get("clientSecret"));
        arguments.add("--south.refresh-token=" + options.get("refreshToken"));
        try (ConfigurableApplicationContext application = start(Shops.class)) {
            CamelContext camel = application.getBean(CamelContext.class);
            FkwComponent south = application.getBean("fkw-south", FkwComponent.class);
            assertThat(south.getTokenFile()).isEqualTo("state/south.json");
            assertThat(south.getBaseUri()).isEqualTo(FkwComponent.DEFAULT_BASE_URI);
            south.setBaseUri(options.get("baseUri").toString());
            south.setTokenFile(folder.resolve("state/south.json").toString());
            String order = fkw.paidOrder();
            camel.createProducerTemplate().requestBody("fkw-south:order", order, Object.class);
            camel.createProducerTemplate().requestBody("fkw:order", order, Object.class);
            assertThat(folder.resolve("state/south.json")).exists();
            assertThat(folder.resolve("state/fkw-tokens.json")).exists();
        }
    }

    @Test
    void theSiblingsHaveStartersOfTheirOwn() throws Exception {
        properties("spring-boot-properties");
        properties("spring-boot-siblings");
        route("spring-boot-siblings-yaml", "siblings.yaml");
        arguments.add("--APIFM_SUB_DOMAIN=" + apifm.simulator().subDomain());
        arguments.add("--camel.component.apifm.api-uri=" + apifm.simulator().apiUri());
        zvcms.options()
                .forEach((name, value) -> arguments.add("--ZVCMS_"
                        + StringHelper.camelCaseToDash(name)
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_') + "=" + value));
        long goods = apifm.shop().addGoods(spec -> spec.name("绿茶")).id();
        SimUser member = zvcms.simulator().addUser(spec -> spec.code("UC-1").points(500));
        String order = fkw.paidOrder();
        try (ConfigurableApplicationContext application = start()) {
            ProducerTemplate camel = application.getBean(CamelContext.class).createProducerTemplate();
            assertThat(camel.requestBody("direct:member", "{\"type\": 3, \"user_code\": \"UC-1\"}", String.class))
                    .isEqualTo(member.id() + " has 500 points");
            assertThat(camel.requestBody("fkw:order", order, Order.class).id()).isEqualTo(order);
            await().atMost(WAIT).until(() -> Files.exists(folder.resolve("erp/goods/" + goods + ".json")));
        }
        assertThat(folder.resolve("erp/goods/" + goods + ".json")).content().contains("绿茶");
    }

    @Test
    void theDependenciesAreThoseOfThisBuild() throws Exception {
        String block = block("spring-boot-pom") + block("spring-boot-siblings-pom");
        String tried = Files.readString(Path.of("pom.xml"))
                + Files.readString(ROOT.resolve("camel-fkw-examples/spring-boot/pom.xml"));
        Matcher artifact = Pattern.compile("<artifactId>(.*?)</artifactId>").matcher(block);
        while (artifact.find()) {
            assertThat(ROOT.resolve("camel-fkw-component/" + artifact.group(1))
                                    .toFile()
                                    .exists()
                            || tried.contains(artifact.group()))
                    .as(artifact.group(1))
                    .isTrue();
        }
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<camel.version>"
                        + block.replaceFirst(
                                "(?s).*camel-spring-boot-bom</artifactId>\\s*<version>(.*?)</version>.*", "$1")
                        + "</camel.version>");
    }
}

// begin spring-boot-java
@Component
class Packed extends RouteBuilder {
    @Override
    public void configure() {
        from("direct:packed").routeId("packed").to("fkw:ship");
    }
}
// end spring-boot-java

// begin spring-boot-shops
@Configuration
class Shops {
    @Bean("fkw-south")
    FkwComponent south(
            @Value("${south.id}") String id,
            @Value("${south.secret}") String secret,
            @Value("${south.refresh-token}") String refreshToken) {
        FkwComponent south = new FkwComponent();
        south.setClientId(id);
        south.setClientSecret(secret);
        south.setRefreshToken(refreshToken);
        south.setTokenFile("state/south.json");
        return south; // from("fkw-south:orders")
    }
}
// end spring-boot-shops
