// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.ZvcmsBusinessException;
import io.github.camelfkw.component.zvcms.client.model.UserIdentity;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong: no credential, no password, no card and no mobile number in an exception, a log line or a toString. */
class SecretsTest extends ZvcmsTestSupport {

    private static final List<String> SECRETS = List.of(
            MOBILE,
            PASSWORD,
            CARD,
            INNER,
            CODE,
            ZvcmsSimulator.DEFAULT_SECRET,
            ZvcmsSimulator.DEFAULT_GRANT_CODE,
            "鲍勃",
            "V700007");

    private final List<String> said = new ArrayList<>();
    private final Listener listener = new Listener();

    private final class Listener extends AbstractAppender {
        Listener() {
            super("listener", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            StringWriter text = new StringWriter();
            text.append(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text));
            }
            synchronized (said) {
                said.add("log: " + text);
            }
        }
    }

    /** Everything that Camel and this project say, but the HTTP client's own wire log. */
    @BeforeEach
    void listen() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        for (String logger :
                List.of("io.github.camelfkw.component.zvcms", "io.github.camelfkw.common", "org.apache.camel")) {
            LoggerConfig config = new LoggerConfig(logger, Level.TRACE, false);
            config.addAppender(listener, Level.TRACE, null);
            context.getConfiguration().addLogger(logger, config);
        }
        listener.start();
        context.updateLoggers();
    }

    @AfterEach
    void stopListening() {
        ((LoggerContext) LogManager.getContext(false)).reconfigure();
    }

    private void go(String what, Object body, Map<String, Object> headers) {
        var exchange = send(IDENTITY, body, headers);
        Exception e = exchange.getException();
        if (e != null) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            said.add(what + ": " + text);
        }
        simulator.faults().clear();
    }

    private void ways(String what) {
        go(what + " account", UserIdentityQuery.byAccount(MOBILE, PASSWORD), Map.of());
        go(what + " card", Map.of("type", 2, "card_number", CARD, "card_password", INNER), Map.of());
        go(
                what + " headers",
                null,
                Map.of(
                        ZvcmsConstants.TYPE, 1,
                        ZvcmsConstants.MOBILE, MOBILE,
                        ZvcmsConstants.PASSWORD, PASSWORD));
        go(what + " code", UserIdentityQuery.byCode(CODE), Map.of());
    }

    private void fault(Fault fault) {
        simulator.faults().next(100, fault);
        go(fault + " account", UserIdentityQuery.byAccount(MOBILE, PASSWORD), Map.of());
        simulator.faults().next(100, fault);
        go(fault + " card", UserIdentityQuery.byCard(CARD, INNER), Map.of());
        simulator.faults().next(100, fault);
        go(fault + " code", "{\"type\":3,\"user_code\":\"" + CODE + "\"}", Map.of());
    }

    @Test
    void stayOutOfEveryExceptionAndLogLine() {
        zvcms.setRequestTimeout(Duration.ofMillis(200));
        zvcms.setMaxAttempts(2);
        String echo = "手机" + MOBILE + ",密码 " + PASSWORD + ",卡 " + CARD + "/" + INNER + ",码" + CODE + ",secret="
                + ZvcmsSimulator.DEFAULT_SECRET + ",GrantCode: " + ZvcmsSimulator.DEFAULT_GRANT_CODE;
        ways("good");
        fault(Fault.unknownResult(9, "手机" + MOBILE + " 错误"));
        fault(Fault.body(
                "{\"status\":false,\"code\":\"" + MOBILE + "\",\"message\":\"GrantCode="
                        + ZvcmsSimulator.DEFAULT_GRANT_CODE + "\"}",
                "application/json"));
        fault(Fault.body("{\"status\":true,\"code\":5,\"message\":\"" + MOBILE + "\"", "application/json"));
        fault(Fault.body("<html>" + echo + "</html>", "text/html"));
        fault(Fault.body(
                "{\"status\":true,\"code\":0,\"data\":{\"user_info\":{\"user_points\":\"鲍勃 " + MOBILE + "\"}}}",
                "application/json"));
        fault(Fault.status(500));
        fault(Fault.status(404));
        fault(Fault.throttled());
        fault(Fault.tokenRefused());
        fault(Fault.neverAnswer());
        fault(Fault.resetAfterEffect());
        fault(Fault.truncatedBody());
        go("missing", Map.of("type", 2, "card_number", CARD), Map.of());
        go("strange", Map.of("type", 4, "user_id", 1, "password", PASSWORD), Map.of());
        go("unknown", Map.of("type", 1, "mobiel", MOBILE), Map.of());
        go("plain", PASSWORD, Map.of(ZvcmsConstants.TYPE, 1));
        go("wrong type", Map.of("type", MOBILE), Map.of());
        go("wrong id", Map.of("type", 4, "user_id", PASSWORD), Map.of());
        go("broken", "{\"type\":1,\"password\":\"" + PASSWORD + "\"", Map.of());
        go("differs", UserIdentityQuery.byCode(CODE), Map.of(ZvcmsConstants.USER_CODE, "other", "CamelZvcmsType", 3));
        zvcms.setBaseUri("http://127.0.0.1:1");
        ways("closed port");

        assertThat(said).hasSizeGreaterThan(50);
        assertThat(said).anySatisfy(line -> assertThat(line).contains("xxxxxx"));
        assertThat(said).anySatisfy(line -> assertThat(line).startsWith("log: ").contains("Attempt 1 failed"));
        for (String secret : SECRETS) {
            assertThat(said.stream().filter(line -> line.contains(secret)))
                    .as("lines with " + secret)
                    .isEmpty();
        }
    }

    @Test
    void theMessageOfThePlatformIsShownWithoutWhatWasSent() {
        simulator.faults().next(Fault.unknownResult(9, "会员 " + CODE + " 与手机 " + MOBILE + " 不符"));
        assertThat(failure(ZvcmsBusinessException.class, IDENTITY, UserIdentityQuery.byCode(CODE))
                        .getApiMessage())
                .isEqualTo("会员 xxxxxx 与手机 xxxxxx 不符");
    }

    /** By its name alone a password would end at its comma. */
    @Test
    void noRestOfAPasswordIsShownThatSeemsToEndEarlier() {
        simulator.faults().next(Fault.unknownResult(9, "pwd=Ab1,cd1234 不符"));
        assertThat(failure(ZvcmsBusinessException.class, IDENTITY, UserIdentityQuery.byAccount("bob", "Ab1,cd1234"))
                        .getApiMessage())
                .isEqualTo("pwd=xxxxxx 不符");
    }

    @Test
    void recordsPrintNobody() {
        UserIdentity identity = answer(IDENTITY, UserIdentityQuery.byCode(CODE).withPointRules())
                .getBody(UserIdentity.class);
        List<Object> all = new ArrayList<>(List.of(
                identity,
                identity.userInfo(),
                identity.wealth(),
                UserIdentityQuery.byAccount(MOBILE, PASSWORD),
                UserIdentityQuery.byCard(CARD, INNER),
                UserIdentityQuery.byCode(CODE)));
        all.addAll(identity.coupons());
        String printed = all.toString();
        assertThat(printed).contains("id=10001").doesNotContain("bob", "21050", "20000");
        SECRETS.forEach(secret -> assertThat(printed).doesNotContain(secret));
    }

    @Test
    void theJournalOfTheSimulatorMasksThem() {
        answer(IDENTITY, UserIdentityQuery.byCard(CARD, INNER));
        answer(IDENTITY, UserIdentityQuery.byAccount(MOBILE, PASSWORD));
        assertThat(requests().toString())
                .doesNotContain(PASSWORD, INNER, ZvcmsSimulator.DEFAULT_SECRET, ZvcmsSimulator.DEFAULT_GRANT_CODE);
    }
}
