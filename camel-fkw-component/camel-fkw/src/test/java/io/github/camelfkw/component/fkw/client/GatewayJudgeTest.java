// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.simulator.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an answer is judged. */
class GatewayJudgeTest {

    private static final String JSON = "application/json;charset=UTF-8";

    @RegisterExtension
    final Bench bench = new Bench();

    private OrderDocument getFrom(String body) {
        return getFrom(body.getBytes(StandardCharsets.UTF_8));
    }

    private OrderDocument getFrom(byte[] body) {
        bench.simulator.faults().next(10, Fault.body(body, JSON));
        return bench.orders().get("1");
    }

    @Nested
    class Success {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"rt\":0,\"success\":true,\"msg\":\"查询成功\",\"order\":{\"id\":\"1\"}}",
                    "{\"success\":true,\"order\":{\"id\":1}}",
                    "{\"rt\":0,\"order\":{\"id\":\"1\"}}",
                    "{\"rt\":\"0\",\"success\":\"true\",\"order\":{\"id\":\"1\"}}",
                    "{\"rt\":0.0,\"success\":true,\"order\":{\"id\":\"1\"}}",
                    "{\"rt\":null,\"success\":true,\"msg\":null,\"order\":{\"id\":\"1\"}}",
                    " \n {\"order\" : { \"x\":[{\"id\":\"7\"}], \"id\":\"1\" }, \"rt\" : 0 } \n"
                })
        void isRtZeroOrSuccessTrue(String body) {
            assertThat(getFrom(body).id()).isEqualTo("1");
            assertThat(bench.simulator.journal().count()).isEqualTo(1);
        }

        @Test
        void mayBeginWithAByteOrderMark() {
            String body = "\uFEFF{\"rt\":0,\"order_list\":[{\"id\":\"1\"}],\"total\":1}";
            bench.simulator.faults().next(Fault.body(body, JSON));
            ListPage<OrderDocument> page = bench.orders().list(OrderQuery.all());
            assertThat(page.rows()).hasSize(1);
            assertThat(page.json()).startsWith("{");
        }

        @Test
        void keepsTheOrdersOwnText() {
            String order = "{\"id\":\"1\",\"名\":\"\\u4e2d 文\", \"n\":1.10}";
            assertThat(getFrom("{\"rt\":0,\"msg\":\"前面有中文\",\"order\":" + order + "}")
                            .json())
                    .isEqualTo(order);
        }
    }

    @Nested
    class Refusal {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"rt\":5,\"success\":false,\"msg\":\"不行\"} | 5",
                    "{\"rt\":5,\"success\":true,\"msg\":\"不行\",\"order\":{\"id\":\"1\"}} | 5",
                    "{\"rt\":\"5\",\"msg\":\"不行\",\"order\":{\"id\":\"1\"}} | 5",
                    "{\"rt\":-2,\"msg\":\"不行\"} | -2",
                    "{\"rt\":0,\"success\":false,\"msg\":\"不行\",\"order\":{\"id\":\"1\"}} | 0",
                    "{\"success\":\"false\",\"msg\":\"不行\"} | 0"
                })
        void namesCodeAndMessageAndIsNotRepeated(String body, int code) {
            FkwApiException e = catchThrowableOfType(FkwApiException.class, () -> getFrom(body));
            assertThat(e.getCode()).isEqualTo(code);
            assertThat(e.getApiMessage()).isEqualTo("不行");
            assertThat(e.getOrderId()).isEqualTo("1");
            assertThat(e.getOperation()).isEqualTo("order");
            assertThat(e).hasMessageContaining("order 1").hasMessageContaining("rt=" + code);
            assertThat(bench.simulator.journal().count()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"99999999999", "123456789012345678901234567890", "\"ERR\"", "4.5", "true"})
        void withACodeThatIsNoIntIsStillARefusal(String rt) {
            assertThatThrownBy(() -> getFrom("{\"rt\":" + rt + ",\"msg\":\"不行\",\"order\":{\"id\":\"1\"}}"))
                    .isInstanceOf(FkwApiException.class)
                    .hasMessageContaining("不行");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Too many requests", "请求频繁", "接口调用过于频繁", "API RATE LIMIT reached", "rate limit"})
        void forCallingTooOftenIsKnownByItsMessage(String message) {
            assertThatThrownBy(() -> getFrom("{\"rt\":77,\"msg\":\"" + message + "\"}"))
                    .isInstanceOf(FkwThrottledException.class);
            assertThat(bench.simulator.journal().count()).isEqualTo(4);
        }

        @Test
        void ofTheClientAsksForNoNewToken() {
            assertThatThrownBy(() -> getFrom("{\"rt\":100,\"msg\":\"client_id无效\"}"))
                    .isInstanceOfSatisfying(FkwAuthenticationException.class, e -> assertThat(e.isClientRefused())
                            .isTrue());
            assertThat(bench.simulator.tokens().refreshAttempts()).isZero();
        }
    }

    @Nested
    class NotAnAnswer {

        @ParameterizedTest
        @ValueSource(
                strings = {"", " ", "[]", "\"ok\"", "17", "null", "{\"rt\":0", "{\"rt\":0}}", "{\"rt\":0}{}", "OK"})
        void isRepeatedAndThenReported(String body) {
            assertThatThrownBy(() -> getFrom(body))
                    .isInstanceOfSatisfying(FkwTransportException.class, e -> assertThat(e.isOutcomeUnknown())
                            .isFalse())
                    .hasMessageContaining("is not whole JSON");
            assertThat(bench.simulator.journal().count()).isEqualTo(4);
        }

        @Test
        void inAnotherEncodingIsReportedAsWell() {
            byte[] utf16 = "{\"rt\":0,\"order\":{\"id\":\"1\"}}".getBytes(StandardCharsets.UTF_16);
            assertThatThrownBy(() -> getFrom(utf16)).isInstanceOf(FkwTransportException.class);
        }

        @Test
        void becauseTheShopIsUnderMaintenanceSaysSo() {
            bench.simulator.faults().next(10, Fault.maintenancePage());
            assertThatThrownBy(() -> bench.orders().get("1"))
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageContaining("HTML")
                    .hasMessageContaining("maintenance")
                    .hasMessageNotContaining("系统维护中");
        }

        @Test
        void thatSaysNeitherRtNorSuccessNamesItsFields() {
            assertThatThrownBy(() -> getFrom("{\"state\":1,\"data\":{\"id\":\"1\"}}"))
                    .isInstanceOf(FkwProtocolException.class)
                    .hasMessageContaining("data, state");
        }

        @Test
        void withoutTheOrderNamesItsFields() {
            assertThatThrownBy(() -> getFrom("{\"rt\":0,\"order\":null,\"orders\":[]}"))
                    .isInstanceOf(FkwProtocolException.class)
                    .hasMessageContaining("no field order")
                    .hasMessageContaining("orders");
        }

        @Test
        void withAnOrderWithoutAnIdIsRefused() {
            assertThatThrownBy(() -> getFrom("{\"rt\":0,\"order\":{\"id\":\"\",\"status\":\"shipped\"}}"))
                    .isInstanceOf(FkwProtocolException.class)
                    .hasMessageContaining("without an id");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"rt\":0}", "{\"rt\":0,\"total\":3}", "{\"rt\":0,\"total\":\"many\"}"})
        void listNamesWhatIsMissing(String body) {
            bench.simulator.faults().next(Fault.body(body, JSON));
            assertThatThrownBy(() -> bench.orders().list(OrderQuery.all()))
                    .isInstanceOf(FkwProtocolException.class)
                    .hasMessageContaining("the answer has no");
        }

        @Test
        void listWithoutATotalIsAPageWhoseEndCannotBeTold() {
            bench.simulator.faults().next(Fault.body("{\"rt\":0,\"order_list\":[]}", JSON));
            ListPage<OrderDocument> page = bench.orders().list(OrderQuery.all());
            assertThat(page.rows()).isEmpty();
            assertThat(page.knownTotal()).isEmpty();
            assertThatThrownBy(page::total)
                    .isInstanceOf(FkwProtocolException.class)
                    .hasMessageContaining("orders: the list came without a total");
        }
    }

    @Nested
    class HttpStatus {

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 400, 401, 403, 404, 405})
        void thatIsNoTroubleOfThePlatformIsNotRepeated(int status) {
            bench.simulator.faults().next(10, Fault.status(status));
            assertThatThrownBy(() -> bench.orders().get("1"))
                    .isInstanceOf(FkwProtocolException.class)
                    .hasMessageContaining("HTTP status " + status)
                    .hasMessageContaining("baseUri");
            assertThat(bench.simulator.journal().count()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {408, 500, 502, 503, 504})
        void ofAPassingTroubleIsRepeated(int status) {
            bench.simulator.faults().next(10, Fault.status(status));
            assertThatThrownBy(() -> bench.orders().get("1"))
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageContaining("HTTP status " + status);
            assertThat(bench.simulator.journal().count()).isEqualTo(4);
        }

        @Test
        void tooManyRequestsIsThrottling() {
            bench.simulator.faults().next(10, Fault.status(429));
            assertThatThrownBy(() -> bench.orders().get("1"))
                    .isInstanceOfSatisfying(FkwThrottledException.class, e -> assertThat(e.getCode())
                            .isEqualTo(429));
            assertThat(bench.simulator.journal().count()).isEqualTo(4);
        }

        @Test
        void aboveFourHundredIsNoSuccessWhateverTheBodySays() {
            byte[] body = "{\"rt\":0,\"success\":true,\"order\":{\"id\":\"1\"}}".getBytes(StandardCharsets.UTF_8);
            OrderApi orders =
                    bench.orders(w -> w.wrap = real -> request -> new HttpAnswer(403, JSON, Optional.empty(), body));
            assertThatThrownBy(() -> orders.get("1")).isInstanceOf(FkwApiException.class);
        }
    }
}
