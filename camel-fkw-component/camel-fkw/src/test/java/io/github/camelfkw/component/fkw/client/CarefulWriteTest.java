// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelfkw.component.fkw.client.FkwConflictException.Reason;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at before an order is written: refunds, what was done before, and the carrier. */
class CarefulWriteTest {

    private static final String SHIP = "/api/order/ship";
    private static final String COMPLETE = "/api/order/complete";
    private static final String GET = "/api/order/get";

    private static final WriteOptions READ_FIRST = WriteOptions.DEFAULT.withReadFirst(true);
    private static final WriteOptions NO_GUARD = WriteOptions.DEFAULT.withAllowRefunding(true);

    @RegisterExtension
    final Bench bench = new Bench();

    private String paid;

    @BeforeEach
    void anOrderOfTwoItemsThatIsPaid() {
        paid = bench.shop
                .addOrder(order -> order.status("wait_seller_ship").items(2))
                .id();
    }

    private long count(String path) {
        return bench.simulator.journal().count(path);
    }

    private WriteResult ship(WriteOptions options) {
        return bench.orders().ship(new ShipCommand(paid, "SF1", "shunfeng", "顺丰速运"), options);
    }

    @Nested
    class RefundGuard {

        @ParameterizedTest
        @ValueSource(strings = {"wait_seller_agree", "wait_buyer_return_goods", "wait_seller_confirm_goods"})
        void keepsTheParcelWhileARefundOfAnItemIsRunning(String status) {
            bench.shop.refund(paid, 1, status);
            FkwConflictException e = catchThrowableOfType(FkwConflictException.class, () -> ship(WriteOptions.DEFAULT));
            assertThat(e.getReason()).isEqualTo(Reason.REFUND);
            assertThat(e.getOrderId()).isEqualTo(paid);
            assertThat(e).hasMessageContaining("refund").hasMessageContaining("allowRefunding=true");
            assertThat(count(SHIP)).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"seller_refuse_buyer", "closed", "success"})
        void letsTheParcelGoWhenTheRefundOfAnItemIsOver(String status) {
            bench.shop.refund(paid, 0, status);
            assertThat(ship(WriteOptions.DEFAULT).alreadyDone()).isFalse();
            assertThat(count(SHIP)).isEqualTo(1);
        }

        @Test
        void keepsTheParcelWhenAllItemsAreRefunded() {
            bench.shop.refund(paid, 0, "success");
            bench.shop.refund(paid, 1, "success");
            assertThatThrownBy(() -> ship(WriteOptions.DEFAULT)).isInstanceOf(FkwConflictException.class);
            assertThat(count(SHIP)).isZero();
        }

        @Test
        void isOffWhereTheUserSaysSoAndThenNothingIsRead() {
            bench.shop.refund(paid, 0, "wait_seller_agree");
            ship(NO_GUARD);
            assertThat(count(SHIP)).isEqualTo(1);
            assertThat(count(GET)).isZero();
        }

        @Test
        void alsoSeesARefundThatBeganWhileTheAnswerWasLost() {
            bench.simulator.faults().next(1, Fault.resetBeforeEffect(), SHIP);
            OrderApi orders = bench.orders(w -> w.wrap = transport -> request -> {
                try {
                    return transport.send(request);
                } finally {
                    if (request.path().equals(SHIP)) {
                        bench.shop.refund(paid, 0, "wait_seller_agree");
                    }
                }
            });
            FkwConflictException e = catchThrowableOfType(
                    FkwConflictException.class, () -> orders.ship(new ShipCommand(paid, "SF1", "shunfeng", "顺丰速运")));
            assertThat(e.getReason()).isEqualTo(Reason.REFUND);
            assertThat(e).hasNoCause();
            assertThat(e.getSuppressed()).singleElement().isInstanceOf(FkwTransportException.class);
            assertThat(count(SHIP)).isEqualTo(1);
        }

