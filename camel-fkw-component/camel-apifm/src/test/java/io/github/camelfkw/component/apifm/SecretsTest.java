// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, passwords, names and numbers of people are in no exception and no log of ours, also at TRACE. */
class SecretsTest extends ApifmTestSupport {

    private static final String NAME = "王小明";
    private static final String MOBILE = "13800138000";
    private static final String PASSWORD = "8642";

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private AbstractAppender listener;

    @BeforeEach
    void listen() {
        listener = new AbstractAppender("secrets", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                logged.add(event.getMessage().getFormattedMessage());
            }
        };
        listener.start();
        logger().addAppender(listener);
        logger().setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        logger().removeAppender(listener);
        logger().setLevel(Level.INFO);
    }

    private static org.apache.logging.log4j.core.Logger logger() {
        return ((LoggerContext) LogManager.getContext(false)).getLogger("io.github.camelfkw");
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void assertClean(String text) {
        assertThat(text).doesNotContain(TOKEN, NAME, MOBILE, PASSWORD);
        assertThat(String.join("\n", logged)).doesNotContain(TOKEN, NAME, MOBILE, PASSWORD);
    }

    @Test
    void whatThePlatformRepeatsIsTakenOut() {
        platform.answer(call -> "{\"code\":10000,\"msg\":\"" + NAME + " " + MOBILE + " " + TOKEN + " 编号 12 不存在\"}");
        ApifmException e =
                failure(ApifmException.class, "apifm:fxApply", Map.of("name", NAME, "mobile", MOBILE), Map.of());
        assertThat(e.getApiMessage()).contains("编号 12 不存在");
        assertClean(trace(e) + e.getApiMessage());
    }

    @Test
    void aPasswordIsTakenOutAlsoWhereItIsAShortNumber() {
        platform.answer("{\"code\":10000,\"msg\":\"密码 " + PASSWORD + " 太短\"}");
        assertClean(trace(failure(ApifmException.class, "apifm:setPayPassword", PASSWORD, Map.of())));
    }

    @Test
    void messagesOfSuccessAreCleanToo() {
        platform.answer("{\"code\":0,\"msg\":\"" + MOBILE + "\"}");
        assertClean(String.valueOf(
                answer("apifm:smsValidateCode", Map.of("mobile", MOBILE)).getHeader("CamelApifmMessage")));
    }

    @Test
    void troubleOnTheWayShowsNoParameters() {
        apifm.setMaxAttempts(2);
        for (Fault fault : List.of(Fault.resetAfterEffect(), Fault.truncatedJson(), Fault.status(404))) {
            platform.faults().next(1, fault);
            assertClean(trace(send("apifm:fxApply", Map.of("name", NAME, "mobile", MOBILE), Map.of())
                    .getException()));
        }
        platform.faults().next(2, Fault.truncatedJson());
        assertClean(trace(
                send("apifm:orderList", Map.of("nameLike", NAME), Map.of()).getException()));
    }

    @Test
    void refusalsShowNoValues() {
        assertClean(refusal("apifm:fxApply", Map.of("name", NAME, "mobile", MOBILE, "pwd", PASSWORD)));
        assertClean(refusal("apifm:fxApply", Map.of("name", Map.of("a", NAME), "mobile", MOBILE)));
        assertClean(refusal("apifm:fxApply", Map.of("name", NAME), Map.of("CamelApifmName", MOBILE)));
    }

    @Test
    void aConsumerWhoseRowFailsShowsNoRow() throws Exception {
        platform.answer(call -> "1".equals(call.form().get("page"))
                ? "{\"code\":0,\"data\":[{\"id\":1,\"linkMan\":\"" + NAME + "\",\"mobile\":\"" + MOBILE + "\"}]}"
                : "{\"code\":700}");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("apifm:queryAddressV2?initialDelay=0&delay=20")
                        .errorHandler(noErrorHandler())
                        .throwException(new IllegalStateException("about " + NAME));
            }
        });
        Awaitility.await()
                .until(() -> logged.stream().anyMatch(line -> line.contains("comes again with the next poll")));
        assertClean("");
    }

    @Test
    void componentAndEndpointHaveNoPublicWayToTheToken() {
        assertThat(Arrays.stream(ApifmComponent.class.getMethods()).map(Method::getName))
                .doesNotContain("getToken")
                .contains("setToken");
        assertThat(camel.getEndpoint("apifm:goods").toString()).doesNotContain(TOKEN);
    }
}
