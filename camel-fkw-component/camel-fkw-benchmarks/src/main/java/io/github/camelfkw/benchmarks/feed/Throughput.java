// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.benchmarks.feed.Side.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All sides in turn, each in a JVM of its own that lives as long as the others: what else the machine does meanwhile
 * happens to all. JMH measures one JVM after the other, minutes apart, so this is a harness of its own.
 */
final class Throughput {

    /** JVMs of each side. */
    static final int JVMS = 3;

    static final int ORDERS = 40_000;

    /** Milliseconds by which each answer comes later. */
    static final int ROUND_TRIP = 50;

    private static final int WARM_UPS = 5;
    private static final int NEAR_ROUNDS = 5;
    private static final int FAR_ROUNDS = 2;

    static final List<Kind> NEAR = List.of(Kind.BARE_LOOP, Kind.HAND_ROUTE, Kind.RECORDS, Kind.RAW);
    static final List<Kind> FAR = List.of(Kind.BARE_LOOP, Kind.HAND_ROUTE, Kind.RECORDS, Kind.RECORDS_8);

    private Throughput() {}

    /**
     * What was measured.
     *
     * @param near without latency
     * @param far  with a round trip of {@value #ROUND_TRIP} ms
     */
    record Figures(Rounds near, Rounds far) {}

    static Figures measure(OrderPlatform platform) throws IOException {
        Figures figures = new Figures(new Rounds(), new Rounds());
        for (int jvm = 0; jvm < JVMS; jvm++) {
            OrderPlatform.Stock stock = platform.hold(ORDERS, "uniform", 0);
            List<WorkerJvm> workers = new ArrayList<>();
            try {
                for (Kind side : Kind.values()) {
                    if (NEAR.contains(side) || FAR.contains(side)) {
                        workers.add(new WorkerJvm(side, platform, stock, "-Xms1g", "-Xmx1g"));
                    }
                }
                for (int i = 0; i < WARM_UPS; i++) {
                    for (WorkerJvm worker : workers) {
                        worker.read(stock);
                    }
                }
                turns(figures.near(), platform, stock, workers, NEAR, jvm, NEAR_ROUNDS);
                OrderPlatform.Stock far = platform.hold(ORDERS, "uniform", ROUND_TRIP);
                turns(figures.far(), platform, far, workers, FAR, jvm, FAR_ROUNDS);
            } finally {
                workers.forEach(WorkerJvm::close);
            }
        }
        return figures;
    }

    private static void turns(
            Rounds rounds,
            OrderPlatform platform,
            OrderPlatform.Stock stock,
            List<WorkerJvm> workers,
            List<Kind> sides,
            int jvm,
            int count)
            throws IOException {
        List<WorkerJvm> taking =
                workers.stream().filter(worker -> sides.contains(worker.side())).toList();
        for (int round = 0; round < count; round++) {
            for (int i = 0; i < taking.size(); i++) {
                WorkerJvm worker = taking.get((round + i) % taking.size());
                long server = platform.stats().cpu();
                WorkerJvm.Took took = worker.read(stock);
                server = platform.stats().cpu() - server;
                rounds.add(new Rounds.Run(worker.side(), jvm, round, stock.orders(), took, server));
            }
        }
    }
}
