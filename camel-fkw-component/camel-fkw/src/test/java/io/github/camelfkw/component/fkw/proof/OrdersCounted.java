// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.FkwConstants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;

/** The process with the small heap: notes which orders came, a bit each, and ends with the first poll that gives none. */
final class OrdersCounted {

    private OrdersCounted() {}

    public static void main(String[] args) throws Exception {
        BitSet numbers = new BitSet();
        AtomicLong deliveries = new AtomicLong();
        CountDownLatch end = new CountDownLatch(1);
        DefaultCamelContext camel = ChildRoute.run(
                args,
                ChildRoute.positionsIn(args[0]),
                new ChildRoute.Observer() {
                    @Override
                    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
                        if (polledMessages == 0) {
                            end.countDown();
                        }
                    }
                },
                exchange -> {
                    deliveries.incrementAndGet();
                    numbers.set(numberOf(exchange.getIn().getHeader(FkwConstants.ORDER_ID, String.class)));
                });
        end.await();
        camel.stop();
        Files.write(Path.of(args[0], "numbers"), numbers.toByteArray());
        Files.writeString(Path.of(args[0], "deliveries"), deliveries.toString());
    }

    /** The simulator's ids are a day and a running number. */
    static int numberOf(String orderId) {
        return Integer.parseInt(orderId.substring(8));
    }
}
