// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes whose answer is lost, and writes that were done before. */
class OrderWriteTest {

    private static final String SHIP = "/api/order/ship";
    private static final String GET = "/api/order/get";

    /** The write alone: what is read is read because of its outcome. */
    private static final WriteOptions UNGUARDED = WriteOptions.DEFAULT.withAllowRefunding(true);

    @RegisterExtension
    final Bench bench = new Bench();

    private String paid;

    @BeforeEach
    void anOrderThatIsPaid() {
        paid = bench.shop.addOrder(order -> order.status("wait_seller_ship")).id();
    }

    private long count(String path) {
        return bench.simulator.journal().count(path);
    }

    private void assertShippedOnce(String waybillNo) {
        assertThat(bench.simulator.history().versions(paid)).hasSize(2).last().satisfies(version -> {
            assertThat(version.status()).isEqualTo("shipped");
            assertThat(version.waybillNo()).isEqualTo(waybillNo);
        });
    }

    @Nested
    class Ship {

        private final ShipCommand command = new ShipCommand(null, "SF1", "shunfeng", "顺丰速运");

        private WriteResult ship() {
            return ship(bench.orders());
        }

        private WriteResult ship(OrderApi orders) {
            return orders.ship(
                    new ShipCommand(paid, command.waybillNo(), command.logisticsCode(), command.logisticsName()),
                    UNGUARDED);
        }

        static List<Fault> answersLost() {
            return List.of(
                    Fault.resetAfterEffect(),
                    Fault.truncatedBody(),
                    Fault.truncatedJson(),
                    Fault.maintenancePage().afterEffect(),
                    Fault.status(504).afterEffect(),
                    Fault.status(301).afterEffect(),
                    Fault.status(403).afterEffect(),
                    Fault.status(404).afterEffect(),
                    Fault.body("", "text/plain").afterEffect(),
                    Fault.body("{}", "application/json").afterEffect(),
                    Fault.body("{\"state\":\"ok\"}", "application/json").afterEffect());
        }

        @ParameterizedTest
        @MethodSource("answersLost")
        void isSentOnceWhenTheAnswerIsLost(Fault lost) {
            bench.simulator.faults().next(1, lost, SHIP);
            assertThat(ship().alreadyDone()).isTrue();
            assertThat(count(SHIP)).isEqualTo(1);
            assertThat(count(GET)).isEqualTo(1);
            assertShippedOnce("SF1");
        }

        /** As by a proxy, or with a wrong baseUri: it would be so each time. */
        @ParameterizedTest
        @ValueSource(ints = {301, 400, 403, 404})
        void isNotSentAgainWhereSomethingElseAnswers(int status) {
            bench.simulator.faults().next(10, Fault.status(status), SHIP);
            assertThatThrownBy(this::ship)
                    .isInstanceOfSatisfying(FkwTransportException.class, e -> assertThat(e.isOutcomeUnknown())
                            .isTrue())
                    .hasMessageContaining("HTTP status " + status)
                    .hasMessageContaining("baseUri");
            assertThat(count(SHIP)).isEqualTo(1);
            assertThat(count(GET)).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void isSentAgainWhenTheOrderStandsUnchanged(int times) {
            bench.simulator.faults().next(times, Fault.resetBeforeEffect(), SHIP);
            assertThat(ship().alreadyDone()).isFalse();
            assertThat(count(SHIP)).isEqualTo(times + 1L);
            assertThat(count(GET)).isEqualTo(times);
            assertThat(bench.sleeper.waits()).hasSize(times);
            assertShippedOnce("SF1");
        }

        @Test
        void isGivenUpAfterSoManyAttempts() {
            bench.simulator.faults().next(100, Fault.resetBeforeEffect(), SHIP);
            FkwTransportException e = catchThrowableOfType(FkwTransportException.class, this::ship);
            assertThat(e.isOutcomeUnknown()).isTrue();
            assertThat(count(SHIP)).isEqualTo(4);
        }

        @Test
        void staysUnknownWhenTheOrderCannotBeReadBack() {
            bench.simulator.faults().next(1, Fault.resetAfterEffect(), SHIP);
            bench.simulator.faults().next(100, Fault.status(503), GET);
            FkwTransportException e = catchThrowableOfType(FkwTransportException.class, this::ship);
            assertThat(e.isOutcomeUnknown()).isTrue();
            assertThat(e.getOperation()).isEqualTo("ship");
            assertThat(e).hasMessageContaining("look at the order before it is sent again");
            assertThat(e.getSuppressed()).hasSize(1);
            assertThat(e.getSuppressed()[0])
                    .isInstanceOf(FkwTransportException.class)
                    .hasMessageContaining("503");
            assertThat(count(SHIP)).isEqualTo(1);
        }

        @Test
        void isASuccessWhenTheOrderIsShippedWithThisWaybill() {
            ship();
            WriteResult again = ship();
            assertThat(again.alreadyDone()).isTrue();
            assertThat(again.code()).isZero();
            assertShippedOnce("SF1");
        }

        @Test
        void isASuccessWhenTheOrderWasMeanwhileFinished() {
            ship();
            bench.shop.complete(paid);
            assertThat(ship().alreadyDone()).isTrue();
        }

        @Test
        void isRefusedWhenTheOrderIsShippedWithAnotherWaybill() {
            bench.shop.ship(paid, "YT99", "yuantong", "圆通速递");
            FkwApiException e = catchThrowableOfType(FkwApiException.class, this::ship);
            assertThat(e.getOrderId()).isEqualTo(paid);
            assertThat(e.getOperation()).isEqualTo("ship");
            assertThat(bench.shop.order(paid).orElseThrow().waybillNo()).isEqualTo("YT99");
        }

        @Test
        void isNotSentAgainWhenTheAnswerIsLostAndTheOrderStandsWithAnotherWaybill() {
            bench.simulator.faults().next(1, Fault.resetBeforeEffect(), SHIP);
            bench.shop.ship(paid, "YT99", "yuantong", "圆通速递");
            assertThatThrownBy(this::ship)
                    .isInstanceOf(FkwApiException.class)
                    .hasMessageContaining(paid)
                    .hasMessageContaining("shipped")
                    .hasMessageContaining("not sent again")
                    .hasNoCause()
                    .satisfies(e ->
                            assertThat(e.getSuppressed()).singleElement().isInstanceOf(FkwTransportException.class));
            assertThat(count(SHIP)).isEqualTo(1);
        }

        @Test
        void ofAnUnknownOrderIsRefused() {
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.ship(new ShipCommand("no-such", "SF1", "shunfeng", "顺丰速运"), UNGUARDED))
                    .isInstanceOf(FkwApiException.class)
                    .hasMessageContaining("no-such")
                    .hasMessageContaining("订单不存在");
        }