        @Test
        void alsoGuardsACompletionThatShips() {
            bench.shop.refund(paid, 0, "wait_seller_agree");
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.complete(new CompleteCommand(paid, "SF1", "shunfeng", "顺丰速运")))
                    .isInstanceOf(FkwConflictException.class);
            assertThat(count(COMPLETE)).isZero();
        }

        @Test
        void doesNotHoldUpTheCompletionOfAnOrderThatIsOnItsWay() {
            bench.shop.ship(paid, "SF1", "shunfeng", "顺丰速运");
            bench.shop.refund(paid, 0, "wait_seller_agree");
            bench.orders().complete(new CompleteCommand(paid, null, null, null));
            assertThat(bench.shop.order(paid).orElseThrow().status()).isEqualTo("finished");
        }

        @Test
        void doesNotReadTwiceAndSendsNothingWhereTheParcelIsOnItsWay() {
            bench.shop.ship(paid, "SF1", "shunfeng", "顺丰速运");
            assertThat(ship(WriteOptions.DEFAULT).alreadyDone()).isTrue();
            assertThat(count(GET)).isEqualTo(1);
            assertThat(count(SHIP)).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"shipped", "finished", "canceled"})
        void alsoLeavesAloneWhatIsSettledOtherwiseSinceItWasRead(String status) {
            paid = bench.shop
                    .addOrder(order -> order.status(status).shippedWith("YT99", "圆通速递"))
                    .id();
            FkwConflictException e = catchThrowableOfType(FkwConflictException.class, () -> ship(WriteOptions.DEFAULT));
            assertThat(e.getReason()).isEqualTo(Reason.DONE_OTHERWISE);
            assertThat(count(SHIP)).isZero();
        }

        @Test
        void saysOfAFailureToReadThatNothingWasSent() {
            bench.simulator.faults().next(100, Fault.status(503), GET);
            FkwTransportException e =
                    catchThrowableOfType(FkwTransportException.class, () -> ship(WriteOptions.DEFAULT));
            assertThat(e.getOperation()).isEqualTo("ship");
            assertThat(e.isOutcomeUnknown()).isFalse();
            assertThat(e).hasMessageContaining("ship of order " + paid + " was not sent");
            assertThat(count(SHIP)).isZero();
        }
    }

    @Nested
    class ReadingFirst {

        static List<Arguments> writes() {
            BiFunction<OrderApi, String, WriteResult> pay = (orders, id) -> orders.pay(id, READ_FIRST);
            BiFunction<OrderApi, String, WriteResult> cancel = (orders, id) -> orders.cancel(id, READ_FIRST);
            BiFunction<OrderApi, String, WriteResult> complete =
                    (orders, id) -> orders.complete(new CompleteCommand(id, null, null, null), READ_FIRST);
            BiFunction<OrderApi, String, WriteResult> ship =
                    (orders, id) -> orders.ship(new ShipCommand(id, "SF1", "shunfeng", "顺丰速运"), READ_FIRST);
            return List.of(
                    Arguments.of("pay", "wait_buyer_pay", "wait_seller_ship", "canceled", pay),
                    Arguments.of("cancel", "wait_seller_ship", "canceled", "finished", cancel),
                    Arguments.of("complete", "shipped", "finished", "canceled", complete),
                    Arguments.of("ship", "wait_seller_ship", null, "canceled", ship));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("writes")
        void sendsWhatIsToBeDone(
                String call, String from, String to, String other, BiFunction<OrderApi, String, WriteResult> write) {
            String id = bench.shop.addOrder(order -> order.status(from)).id();
            assertThat(write.apply(bench.orders(), id).alreadyDone()).isFalse();
            assertThat(count("/api/order/" + call)).isEqualTo(1);
            assertThat(count(GET)).isEqualTo(1);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("writes")
        void doesNotSendWhatIsDone(
                String call, String from, String to, String other, BiFunction<OrderApi, String, WriteResult> write) {
            String id = to == null
                    ? bench.shop.ship(paid, "SF1", "shunfeng", "顺丰速运").id()
                    : bench.shop.addOrder(order -> order.status(to)).id();
            assertThat(write.apply(bench.orders(), id).alreadyDone()).isTrue();
            assertThat(count("/api/order/" + call)).isZero();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("writes")
        void refusesWhatIsDoneOtherwise(
                String call, String from, String to, String other, BiFunction<OrderApi, String, WriteResult> write) {
            String id = bench.shop.addOrder(order -> order.status(other)).id();
            FkwConflictException e =
                    catchThrowableOfType(FkwConflictException.class, () -> write.apply(bench.orders(), id));
            assertThat(e.getReason()).isEqualTo(Reason.DONE_OTHERWISE);
            assertThat(e.getOperation()).isEqualTo(call);
            assertThat(e).hasMessageContaining(id).hasMessageContaining(other);
            assertThat(count("/api/order/" + call)).isZero();
        }

        @Test
        void refusesAShipmentWithAnotherWaybill() {
            bench.shop.ship(paid, "YT99", "yuantong", "圆通速递");
            assertThatThrownBy(() -> ship(READ_FIRST))
                    .isInstanceOf(FkwConflictException.class)
                    .hasMessageContaining("shipped");
            assertThat(count(SHIP)).isZero();
        }

        @Test
        void refusesAShipmentWithTheSameNumberOfAnotherCarrier() {
            bench.shop.ship(paid, "SF1", "yuantong", "圆通速递");
            assertThatThrownBy(() -> ship(READ_FIRST)).isInstanceOf(FkwConflictException.class);
        }

        @Test
        void letsAnOrderGoThatIsPaidOnDelivery() {
            paid = bench.shop
                    .addOrder(order -> order.status("wait_buyer_pay").cod())
                    .id();
            assertThat(ship(READ_FIRST).alreadyDone()).isFalse();
        }
    }

    @Nested
    class Carrier {

        @ParameterizedTest
        @CsvSource({"SF,", "SHUNFENG,", "顺丰,", "sf express,", ",顺丰速运", "shunfeng,顺丰"})
        void isSentAsItsCode(String code, String name) {
            bench.orders().ship(new ShipCommand(paid, "SF1", code, name));
            assertThat(bench.simulator.journal().requests(SHIP).get(0).params())
                    .containsEntry("logistics_code", "shunfeng")
                    .containsEntry("logistics_name", name == null ? "顺丰速运" : name);
        }

        @Test
        void isRefusedWhereItIsNotKnown() {
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.ship(new ShipCommand(paid, "X1", "shunfang", "x")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("logisticsCode shunfang")
                    .hasMessageContaining("Did you mean shunfeng")
                    .hasMessageContaining("allowUnknownCarrier=true");
            assertThatThrownBy(() -> orders.complete(new CompleteCommand(paid, "X1", "our own van", "x")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(bench.simulator.journal().count()).isZero();
        }

        @Test
        void isSentAsItIsWhereTheUserSaysSo() {
            WriteOptions unknown = WriteOptions.DEFAULT.withAllowUnknownCarrier(true);
            OrderApi orders = bench.orders();
            assertThatThrownBy(() -> orders.ship(new ShipCommand(paid, "X1", "ourvan", null), unknown))
                    .hasMessageContaining("logisticsName");
            orders.ship(new ShipCommand(paid, "X1", "ourvan", "自有车队"), unknown);
            assertThat(bench.simulator.journal().requests(SHIP).get(0).params())
                    .containsEntry("logistics_code", "ourvan");
            assertThat(orders.ship(new ShipCommand(paid, "X1", "SF", null), unknown.withReadFirst(false))
                            .alreadyDone())
                    .as("the same waybill, but 自有车队 is not known to be another carrier")
                    .isTrue();
        }

        @Test
        void ofTheUserIsKnown() {
            OrderApi orders =
                    bench.orders(w -> w.carriers = Carriers.standard().with(List.of("ourvan | 自有车队 | VAN"), "test"));
            orders.ship(new ShipCommand(paid, "X1", "van", null));
            assertThat(bench.simulator.journal().requests(SHIP).get(0).params())
                    .containsAllEntriesOf(Map.of("logistics_code", "ourvan", "logistics_name", "自有车队"));
        }
    }
}
