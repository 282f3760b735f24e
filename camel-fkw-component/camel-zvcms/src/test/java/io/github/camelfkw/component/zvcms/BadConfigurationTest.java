// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.SignAlgorithm;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is refused when the route starts, before anything is sent, with the name of the thing and the cure. */
class BadConfigurationTest extends ZvcmsTestSupport {

    private String messages(String from, String to) {
        try {
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).to(to);
                }
            });
        } catch (Exception e) {
            StringBuilder all = new StringBuilder();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                all.append(cause.getMessage()).append('\n');
            }
            assertThat(simulator.journal().count()).isZero();
            assertThat(all.toString()).doesNotContain(ZvcmsSimulator.DEFAULT_SECRET, ZvcmsSimulator.DEFAULT_GRANT_CODE);
            return all.toString();
        } finally {
            camel.stop();
            freshContext();
        }
        throw new AssertionError("The route started");
    }

    private String messagesWith(Consumer<ZvcmsComponent> change) {
        change.accept(zvcms);
        return messages("direct:x", IDENTITY);
    }

    @Test
    void namesTheMissingCredential() {
        assertThat(messagesWith(c -> c.setOpenId(null))).contains("Option openId of component zvcms is missing");
        assertThat(messagesWith(c -> c.setSecret(" "))).contains("Option secret of component zvcms is missing");
        assertThat(messagesWith(c -> c.setGrantCode(""))).contains("Option grantCode of component zvcms is missing");
    }

    @Test
    void theDocumentedAddressNeedsAPermissionThatSaysWhatTravelsInTheClear() {
        assertThat(messagesWith(c -> c.setBaseUri(ZvcmsComponent.DEFAULT_BASE_URI)))
                .contains("baseUri of component zvcms is plain http: http://openapi.zvcms.com/api/v2")
                .contains("mobile numbers, passwords, card numbers", "in the clear", "https", "allowHttp=true");
        assertThat(new ZvcmsComponent().getBaseUri()).isEqualTo(ZvcmsComponent.DEFAULT_BASE_URI);
    }

    @Test
    void theDocumentedAddressStartsWithThePermission() throws Exception {
        zvcms.setBaseUri(ZvcmsComponent.DEFAULT_BASE_URI);
        zvcms.setAllowHttp(true);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:x").to(IDENTITY);
            }
        });
        assertThat(camel.getRoutes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ftp://x,https", "nonsense,https", "https://u@h,scheme", "https://h/?a=b,scheme"})
    void refusesAnAddressThatIsNone(String uri, String part) {
        assertThat(messagesWith(c -> c.setBaseUri(uri))).contains("baseUri", part);
    }

    @Test
    void refusesNonsensicalNumbersAndTimes() {
        assertThat(messagesWith(c -> c.setMaxAttempts(0))).contains("maxAttempts of component zvcms is 0");
        assertThat(messagesWith(c -> c.setMaxRequestsPerSecond(-1))).contains("maxRequestsPerSecond", "0.01");
        assertThat(messagesWith(c -> c.setRequestTimeout(Duration.ZERO))).contains("requestTimeout");
        assertThat(messagesWith(c -> c.setConnectTimeout(null))).contains("connectTimeout");
    }

    @Test
    void refusesAnHttpComponentThatIsNotThere() {
        assertThat(messagesWith(c -> c.setHttpComponent("corporate")))
                .contains("httpComponent of component zvcms", "corporate");
    }

    @Test
    void refusesASignatureThatCannotBe() {
        assertThat(messagesWith(c -> c.setSignFields("OpenId,Timestmp")))
                .contains("signFields of component zvcms", "Did you mean Timestamp");
        assertThat(messagesWith(c -> c.setSignFields("OpenId,Secret")))
                .contains("signFields", "HmacSHA1 has it as its key");
        assertThat(messagesWith(c -> {
                    c.setSigner(unsigned -> "x");
                    c.setSignAlgorithm(SignAlgorithm.MD5);
                }))
                .contains("Option signer", "signAlgorithm", "Leave out the one or the others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zvcms:?rawPayload=true", "zvcms:%20"})
    void asksForTheAction(String uri) {
        assertThat(messages("direct:x", uri)).contains("zvcms:communal.user.identity");
    }

    @Test
    void camelItselfRefusesASchemeWithNothingBehindIt() {
        assertThat(messages("direct:x", "zvcms:")).contains("Failed to resolve endpoint: zvcms:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zvcms:a..b", "zvcms:.a", "zvcms:a/b"})
    void refusesAnActionThatCannotBeOne(String uri) {
        assertThat(messages("direct:x", uri)).contains("is not an action", "words with dots");
    }

    @ParameterizedTest
    @ValueSource(strings = {"communal.user.Identity", "communal_user_identity", "CommunalUserIdentity"})
    void findsTheDocumentedActionWrittenInAnotherWay(String action) {
        assertThat(messages("direct:x", "zvcms:" + action)).contains("Did you mean zvcms:communal.user.identity?");
    }

    @Test
    void refusesCodesThatMeanSuccess() {
        assertThat(messages("direct:x", IDENTITY + "?emptyCodes=0,4")).contains("emptyCodes has 0");
    }

    @Test
    void refusesToBeginARoute() {
        assertThat(messages(IDENTITY, "mock:x"))
                .contains("zvcms:communal.user.identity cannot begin a route", "as a producer");
    }

    @Test
    void aComponentThatNobodyUsesNeedsNothing() {
        camel.removeComponent("zvcms");
        camel.addComponent("zvcms", new ZvcmsComponent());
        camel.start();
        assertThat(camel.isStarted()).isTrue();
    }
}
