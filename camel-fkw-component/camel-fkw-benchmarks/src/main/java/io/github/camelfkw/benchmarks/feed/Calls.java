// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.Shops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How often the platform is called, as it counts itself. */
final class Calls {

    private static final int IDLE_POLLS = 20;

    private static final int PATIENCE = 300;

    private Calls() {}

    /**
     * One poll over orders that change no more.
     *
     * @param orders  how many there were
     * @param spread  over time
     * @param calls   of the poll, from its begin to its end
     * @param windows distinct stretches of time that were asked for
     */
    record Backlog(int orders, String spread, long calls, long windows) {

        /** Fewer calls could not fetch them. */
        long pages() {
            return (orders + Shops.PAGE_SIZE - 1L) / Shops.PAGE_SIZE;
        }

        double allowed() {
            return 1.1 * pages() + windows;
        }
    }

    /**
     * What was counted.
     *
     * @param idle calls of each poll that found nothing
     */
    record Figures(List<Backlog> backlogs, double idle) {}

    static Figures measure(OrderPlatform platform) throws Exception {
        List<Backlog> backlogs = new ArrayList<>();
        for (int orders : new int[] {10_000, 100_000}) {
            for (String spread : List.of("uniform", "bursty")) {
                backlogs.add(backlog(platform, orders, spread));
            }
        }
        return new Figures(backlogs, idle(platform));
    }

    private static Backlog backlog(OrderPlatform platform, int orders, String spread) throws Exception {
        OrderPlatform.Stock stock = platform.hold(orders, spread, 0);
        try (ConnectorRoute route = new ConnectorRoute(platform.address(), stock.begin(), "")) {
            Sink sink = new Sink(orders);
            route.start(sink);
            sink.awaitAll();
            awaitPolls(route, 1);
            OrderPlatform.Stats stats = platform.stats();
            route.stop();
            check(sink, stock);
            return new Backlog(orders, spread, stats.calls(), stats.windows());
        }
    }

    private static double idle(OrderPlatform platform) throws Exception {
        platform.hold(1000, "uniform", 0);
        try (ConnectorRoute route = new ConnectorRoute(platform.address(), "startFrom=1d&delay=50")) {
            route.start(new Sink(Long.MAX_VALUE));
            awaitPolls(route, 1);
            long polls = route.polls();
            long calls = platform.stats().calls();
            awaitPolls(route, polls + IDLE_POLLS);
            route.stop();
            return (platform.stats().calls() - calls) / (double) (route.polls() - polls);
        }
    }

    private static void awaitPolls(ConnectorRoute route, long polls) throws InterruptedException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (route.polls() < polls) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the poll does not come to its end");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void check(Sink sink, OrderPlatform.Stock stock) throws IOException {
        if (sink.count() != stock.orders() || sink.sum() != stock.sum()) {
            throw new IOException("other orders came than there are: " + sink.count() + " of " + stock.orders());
        }
    }
}
