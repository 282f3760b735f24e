// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What all sides took, round by round, in several JVMs of each. */
final class Rounds {

    private final List<Run> runs = new ArrayList<>();

    /**
     * One side, once.
     *
     * @param jvm    which of its JVMs
     * @param round  of that JVM
     * @param orders that were read
     * @param server nanoseconds of CPU time of the platform meanwhile
     */
    record Run(Side.Kind side, int jvm, int round, int orders, WorkerJvm.Took took, long server) {

        double ordersASecond() {
            return orders / (took.nanos() / 1e9);
        }

        double clientMicros() {
            return took.cpu() / 1e3 / orders;
        }

        double serverMicros() {
            return server / 1e3 / orders;
        }

        double kilobytes() {
            return took.bytes() / 1024.0 / orders;
        }
    }

    /**
     * Several values of one thing.
     *
     * @param median of all runs
     * @param least  of the JVMs' medians
     * @param most   of the JVMs' medians
     */
    record Spread(double median, double least, double most) {

        /** With as many decimals. */
        String text(int decimals) {
            String number = "%." + decimals + "f";
            return String.format(
                    Locale.ROOT, "**" + number + "** (" + number + " to " + number + ")", median, least, most);
        }
    }

    void add(Run run) {
        runs.add(run);
    }

    /** One value of a side's runs. */
    Spread of(Side.Kind side, ToDoubleFunction<Run> value) {
        return spread(of(side), value);
    }

    /** How many times as many orders a second as another side in the same round. */
    Spread ratio(Side.Kind side, Side.Kind peer) {
        return spread(of(side), run -> run.ordersASecond() / beside(run, peer).ordersASecond());
    }

    private List<Run> of(Side.Kind side) {
        return runs.stream().filter(run -> run.side() == side).toList();
    }

    private Run beside(Run run, Side.Kind peer) {
        return of(peer).stream()
                .filter(other -> other.jvm() == run.jvm() && other.round() == run.round())
                .findAny()
                .orElseThrow();
    }

    private static Spread spread(List<Run> runs, ToDoubleFunction<Run> value) {
        double[] jvms = runs.stream()
                .mapToInt(Run::jvm)
                .distinct()
                .mapToDouble(jvm ->
                        median(runs.stream().filter(run -> run.jvm() == jvm).toList(), value))
                .toArray();
        Arrays.sort(jvms);
        return new Spread(median(runs, value), jvms[0], jvms[jvms.length - 1]);
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
