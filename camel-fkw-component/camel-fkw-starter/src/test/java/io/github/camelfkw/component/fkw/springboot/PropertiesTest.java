// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwSimulatorExtension;
import java.time.Duration;
import java.util.Base64;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code camel.component.fkw.*} and {@code camel.fkw.token-store.jdbc.*} do. */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private static final String H2 =
            "spring.sql.init.schema-locations=classpath:io/github/camelfkw/component/fkw/sql/h2.sql";

    @RegisterExtension
    final FkwSimulatorExtension fkw = new FkwSimulatorExtension();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, FkwComponentAutoConfiguration.class));

    /** An application that knows the shop of the simulator. */
    private ApplicationContextRunner shop() {
        ApplicationContextRunner withShop = application;
        for (String name : fkw.properties().stringPropertyNames()) {
            withShop = withShop.withPropertyValues(name + "=" + fkw.properties().getProperty(name));
        }
        return withShop;
    }

    private static FkwComponent component(ApplicationContext context) {
        return context.getBean(CamelContext.class).getComponent("fkw", FkwComponent.class);
    }

    private static void readAnOrder(ApplicationContext context, String component, String id) {
        ProducerTemplate camel = context.getBean(CamelContext.class).createProducerTemplate();
        assertThat(camel.requestBody(component + ":order", id, Order.class).id())
                .isEqualTo(id);
    }

    private static Throwable startFailure(AssertableApplicationContext context) {
        if (context.getStartupFailure() != null) {
            return context.getStartupFailure();
        }
        try {
            component(context).start();
            readAnOrder(context, "fkw", "1");
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    @Test
    void makeAComponentThatTalksToTheShop() {
        String order = fkw.paidOrder();
        shop().run(context -> readAnOrder(context, "fkw", order));
        fkw.checks().asDocumented();
    }

    @Test
    void ofEachTypeAreSet() {
        application
                .withPropertyValues(
                        "camel.component.fkw.client-id=me",
                        "camel.component.fkw.connect-timeout=3s",
                        "camel.component.fkw.maxAttempts=2",
                        "camel.component.fkw.max-requests-per-second=0.5",
                        "camel.component.fkw.platform-code=WSC",
                        "camel.component.fkw.health-check-producer-enabled=false",
                        "the.shop=20262026",
                        "camel.component.fkw.shop-id={{the.shop}}",
                        "camel.component.fkw.token-file=${TOKEN_FILE_THAT_NOBODY_SET:}")
                .run(context -> {
                    FkwComponent component = new FkwComponent();
                    component.setCamelContext(context.getBean(CamelContext.class));
                    context.getBean(FkwComponentConfiguration.class)
                            .copyTo(component, context.getBean(CamelContext.class)::resolvePropertyPlaceholders);
                    assertThat(component.getClientId()).isEqualTo("me");
                    assertThat(component.getConnectTimeout()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(component.getMaxAttempts()).isEqualTo(2);
                    assertThat(component.getMaxRequestsPerSecond()).isEqualTo(0.5);
                    assertThat(component.getPlatformCode()).isEqualTo("WSC");
                    assertThat(component.isHealthCheckProducerEnabled()).isFalse();
                    assertThat(component.getShopId()).isEqualTo("20262026");
                    assertThat(component.getTokenFile()).isNull();
                    assertThat(component.getRequestTimeout()).isEqualTo(new FkwComponent().getRequestTimeout());
                });
    }

    @Test
    void thatAreNotKnownAreRefusedWithoutShowingWhatTheyHold(CapturedOutput output) {
        shop().withPropertyValues("camel.component.fkw.client-secert=sesame").run(context -> {
            assertThat(startFailure(context))
                    .hasStackTraceContaining("camel.component.fkw.client-secert is not an option of component fkw."
                            + " Did you mean client-secret?");
            assertThat(output.getAll()).doesNotContain("sesame");
        });
    }

    @Test
    void canBeSwitchedOff() {
        shop().withPropertyValues("camel.component.fkw.enabled=false")
                .run(context -> assertThat(component(context).getClientId()).isNull());
        shop().withPropertyValues("camel.component.fkw.customizer.enabled=false")
                .run(context -> assertThat(component(context).getClientId()).isNull());
        shop().withPropertyValues("camel.component.enabled=false")
                .run(context -> assertThat(component(context).getClientId()).isNull());
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        TokenStore ours() {
            return new MemoryTokenStore();
        }

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }
    }

    @Test
    void nameBeans() {
        shop().withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.fkw.token-store=#bean:ours", "camel.component.fkw.ssl-context-parameters=#tls")
                .run(context -> {
                    assertThat(component(context).getTokenStore()).isSameAs(context.getBean("ours"));
                    assertThat(component(context).getSslContextParameters()).isSameAs(context.getBean("tls"));
                });
    }

    @Test
    void thatNameNoBeanAreRefused() {
        shop().withPropertyValues("camel.component.fkw.token-store=#bean:theirs")
                .run(context -> assertThat(startFailure(context)).hasStackTraceContaining("theirs"));
        shop().withUserConfiguration(Beans.class)
                .withPropertyValues("camel.component.fkw.token-store=ours")
                .run(context ->
                        assertThat(startFailure(context)).hasStackTraceContaining("write #bean: and the bean's name"));
    }

    @Configuration(proxyBeanMethods = false)
    static class South {

        @Bean("fkw-south")
        FkwComponent south() {
            FkwComponent south = new FkwComponent();
            south.setClientId("south");
            south.setClientSecret("southern");
            south.setRefreshToken("southern");
            south.setMaxAttempts(1);
            return south;
        }
    }

    @Test
    void areForTheComponentOfThatNameOnly() {
        shop().withUserConfiguration(South.class)
                .withPropertyValues("camel.component.fkw.max-attempts=2")
                .run(context -> {
                    assertThat(component(context).getMaxAttempts()).isEqualTo(2);
                    FkwComponent south =
                            context.getBean(CamelContext.class).getComponent("fkw-south", FkwComponent.class);
                    assertThat(south.getMaxAttempts()).isEqualTo(1);
                    assertThat(south.getClientId()).isEqualTo("south");
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        FkwComponent fkw() {
            FkwComponent fkw = new FkwComponent();
            fkw.setMaxAttempts(7);
            fkw.setConnectTimeout(Duration.ofSeconds(7));
            return fkw;
        }
    }

    @Test
    void goOverWhatABeanOfThatNameHasAndLeaveTheRest() {
        shop().withUserConfiguration(Own.class)
                .withPropertyValues("camel.component.fkw.max-attempts=2")
                .run(context -> {
                    assertThat(component(context)).isSameAs(context.getBean("fkw"));
                    assertThat(component(context).getMaxAttempts()).isEqualTo(2);
                    assertThat(component(context).getConnectTimeout()).isEqualTo(Duration.ofSeconds(7));
                    assertThat(component(context).getClientId()).isEqualTo(FkwSimulator.DEFAULT_CLIENT_ID);
                });
    }

    private ApplicationContextRunner database(String name) {
        return shop().withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class, SqlInitializationAutoConfiguration.class))
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    @Test
    void putNoTokensIntoADatabaseThatMerelyIsThere() {
        String order = fkw.paidOrder();
        database("merely").run(context -> {
            readAnOrder(context, "fkw", order);
            assertThat(component(context).getTokenStore()).isNull();
            assertThat(context).doesNotHaveBean(TokenStore.class);
        });
    }

    @Test
    void keepTokensInTheDatabaseWhereAKeyIsSet() {
        String order = fkw.paidOrder();
        database("kept")
                .withPropertyValues(H2, "camel.fkw.token-store.jdbc.key=" + KEY)
                .run(context -> {
                    context.getBean(CamelContext.class)
                            .createProducerTemplate()
                            .requestBody("fkw:refreshToken", null, Object.class);
                    readAnOrder(context, "fkw", order);
                    assertThat(component(context).getTokenStore())
                            .isInstanceOf(JdbcTokenStore.class)
                            .isSameAs(context.getBean("fkwTokenStore"));
                    assertThat(new JdbcTokenStore(context.getBean(DataSource.class), KEY)
                                    .load("default")
                                    .orElseThrow()
                                    .refreshToken())
                            .isEqualTo(fkw.tokens().refreshToken());
                });
    }

    @Test
    void sayWhereTheTableComesFromWhereItIsMissing() {
        database("without")
                .withPropertyValues("camel.fkw.token-store.jdbc.key=" + KEY)
                .run(context -> assertThat(startFailure(context))
                        .hasStackTraceContaining("Create it with the statements in the resource"));
    }

    @Test
    void sayWhatIsMissingWhereThereIsNoDatabase() {
        shop().withPropertyValues("camel.fkw.token-store.jdbc.key=" + KEY)
                .run(context -> assertThat(startFailure(context))
                        .hasStackTraceContaining("there is no DataSource bean. Add spring-boot-starter-jdbc"));
    }

    @Test
    void showNothingOfAKeyThatIsWrong() {
        database("wrongKey")
                .withPropertyValues(H2, "camel.fkw.token-store.jdbc.key=open-sesame")
                .run(context -> {
                    Throwable failure = startFailure(context);
                    assertThat(failure).hasStackTraceContaining("openssl rand -base64 32");
                    assertThat(org.assertj.core.util.Throwables.getStackTrace(failure))
                            .doesNotContain("open-sesame");
                });
    }

    @Test
    void keepTokensInOnePlaceOnly() {
        database("twice")
                .withPropertyValues(
                        H2, "camel.fkw.token-store.jdbc.key=" + KEY, "camel.component.fkw.token-file=tokens.json")
                .run(context -> assertThat(startFailure(context))
                        .hasStackTraceContaining("Tokens cannot be kept in two places"));
    }

    @Test
    void mayNameTheStoreThatTheKeyMakes() {
        database("named")
                .withPropertyValues(
                        H2,
                        "camel.fkw.token-store.jdbc.key=" + KEY,
                        "camel.component.fkw.token-store=#bean:fkwTokenStore")
                .run(context ->
                        assertThat(component(context).getTokenStore()).isSameAs(context.getBean("fkwTokenStore")));
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDatabases {

        @Bean
        DataSource orders() {
            return h2("orders");
        }

        @Bean
        DataSource tokens() {
            return h2("tokens");
        }

        private static DataSource h2(String name) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;INIT=RUNSCRIPT FROM"
                    + " 'classpath:io/github/camelfkw/component/fkw/sql/h2.sql'");
            return h2;
        }
    }

    @Test
    void nameOneOfSeveralDatabases() {
        ApplicationContextRunner two = shop().withUserConfiguration(TwoDatabases.class)
                .withPropertyValues("camel.fkw.token-store.jdbc.key=" + KEY);
        two.run(context -> assertThat(startFailure(context))
                .hasStackTraceContaining("[orders, tokens]")
                .hasStackTraceContaining("Name one with camel.fkw.token-store.jdbc.data-source"));
        two.withPropertyValues("camel.fkw.token-store.jdbc.data-source=tokens")
                .run(context -> assertThat(component(context).getTokenStore()).isNotNull());
        two.withPropertyValues("camel.fkw.token-store.jdbc.data-source=elsewhere")
                .run(context -> assertThat(startFailure(context))
                        .hasStackTraceContaining("no DataSource bean named elsewhere"));
    }
}
