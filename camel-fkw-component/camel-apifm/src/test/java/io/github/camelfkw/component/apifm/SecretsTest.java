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
    private static final String ID_CARD = "110101199003070011";

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
        assertThat(text).doesNotContain(TOKEN, NAME, MOBILE, PASSWORD, ID_CARD);
        assertThat(String.join("\n", logged)).doesNotContain(TOKEN, NAME, MOBILE, PASSWORD, ID_CARD);
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
    void whatStandsInJsonIsTakenOutValueByValue() {
        platform.answer("{\"code\":10000,\"msg\":\"" + NAME + " " + ID_CARD + " 已报名,编号 12,密码 " + PASSWORD + "\"}");
        Map<String, Object> form = Map.of("姓名", NAME, "其他", List.of(12, Map.of("身份证", ID_CARD, "pwd", PASSWORD)));
        Map<String, Object> join = Map.of("yuyueId", 1, "extJsonStr", form);
        ApifmException e = failure(ApifmException.class, "apifm:yuyueJoin", join, Map.of());
        assertThat(e.getApiMessage()).isEqualTo("*** *** 已报名,编号 12,密码 ***");
        assertClean(trace(e));
        platform.answer("{\"code\":0,\"msg\":\"" + ID_CARD + " 已报名\"}");
        assertThat(answer("apifm:yuyueJoin", join).getHeader("CamelApifmMessage"))
                .isEqualTo("*** 已报名");
    }

    @Test
    void whatOnlyLooksLikeJsonIsTakenOutAsAWhole() {
        platform.answer("{\"code\":10000,\"msg\":\"[" + NAME + " 不存在\"}");
        assertThat(failure(
                                ApifmException.class,
                                "apifm:fxApply",
                                Map.of("name", "[" + NAME, "mobile", MOBILE),
                                Map.of())
                        .getApiMessage())
                .isEqualTo("*** 不存在");
    }

    @Test
    void elementsOfAListAreTakenOutOneByOne() {
        platform.answer("{\"code\":10000,\"msg\":\"选项 " + NAME + " 与 7 不存在\"}");
        Map<String, Object> vote = Map.of("voteId", 7, "items", List.of(7, NAME), "remark", "快");
        assertThat(failure(ApifmException.class, "apifm:vote", vote, Map.of()).getApiMessage())
                .isEqualTo("选项 *** 与 7 不存在");
    }

    @Test
    void aNumberThatAnOrderIsHandedOutForIsTakenOut() {
        platform.answer("{\"code\":10000,\"msg\":\"核销码 1234567890 已使用\"}");
        assertThat(failure(ApifmException.class, "apifm:orderHXV2", 1234567890L, Map.of())
                        .getApiMessage())
                .isEqualTo("核销码 *** 已使用");
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
