// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All sides of the comparison deliver the same. */
class SameOrdersTest {

    private static final int ORDERS = 1234;

    private static final class Ids extends Sink {

        private final List<String> taken = Collections.synchronizedList(new ArrayList<>());

        Ids() {
            super(ORDERS);
        }

        @Override
        void take(String id) {
            taken.add(id);
            super.take(id);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySideDeliversTheVerySameOrdersEachOnceAndAgainWhenItStartsAgain(Side.Kind kind) throws Exception {
        try (OrderPlatform platform = OrderPlatform.here()) {
            OrderPlatform.Stock stock = platform.hold(ORDERS, "bursty", 0);
            List<String> there = new ArrayList<>();
            Shelf shelf = QuietOrders.bursty(stock.begin(), ORDERS);
            for (int i = 0; i < shelf.size(); i++) {
                there.add(Long.toString(shelf.id(i)));
            }
            try (Side side = kind.open(platform.address(), stock.begin())) {
                for (int i = 0; i < 2; i++) {
                    Ids sink = new Ids();
                    side.start(sink);
                    sink.awaitAll();
                    side.stop();
                    assertThat(sink.taken).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(there);
                    assertThat(sink.sum()).isEqualTo(stock.sum());
                }
            }
        }
    }

    @Test
    void readsOnConnectionsWithALatencyAsWell() throws Exception {
        try (OrderPlatform platform = OrderPlatform.here()) {
            OrderPlatform.Stock stock = platform.hold(ORDERS, "uniform", 30);
            try (Side side = new BareLoop(platform.address(), stock.begin())) {
                Ids sink = new Ids();
                long start = System.nanoTime();
                side.start(sink);
                assertThat(sink.count()).isEqualTo(ORDERS);
                assertThat(System.nanoTime() - start).isGreaterThan(7 * 30_000_000L);
            }
            assertThat(platform.stats().calls()).isEqualTo(7);
            assertThat(platform.stats().windows()).isOne();
        }
    }
}
