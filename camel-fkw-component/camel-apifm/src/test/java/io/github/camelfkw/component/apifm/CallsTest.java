// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.Fault;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers become, what is repeated, and what fails how. */
class CallsTest extends ApifmTestSupport {

    @Nested
    class Answers {

        @Test
        void theBodyIsDataAndHeadersSayTheRest() {
            platform.answer("{\"code\":0,\"data\":[{\"price\":59.90,\"name\":\"\"}],\"msg\":\"success\"}");
            Message message = answer("apifm:goodsAddition", 1, Map.of("CamelApifmMessage", "left over"));
            assertThat(message.getBody()).isEqualTo(List.of(Map.of("price", new BigDecimal("59.90"), "name", "")));
            assertThat(message.getHeader("CamelApifmCode")).isEqualTo(0);
            assertThat(message.getHeader("CamelApifmMessage")).isEqualTo("success");
        }

        @Test
        void rawPayloadIsTheJsonTextOfData() {
            platform.answer("{\"code\":0,\"data\":{\"b\":59.90,\"a\":[1,null]}}");
            Message message =
                    answer("apifm:goodsAddition?rawPayload=true", 1, Map.of("CamelApifmMessage", "left over"));
            assertThat(message.getBody()).isEqualTo("{\"b\":59.90,\"a\":[1,null]}");
            assertThat(message.getHeaders()).doesNotContainKey("CamelApifmMessage");
        }

        @Test
        void nothingOfAnEarlierCallIsLeftWhereThereIsNoAnswer() {
            Map<String, Object> leftOver = Map.of("CamelApifmCode", 0, "CamelApifmMessage", "left over");
            platform.answer("{\"code\":10000,\"msg\":\"订单不存在\"}");
            for (Exchange failed :
                    List.of(send("apifm:orderPay", 1, leftOver), send("apifm:orderPay", null, leftOver))) {
                assertThat(failed.getException()).isNotNull();
                assertThat(failed.getMessage().getHeaders()).doesNotContainKeys("CamelApifmCode", "CamelApifmMessage");
            }
            assertThat(answer("apifm:graphValidateCodeUrl", "k", leftOver).getHeaders())
                    .doesNotContainKeys("CamelApifmCode", "CamelApifmMessage");
        }

        @Test
        void noDataIsNoBody() {
            platform.answer("{\"code\":0,\"msg\":\"success\"}");
            assertThat(answer("apifm:goodsFavPut", Map.of("goodsId", 1)).getBody())
                    .isNull();
            assertThat(answer("apifm:goodsFavPut?rawPayload=true", Map.of("goodsId", 1))
                            .getBody())
                    .isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "checkReferrer, referrer, 700",
            "cmsArticleFavCheck, newsId, -1",
            "goodsFavCheck, goodsId, -1",
            "myVote, voteId, 700"
        })
        void aCodeThatTheDocumentGivesAMeaningIsNoError(String call, String argument, int code) {
            platform.answer("{\"code\":" + code + ",\"data\":\"未收藏\",\"msg\":\"暂无数据\"}");
            Message message = answer("apifm:" + call, Map.of(argument, 1));
            assertThat(message.getHeader("CamelApifmCode")).isEqualTo(code);
            assertThat(message.getHeader("CamelApifmMessage")).isEqualTo("暂无数据");
            assertThat(message.getBody()).isEqualTo("未收藏");
        }

        @Test
        void notSignedInTodayIsNoError() {
            platform.answer("{\"code\":700,\"msg\":\"今日未签到\"}");
            assertThat(answer("apifm:scoreTodaySignedInfo", null).getHeader("CamelApifmCode"))
                    .isEqualTo(700);
        }

        @Test
        void anEmptyListIsNoError() {
            platform.answer("{\"code\":700,\"msg\":\"暂无数据\"}");
            Message message = answer("apifm:goods", null);
            assertThat(message.getBody()).isNull();
            assertThat(message.getHeader("CamelApifmCode")).isEqualTo(700);
        }

        @Test
        void theSameCodeOfAnotherCallIsAnError() {
            platform.answer("{\"code\":700,\"msg\":\"商品不存在\"}");
            ApifmException e = failure(ApifmException.class, "apifm:goodsDetail", 1, Map.of());
            assertThat(e.getCode()).isEqualTo(700);
            assertThat(e.getApiMessage()).isEqualTo("商品不存在");
            assertThat(e.getCall()).isEqualTo("goodsDetail");
            assertThat(e).hasMessage("apifm:goodsDetail was refused by the platform: code=700, msg=商品不存在");
        }

