// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.waybill;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.examples.ordersync.Progress;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The decisions about one row: the steps of the route {@code ship-row} that are not calls. */
public final class Shipping {

    private static final Logger LOG = LoggerFactory.getLogger(Shipping.class);

    private final Progress progress;

    public Shipping(Progress progress) {
        this.progress = progress;
    }

    /** Whether the row is to be shipped now. */
    public boolean isDue(
            @ExchangeProperty("row") WaybillRow row,
            @ExchangeProperty("waybillFile") WaybillFile file,
            Exchange exchange) {
        return row.isOpen() && !file.isPlatformAway() && !exchange.getContext().isStopping();
    }

    /** Whether the order can take this waybill; if not, the row is decided. */
    public boolean mayBeShipped(
            @Body Order order,
            @ExchangeProperty("row") WaybillRow row,
            @ExchangeProperty("waybillFile") WaybillFile file) {
        file.decided();
        OrderStatus status = order.status();
        boolean isShipped = OrderStatus.SHIPPED.equals(status) || OrderStatus.FINISHED.equals(status);
        if (isShipped && row.getWaybillNo().equals(order.waybillNo())) {
            row.become(WaybillRow.Outcome.ALREADY_SHIPPED);
        } else if (isShipped) {
            row.fail("the order is " + status + " already, with waybill "
                    + (order.waybillNo() == null ? "(none)" : order.waybillNo()));
        } else if (OrderStatus.CANCELED.equals(status)) {
            row.fail("the order is canceled");
        } else if (order.hasRefund()) {
            row.fail(
                    "the buyer wants a refund: settle it in the shop, then drop this row again if it is to be shipped");
        }
        return row.isOpen();
    }

    /** The platform took the waybill. */
    public void shipped(
            @Header(FkwConstants.ALREADY_DONE) boolean alreadyDone, @ExchangeProperty("row") WaybillRow row) {
        row.become(alreadyDone ? WaybillRow.Outcome.ALREADY_SHIPPED : WaybillRow.Outcome.SHIPPED);
        progress.shipped();
    }

    /** The platform understood and refused. */
    public void refused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception refusal,
            @ExchangeProperty("row") WaybillRow row,
            @ExchangeProperty("waybillFile") WaybillFile file) {
        file.decided();
        row.fail(
                refusal instanceof FkwApiException api
                        ? "the platform refused: " + api.getApiMessage() + " (rt=" + api.getCode() + ")"
                        : refusal.getMessage());
    }

    /** Nobody knows; the row stays open. */
    public void undecided(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception trouble,
            @ExchangeProperty("row") WaybillRow row,
            @ExchangeProperty("waybillFile") WaybillFile file) {
        file.undecided(trouble.getMessage());
        LOG.info("{}, {}: not decided", file.name(), row, trouble);
    }
}
