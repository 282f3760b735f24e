// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.apifm.ApifmComponent;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code camel.component.apifm.*} does. */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, ApifmComponentAutoConfiguration.class));

    private static ApifmComponent component(ApplicationContext context) {
        return component(context, "apifm");
    }

    private static ApifmComponent component(ApplicationContext context, String name) {
        return context.getBean(CamelContext.class).getComponent(name, ApifmComponent.class);
    }

    /** What keeps the application or its component from starting. */
    private static Throwable failure(AssertableApplicationContext context) {
        if (context.getStartupFailure() != null) {
            return context.getStartupFailure();
        }
        try {
            component(context);
            throw new AssertionError("The component was made");
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Test
    void ofEachTypeAreSet() {
        application
                .withPropertyValues(
                        "the.shop=tea",
                        "camel.component.apifm.sub-domain={{the.shop}}",
                        "camel.component.apifm.merchantId=951",
                        "camel.component.apifm.connect-timeout=3s",
                        "camel.component.apifm.max-attempts=2",
                        "camel.component.apifm.max-requests-per-second=0.5",
                        "camel.component.apifm.allow-http=true",
                        "camel.component.apifm.cms-uri=${CMS_URI_THAT_NOBODY_SET:}")
                .run(context -> {
                    ApifmComponent component = component(context);
                    assertThat(component.getSubDomain()).isEqualTo("tea");
                    assertThat(component.getMerchantId()).isEqualTo("951");
                    assertThat(component.getConnectTimeout()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(component.getMaxAttempts()).isEqualTo(2);
                    assertThat(component.getMaxRequestsPerSecond()).isEqualTo(0.5);
                    assertThat(component.isAllowHttp()).isTrue();
                    assertThat(component.getCmsUri()).isEqualTo(ApifmComponent.DEFAULT_CMS_URI);
                    assertThat(component.getRequestTimeout()).isEqualTo(new ApifmComponent().getRequestTimeout());
                });
    }

    @Test
    void thatAreNotKnownAreRefusedWithoutShowingWhatTheyHold(CapturedOutput output) {
        application.withPropertyValues("camel.component.apifm.tokn=sesame").run(context -> {
            Throwable failure = failure(context);
            assertThat(failure)
                    .hasStackTraceContaining(
                            "camel.component.apifm.tokn is not an option of component apifm." + " Did you mean token?");
            assertThat(output.getAll() + Throwables.getStackTrace(failure)).doesNotContain("sesame");
        });
    }

    @Test
    void thatHaveAWrongTypeAreRefused() {
        application
                .withPropertyValues("camel.component.apifm.connect-timeout=soon")
                .run(context ->
                        assertThat(failure(context)).hasStackTraceContaining("camel.component.apifm.connect-timeout"));
    }

    @Test
    void canBeSwitchedOff() {
        ApplicationContextRunner tea = application.withPropertyValues("camel.component.apifm.sub-domain=tea");
        tea.run(context -> assertThat(component(context).getSubDomain()).isEqualTo("tea"));
        for (String off : new String[] {
            "camel.component.apifm.enabled=false",
            "camel.component.apifm.customizer.enabled=false",
            "camel.component.enabled=false"
        }) {
            tea.withPropertyValues(off)
                    .run(context -> assertThat(component(context).getSubDomain())
                            .as(off)
                            .isNull());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean("apifm-south")
        ApifmComponent south() {
            ApifmComponent south = new ApifmComponent();
            south.setSubDomain("south");
            return south;
        }
    }

    @Test
    void nameBeans() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues("camel.component.apifm.ssl-context-parameters=#bean:tls")
                .run(context ->
                        assertThat(component(context).getSslContextParameters()).isSameAs(context.getBean("tls")));
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues("camel.component.apifm.ssl-context-parameters=tls")
                .run(context ->
                        assertThat(failure(context)).hasStackTraceContaining("write #bean: and the bean's name"));
    }

    @Test
    void areForTheComponentOfThatNameOnly() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues("camel.component.apifm.sub-domain=north", "camel.component.apifm.max-attempts=2")
                .run(context -> {
                    assertThat(component(context).getMaxAttempts()).isEqualTo(2);
                    assertThat(component(context, "apifm-south").getSubDomain()).isEqualTo("south");
                    assertThat(component(context, "apifm-south").getMaxAttempts())
                            .isEqualTo(new ApifmComponent().getMaxAttempts());
                });
    }
}
