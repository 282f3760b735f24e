// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.poll.FeedListener;
import io.github.camelfkw.component.fkw.internal.poll.TimeWindow;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.spi.CamelEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Camel's event notifiers what happens to a consumer. */
final class FkwEvents implements FeedListener {

    private static final Logger LOG = LoggerFactory.getLogger(FkwConsumer.class);

    private final FkwEndpoint endpoint;
    private final String position;
    private final AtomicLong reconciled = new AtomicLong();

    FkwEvents(FkwEndpoint endpoint, String position) {
        this.endpoint = endpoint;
        this.position = position;
    }

    @Override
    public void held(TimeWindow window, String why) {
        send(new FkwConsumerEvent.WindowHeld(endpoint, position, window.from(), window.to(), why));
    }

    @Override
    public void gaveUp(String orderId, int deliveries) {
        send(new FkwConsumerEvent.OrderGivenUp(endpoint, position, orderId, deliveries));
    }

    @Override
    public void foundByReconciliation(String orderId) {
        LOG.warn(
                "Order {} was found by reconciliation, {} so far: its change did not move its time of change, or showed"
                        + " later than lookback. It is delivered now",
                orderId,
                reconciled.incrementAndGet());
        send(new FkwConsumerEvent.OrderReconciled(endpoint, position, orderId));
    }

    private void send(CamelEvent event) {
        try {
            endpoint.getCamelContext().getManagementStrategy().notify(event);
        } catch (Exception e) {
            LOG.warn(
                    "An event notifier failed ({}); nothing else is affected",
                    e.getClass().getName());
        }
    }
}