        @Test
        void ofAnOrderThatIsNotPaidIsRefused() {
            paid = bench.shop.addOrder().id();
            assertThatThrownBy(this::ship)
                    .isInstanceOf(FkwApiException.class)
                    .hasMessageContaining(paid)
                    .hasMessageContaining("待发货");
            assertThat(count(SHIP)).isEqualTo(1);
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " \t"})
        void namesWhatIsBlankAndSendsNothing(String blank) {
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.ship(new ShipCommand(paid, blank, "shunfeng", "顺丰速运")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("CamelFkwWaybillNo")
                    .hasMessageContaining("waybillNo");
            assertThatThrownBy(() -> orders.ship(new ShipCommand(paid, "SF1", blank, blank)))
                    .hasMessageContaining("CamelFkwLogisticsCode");
            assertThatThrownBy(() -> orders.ship(new ShipCommand(blank, "SF1", "shunfeng", "顺丰速运")))
                    .hasMessageContaining("CamelFkwOrderId");
            assertThat(bench.simulator.journal().count()).isZero();
        }

        @Test
        void thatIsNeverAnsweredEndsAtTheDeadlineAndIsReadBack() {
            bench.simulator.faults().next(1, Fault.neverAnswer().afterEffect(), SHIP);
            WriteResult result = ship(bench.orders(w -> w.requestTimeout = Duration.ofMillis(1_500)));
            assertThat(result.alreadyDone()).isTrue();
            assertShippedOnce("SF1");
        }

        @Test
        void whoseAnswerTricklesEndsAtTheDeadlineAndIsReadBack() {
            // Each chunk comes within the time-out, the whole answer does not.
            bench.simulator.faults().next(1, Fault.slowBody(Duration.ofMillis(300)), SHIP);
            WriteResult result = ship(bench.orders(w -> w.requestTimeout = Duration.ofMillis(1_500)));
            assertThat(result.alreadyDone()).isTrue();
            assertShippedOnce("SF1");
        }

        @Test
        void isReadBackWhenTheAnswerIsHuge() {
            bench.simulator.faults().next(1, Fault.hugeBody(20_000_000).afterEffect(), SHIP);
            assertThat(ship().alreadyDone()).isTrue();
            assertShippedOnce("SF1");
        }
    }

    @Nested
    class OtherWrites {

