// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which of the coming requests go wrong, and how. Planned faults come first, in the order they were planned, each at
 * the first request that its condition matches; then the dice of {@link #rate(double, Fault...)}. Thread-safe.
 */
public final class FaultPlan {

    private final List<Planned> planned = new ArrayList<>();
    private final Map<String, Long> fired = new TreeMap<>();
    private final Random dice;
    private double rate;
    private List<Fault> diced = List.of();
    private Duration latency = Duration.ZERO;

    /** @param seed decides which requests a {@link #rate(double, Fault...)} hits */
    public FaultPlan(long seed) {
        this.dice = new Random(seed);
    }

    /** The next request fails. */
    public FaultPlan next(Fault fault) {
        return next(1, fault);
    }

    /** The next {@code n} requests fail. */
    public FaultPlan next(int n, Fault fault) {
        return next(n, fault, request -> true);
    }

    /** The next {@code n} requests whose path ends with {@code path} fail. */
    public FaultPlan next(int n, Fault fault, String path) {
        Objects.requireNonNull(path, "path");
        return next(n, fault, request -> request.path().endsWith(path));
    }

    /** The next {@code n} requests that match fail. The condition sees a request without its answer. */
    public synchronized FaultPlan next(int n, Fault fault, Predicate<RecordedRequest> when) {
        if (n < 1) {
            throw new IllegalArgumentException("a fault needs at least one request, not " + n);
        }
        planned.add(new Planned(n, Objects.requireNonNull(fault, "fault"), Objects.requireNonNull(when, "when")));
        return this;
    }

    /** From now on each request fails with this probability, with one of these faults. 0 ends it. */
    public synchronized FaultPlan rate(double probability, Fault... faults) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1, not " + probability);
        }
        if (probability > 0 && faults.length == 0) {
            throw new IllegalArgumentException("name at least one fault");
        }
        rate = probability;
        diced = List.of(faults);
        return this;
    }

    /** From now on every answer that no other fault hits comes this much later (real time); not counted. 0 ends it. */
    public synchronized FaultPlan latency(Duration each) {
        latency = Objects.requireNonNull(each, "each");
        return this;
    }

    /** Nothing goes wrong any more. The counts stay. */
    public synchronized void clear() {
        planned.clear();
        rate = 0;
        latency = Duration.ZERO;
    }

    /** How many planned faults have not hit yet. */
    public synchronized int pending() {
        return planned.stream().mapToInt(plan -> plan.left).sum();
    }

    /** How often each fault hit, by {@link Fault#name()}. */
    public synchronized Map<String, Long> fired() {
        return Map.copyOf(fired);
    }

    /** How often any fault hit. */
    public synchronized long firedTotal() {
        return fired.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized Optional<Fault> take(RecordedRequest request) {
        Fault fault = fromPlan(request);
        if (fault == null && rate > 0 && dice.nextDouble() < rate) {
            fault = diced.get(dice.nextInt(diced.size()));
        }
        if (fault != null) {
            fired.merge(fault.name(), 1L, Long::sum);
        }
        if (fault == null && latency.compareTo(Duration.ZERO) > 0) {
            fault = Fault.latency(latency);
        }
        return Optional.ofNullable(fault);
    }

    private Fault fromPlan(RecordedRequest request) {
        for (Iterator<Planned> plans = planned.iterator(); plans.hasNext(); ) {
            Planned plan = plans.next();
            if (plan.when.test(request)) {
                if (--plan.left == 0) {
                    plans.remove();
                }
                return plan.fault;
            }
        }
        return null;
    }

    private static final class Planned {
        private int left;
        private final Fault fault;
        private final Predicate<RecordedRequest> when;

        Planned(int left, Fault fault, Predicate<RecordedRequest> when) {
            this.left = left;
            this.fault = fault;
            this.when = when;
        }
    }
}
