// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.ZvcmsComponent;
import io.github.camelfkw.component.zvcms.client.SignAlgorithm;
import io.github.camelfkw.component.zvcms.client.SignEncoding;
import io.github.camelfkw.component.zvcms.client.SignFormat;
import io.github.camelfkw.component.zvcms.client.SignOrder;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
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

/** What {@code camel.component.zvcms.*} does. */
@ExtendWith(OutputCaptureExtension.class)
class PropertiesTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(CamelAutoConfiguration.class, ZvcmsComponentAutoConfiguration.class));

    private static ZvcmsComponent component(ApplicationContext context) {
        return component(context, "zvcms");
    }

    private static ZvcmsComponent component(ApplicationContext context, String name) {
        return context.getBean(CamelContext.class).getComponent(name, ZvcmsComponent.class);
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
                        "the.key=6dc05b4a",
                        "camel.component.zvcms.open-id={{the.key}}",
                        "camel.component.zvcms.signFields=OpenId,Nonce",
                        "camel.component.zvcms.sign-algorithm=SHA256",
                        "camel.component.zvcms.sign-encoding=hex-upper",
                        "camel.component.zvcms.sign-order=asListed",
                        "camel.component.zvcms.sign-format=name-value",
                        "camel.component.zvcms.sign-separator=none",
                        "camel.component.zvcms.request-timeout=3s",
                        "camel.component.zvcms.max-attempts=2",
                        "camel.component.zvcms.max-requests-per-second=0.5",
                        "camel.component.zvcms.base-uri=${BASE_URI_THAT_NOBODY_SET:}")
                .run(context -> {
                    ZvcmsComponent component = component(context);
                    assertThat(component.getOpenId()).isEqualTo("6dc05b4a");
                    assertThat(component.getSignFields()).isEqualTo("OpenId,Nonce");
                    assertThat(component.getSignAlgorithm()).isEqualTo(SignAlgorithm.SHA256);
                    assertThat(component.getSignEncoding()).isEqualTo(SignEncoding.hexUpper);
                    assertThat(component.getSignOrder()).isEqualTo(SignOrder.asListed);
                    assertThat(component.getSignFormat()).isEqualTo(SignFormat.nameValue);
                    assertThat(component.getSignSeparator()).isEqualTo("none");
                    assertThat(component.getRequestTimeout()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(component.getMaxAttempts()).isEqualTo(2);
                    assertThat(component.getMaxRequestsPerSecond()).isEqualTo(0.5);
                    assertThat(component.getBaseUri()).isEqualTo(ZvcmsComponent.DEFAULT_BASE_URI);
                    assertThat(component.getConnectTimeout()).isEqualTo(new ZvcmsComponent().getConnectTimeout());
                });
    }

    @Test
    void thatAreNotKnownAreRefusedWithoutShowingWhatTheyHold(CapturedOutput output) {
        application.withPropertyValues("camel.component.zvcms.secert=sesame").run(context -> {
            Throwable failure = failure(context);
            assertThat(failure)
                    .hasStackTraceContaining("camel.component.zvcms.secert is not an option of component zvcms."
                            + " Did you mean secret?");
            assertThat(output.getAll() + Throwables.getStackTrace(failure)).doesNotContain("sesame");
        });
    }

    @Test
    void thatHaveAWrongTypeAreRefused() {
        application
                .withPropertyValues("camel.component.zvcms.sign-algorithm=rot13")
                .run(context ->
                        assertThat(failure(context)).hasStackTraceContaining("camel.component.zvcms.sign-algorithm"));
    }

    @Test
    void canBeSwitchedOff() {
        ApplicationContextRunner key = application.withPropertyValues("camel.component.zvcms.open-id=tea");
        key.run(context -> assertThat(component(context).getOpenId()).isEqualTo("tea"));
        for (String off : new String[] {
            "camel.component.zvcms.enabled=false",
            "camel.component.zvcms.customizer.enabled=false",
            "camel.component.enabled=false"
        }) {
            key.withPropertyValues(off)
                    .run(context ->
                            assertThat(component(context).getOpenId()).as(off).isNull());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean
        ZvcmsSigner ours() {
            return request -> "signed by us";
        }

        @Bean("zvcms-south")
        ZvcmsComponent south() {
            ZvcmsComponent south = new ZvcmsComponent();
            south.setOpenId("south");
            return south;
        }
    }

    @Test
    void nameBeans() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues(
                        "camel.component.zvcms.ssl-context-parameters=#bean:tls", "camel.component.zvcms.signer=#ours")
                .run(context -> {
                    assertThat(component(context).getSslContextParameters()).isSameAs(context.getBean("tls"));
                    assertThat(component(context).getSigner()).isSameAs(context.getBean("ours"));
                });
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues("camel.component.zvcms.signer=ours")
                .run(context ->
                        assertThat(failure(context)).hasStackTraceContaining("write #bean: and the bean's name"));
    }

    @Test
    void areForTheComponentOfThatNameOnly() {
        application
                .withUserConfiguration(Beans.class)
                .withPropertyValues("camel.component.zvcms.open-id=north", "camel.component.zvcms.max-attempts=2")
                .run(context -> {
                    assertThat(component(context).getMaxAttempts()).isEqualTo(2);
                    assertThat(component(context, "zvcms-south").getOpenId()).isEqualTo("south");
                    assertThat(component(context, "zvcms-south").getMaxAttempts())
                            .isEqualTo(new ZvcmsComponent().getMaxAttempts());
                });
    }
}