        static List<Arguments> writes() {
            Function<OrderApi, Function<String, WriteResult>> pay = orders -> orders::pay;
            Function<OrderApi, Function<String, WriteResult>> cancel = orders -> orders::cancel;
            Function<OrderApi, Function<String, WriteResult>> complete =
                    orders -> id -> orders.complete(new CompleteCommand(id, null, null, null));
            return List.of(
                    Arguments.of("pay", "wait_buyer_pay", "wait_seller_ship", pay),
                    Arguments.of("cancel", "wait_seller_ship", "canceled", cancel),
                    Arguments.of("complete", "shipped", "finished", complete));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("writes")
        void areSentOnceWhenTheAnswerIsLost(
                String call, String from, String to, Function<OrderApi, Function<String, WriteResult>> write) {
            String id = bench.shop.addOrder(order -> order.status(from)).id();
            bench.simulator.faults().next(1, Fault.resetAfterEffect(), "/api/order/" + call);
            assertThat(write.apply(bench.orders()).apply(id).alreadyDone()).isTrue();
            assertThat(count("/api/order/" + call)).isEqualTo(1);
            assertThat(bench.shop.order(id).orElseThrow().status()).isEqualTo(to);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("writes")
        void areSentAgainWhenTheOrderStandsUnchanged(
                String call, String from, String to, Function<OrderApi, Function<String, WriteResult>> write) {
            String id = bench.shop.addOrder(order -> order.status(from)).id();
            bench.simulator.faults().next(1, Fault.resetBeforeEffect(), "/api/order/" + call);
            assertThat(write.apply(bench.orders()).apply(id).alreadyDone()).isFalse();
            assertThat(count("/api/order/" + call)).isEqualTo(2);
            assertThat(bench.shop.order(id).orElseThrow().status()).isEqualTo(to);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("writes")
        void areASuccessWhenDoneBefore(
                String call, String from, String to, Function<OrderApi, Function<String, WriteResult>> write) {
            String id = bench.shop.addOrder(order -> order.status(to)).id();
            assertThat(write.apply(bench.orders()).apply(id).alreadyDone()).isTrue();
        }

        @Test
        void completeWithOnlySomeOfTheWaybillIsRefusedBeforeItIsSent() {
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.complete(new CompleteCommand(paid, "SF1", null, null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("CamelFkwLogisticsCode");
            assertThatThrownBy(() -> orders.complete(new CompleteCommand(paid, " ", "shunfeng", "顺丰速运")))
                    .hasMessageContaining("CamelFkwWaybillNo");
            assertThat(bench.simulator.journal().count()).isZero();
        }

        @Test
        void completeOfAnOrderThatWentOutWithAnotherWaybillIsRefused() {
            bench.shop.complete(paid, "YT99", "yuantong", "圆通速递");
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.complete(new CompleteCommand(paid, "SF1", "shunfeng", "顺丰速运")))
                    .isInstanceOf(FkwApiException.class);
            assertThat(orders.complete(new CompleteCommand(paid, "YT99", "yuantong", "圆通速递"))
                            .alreadyDone())
                    .isTrue();
        }

        @Test
        void completeOfAShippedOrderTakesItsOwnWaybillOnly() {
            bench.shop.ship(paid, "YT99", "yuantong", "圆通速递");
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.complete(new CompleteCommand(paid, "SF1", "shunfeng", "顺丰速运")))
                    .isInstanceOf(FkwConflictException.class)
                    .hasMessageContaining("shipped");
            assertThat(count("/api/order/complete")).isZero();
            assertThat(orders.complete(new CompleteCommand(paid, "YT99", "yuantong", "圆通速递"))
                            .alreadyDone())
                    .isFalse();
            assertThat(bench.shop.order(paid).orElseThrow().status()).isEqualTo("finished");
        }

        @Test
        void completeIsNotSentAgainWhereTheOrderWentOutOtherwiseMeanwhile() {
            bench.simulator.faults().next(1, Fault.resetBeforeEffect(), request -> {
                boolean completes = request.path().equals("/api/order/complete");
                if (completes) {
                    bench.shop.ship(paid, "YT99", "yuantong", "圆通速递");
                }
                return completes;
            });
            assertThatThrownBy(() ->
                            bench.orders().complete(new CompleteCommand(paid, "SF1", "shunfeng", "顺丰速运"), UNGUARDED))
                    .isInstanceOf(FkwConflictException.class);
            assertThat(count("/api/order/complete")).isEqualTo(1);
            assertThat(bench.shop.order(paid).orElseThrow().waybillNo()).isEqualTo("YT99");
        }

        @Test
        void shipsUnknownOutcomeStaysOneWhereTheOrderThatIsReadBackHasNoStatus() {
            bench.simulator.faults().next(1, Fault.resetAfterEffect(), SHIP);
            bench.simulator
                    .faults()
                    .next(
                            1,
                            Fault.body(
                                    "{\"rt\":0,\"success\":true,\"msg\":\"\",\"order\":{\"id\":\"" + paid
                                            + "\",\"status\":\"\"}}",
                                    "application/json"),
                            GET);
            assertThatThrownBy(() -> bench.orders().ship(new ShipCommand(paid, "SF1", "shunfeng", "顺丰速运"), UNGUARDED))
                    .isInstanceOf(FkwConflictException.class)
                    .hasMessageContaining("the answer was lost");
            assertThat(count(SHIP)).isEqualTo(1);
        }

        @Test
        void cancelOfAFinishedOrderIsRefused() {
            bench.shop.complete(paid, "SF1", "shunfeng", "顺丰速运");
            assertThatThrownBy(() -> bench.orders().cancel(paid))
                    .isInstanceOf(FkwApiException.class)
                    .hasMessageContaining(paid);
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " "})
        void needAnOrderId(String blank) {
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.pay(blank)).hasMessageContaining("CamelFkwOrderId");
            assertThatThrownBy(() -> orders.cancel(blank)).hasMessageContaining("CamelFkwOrderId");
            assertThatThrownBy(() -> orders.get(blank)).hasMessageContaining("CamelFkwOrderId");
        }
    }
}