        @Test
        void aTokenThatIsNotAcceptedIsItsOwnKindOfError() {
            platform.answer("{\"code\":2000,\"msg\":\"登录超时\"}");
            ApifmAuthenticationException e =
                    failure(ApifmAuthenticationException.class, "apifm:userAmount", null, Map.of());
            assertThat(e.getCode()).isEqualTo(2000);
            assertThat(e).hasMessageContaining("refused for its login token").hasMessageContaining("登录超时");
        }
    }

    @Nested
    class NoAnswer {

        @Test
        void aReadIsRepeatedAfterAPassingTrouble() {
            for (Fault fault : List.of(
                    Fault.resetAfterEffect(), Fault.status(503), Fault.truncatedJson(), Fault.maintenancePage())) {
                int before = platform.calls().size();
                platform.faults().next(2, fault);
                answer("apifm:orderList", null);
                assertThat(platform.calls().size() - before).as(fault.name()).isPositive();
                assertThat(platform.faults().pending()).isZero();
            }
        }

        @Test
        void aReadThatGoesOnFailingEndsAfterMaxAttempts() {
            apifm.setMaxAttempts(3);
            platform.faults().next(5, Fault.status(500));
            ApifmTransportException e = failure(ApifmTransportException.class, "apifm:orderList", null, Map.of());
            assertThat(platform.faults().pending()).isEqualTo(2);
            assertThat(e.isOutcomeUnknown()).isFalse();
            assertThat(e).hasMessage("apifm:orderList: the platform answered with HTTP status 500");
        }

        @Test
        void aWriteThatMayHaveBeenDoneIsNotRepeated() {
            for (Fault fault : List.of(
                    Fault.resetAfterEffect(),
                    Fault.resetBeforeEffect(),
                    Fault.status(502).afterEffect(),
                    Fault.truncatedJson(),
                    Fault.maintenancePage())) {
                platform.faults().next(1, fault);
                int before = platform.calls().size();
                ApifmTransportException e = failure(ApifmTransportException.class, "apifm:orderPay", 42, Map.of());
                assertThat(e.isOutcomeUnknown()).as(fault.name()).isTrue();
                assertThat(e).hasMessageEndingWith("Whether it took effect is not known: look before it is sent again");
                assertThat(platform.calls().size() - before).as(fault.name()).isLessThanOrEqualTo(1);
            }
        }

        @Test
        void aGetThatWritesIsNotRepeated() {
            platform.faults().next(1, Fault.resetAfterEffect());
            ApifmTransportException e = failure(
                    ApifmTransportException.class, "apifm:smsValidateCode", Map.of("mobile", "13800138000"), Map.of());
            assertThat(e.isOutcomeUnknown()).isTrue();
            assertThat(platform.calls()).hasSize(1);
        }

        @Test
        void aWriteThatWasNotSentIsRepeatedAndItsOutcomeIsKnown() {
            apifm.setMaxAttempts(2);
            apifm.setApiUri("http://127.0.0.1:1");
            ApifmTransportException e = failure(ApifmTransportException.class, "apifm:orderPay", 42, Map.of());
            assertThat(e.isOutcomeUnknown()).isFalse();
            assertThat(e.isWorthRepeating()).isTrue();
            assertThat(e).hasMessageContaining("no connection to 127.0.0.1:1").hasMessageEndingWith("It was not sent");
        }

        @Test
        void aWriteThatWasTurnedAwayAsTooManyIsRepeated() {
            platform.faults().next(2, Fault.throttled());
            answer("apifm:orderPay", 42);
            assertThat(platform.faults().pending()).isZero();
            assertThat(platform.calls()).hasSize(1);
        }

        @Test
        void anAnswerWithoutACodeIsNamed() {
            platform.answer("{\"error\":\"x\",\"data\":\"secret\"}");
            assertThat(failure(ApifmProtocolException.class, "apifm:goods", null, Map.of()))
                    .hasMessage("apifm:goods: the answer has no code; it has the fields data, error");
            assertThat(failure(ApifmTransportException.class, "apifm:orderPay", 1, Map.of())
                            .isOutcomeUnknown())
                    .isTrue();
        }

        @Test
        void aWrongAddressIsNamedWithItsOption() {
            platform.faults().next(1, Fault.status(404));
            assertThat(failure(ApifmProtocolException.class, "apifm:banners", null, Map.of()))
                    .hasMessageContaining("HTTP status 404")
                    .hasMessageContaining("Check option commonUri and subDomain");
        }
    }

    @Nested
    class Later {

        @Test
        void aCallThatCameLaterIsMadeByPathAndVerb() {
            answer("apifm:call?path=/{subDomain}/shop/new&verb=POST&host=common", Map.of("a", 1));
            assertThat(platform.last().path()).isEqualTo("/common/demo/shop/new");
            assertThat(platform.last().form()).isEqualTo(Map.of("a", "1", "token", TOKEN));
            answer("apifm:call?path=/{merchantId}/x&verb=GET", Map.of("a", 1));
            assertThat(platform.last().path()).isEqualTo("/api/951/x");
            assertThat(platform.last().query()).containsEntry("a", "1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST"})
        void itIsRepeatedOnlyWhereTheEndpointSaysThatItReads(String verb) {
            String call = "apifm:call?path=/{subDomain}/x&verb=" + verb;
            for (String uri : List.of(call, call + "&effect=write")) {
                platform.faults().next(1, Fault.resetAfterEffect());
                assertThat(failure(ApifmTransportException.class, uri, null, Map.of())
                                .isOutcomeUnknown())
                        .as(uri)
                        .isTrue();
            }
            platform.faults().next(1, Fault.resetAfterEffect());
            answer(call + "&effect=read", null);
            assertThat(platform.faults().pending()).isZero();
        }
    }
}
