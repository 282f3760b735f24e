// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Calls the peer, the connector and the connector with something more in turn, some calls of each, and times each call.
 * What else the machine does meanwhile happens to all of them, and the median of an iteration's calls leaves out what
 * does not; still each is called often enough at a stretch to have its code and data at hand, as in a loop of its own.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Turns {

    private static final int SIDES = 3;
    private static final int MOST = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final double[][] micros = new double[SIDES][MOST];
    private final double[][] bytes = new double[SIDES][MOST];
    private int count;
    private int turns;

    /** Forgets the calls of the last iteration. */
    @Setup(Level.Iteration)
    public void reset() {
        count = 0;
    }

    /** So many calls of each, another one first each time. */
    Object take(int calls, Callable<?> peer, Callable<?> connector, Callable<?> more) throws Exception {
        Object last = null;
        for (int i = 0; i < SIDES; i++) {
            int side = (turns + i) % SIDES;
            Callable<?> call = side == 0 ? peer : side == 1 ? connector : more;
            for (int n = count; n < Math.min(count + calls, MOST); n++) {
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                last = call.call();
                micros[side][n] = (System.nanoTime() - start) / 1e3;
                bytes[side][n] = threads.getCurrentThreadAllocatedBytes() - allocated;
            }
        }
        count = Math.min(count + calls, MOST);
        turns++;
        return last;
    }

    private double median(double[] values) {
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Of the iteration's calls. */
    public double peerMicros() {
        return median(micros[0]);
    }

    /** Of the iteration's calls. */
    public double connectorMicros() {
        return median(micros[1]);
    }

    /** Of the iteration's calls. */
    public double moreMicros() {
        return median(micros[2]);
    }

    /** Of the iteration's calls. */
    public double peerBytes() {
        return median(bytes[0]);
    }

    /** Of the iteration's calls. */
    public double connectorBytes() {
        return median(bytes[1]);
    }

    /** Of the iteration's calls. */
    public double moreBytes() {
        return median(bytes[2]);
    }
}
