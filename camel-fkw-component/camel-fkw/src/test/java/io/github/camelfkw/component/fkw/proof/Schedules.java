// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.proof.Schedule.Past;
import io.github.camelfkw.component.fkw.proof.Schedule.Platform;
import io.github.camelfkw.component.fkw.proof.Schedule.Reading;
import io.github.camelfkw.component.fkw.proof.Schedule.Step;
import io.github.camelfkw.simulator.fkw.ListOrder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws schedules; jqwik makes a failing one smaller. */
final class Schedules {

    /** A bulk edit as shops make it: more orders in one second than four pages of the platform hold. */
    static final int BULK = 900;

    private Schedules() {}

    static Arbitrary<Schedule> all() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000_000L).withoutEdgeCases(),
                        platform(),
                        past(),
                        reading(),
                        steps())
                .as(Schedule::new);
    }

    /**
     * Schedules in which nothing is amiss but that orders change between the requests: stable lists, no lag, no fault, a
     * route that accepts everything.
     */
    static Arbitrary<Schedule> calm() {
        Arbitrary<Step> pollOrWait = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(new Step.Poll(Integer.MAX_VALUE, 0, false, 0, true))),
                Tuple.of(1, Arbitraries.integers().between(10, 120).map(Step.Wait::new)));
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000_000L).withoutEdgeCases(),
                        Arbitraries.of(ListOrder.NEWEST_CREATED_FIRST, ListOrder.OLDEST_CREATED_FIRST, ListOrder.BY_ID),
                        oneOf(3, 6),
                        pollOrWait.list().ofMinSize(10).ofMaxSize(30))
                .as((seed, order, changes, steps) -> new Schedule(
                        seed,
                        new Platform(order, true, true, 0, 0, changes, 150),
                        new Past(400, 86_400),
                        new Reading(2, 180, 20, 6, List.of("wait_seller_ship"), 1, 0),
                        steps));
    }

    private static Arbitrary<Platform> platform() {
        return Combinators.combine(
                        Arbitraries.of(ListOrder.class),
                        booleans(),
                        booleans(),
                        oneOf(0, 0, 10, 50, 100),
                        oneOf(0, 0, 0, 75, -75),
                        oneOf(0, 1, 3, 6),
                        oneOf(0, 150, 700))
                .as(Platform::new);
    }

    private static Arbitrary<Past> past() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.integers().between(0, 400)), Tuple.of(1, Arbitraries.of(BULK))),
                        oneOf(1, 20, 3_600, 2 * 86_400))
                .as(Past::new);
    }

    private static Arbitrary<Reading> reading() {
        return Combinators.combine(
                        oneOf(1, 2, 5),
                        oneOf(10, 60, 180),
                        oneOf(20, 50, 100, 200),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(List.of(
                                List.<String>of(),
                                List.of("wait_seller_ship"),
                                List.of("wait_buyer_pay", "wait_seller_ship"))),
                        oneOf(1, 1, 2, 4, 8),
                        oneOf(0, 1, 2))
                .as(Reading::new);
    }

    private static Arbitrary<List<Step>> steps() {
        return step().list().ofMinSize(1).ofMaxSize(30);
    }

    private static Arbitrary<Step> step() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, poll()),
                Tuple.of(6, Arbitraries.integers().between(1, 400).map(Step.Wait::new)),
                Tuple.of(1, oneOf(3_700, 8_000).map(Step.Wait::new)),
                Tuple.of(
                        3,
                        Combinators.combine(Arbitraries.integers().between(1, 200), booleans())
                                .as(Step.DieAtDelivery::new)),
                Tuple.of(1, Arbitraries.integers().between(1, 12).map(Step.DieAtRequest::new)),
                Tuple.of(2, Arbitraries.create(Step.Restart::new)),
                Tuple.of(2, booleans().map(Step.AnswerDelayed::new)),
                Tuple.of(
                        2,
                        Combinators.combine(oneOf(2, 60, 300, BULK), oneOf(0, 1, 2, 5))
                                .as(Step.BulkEdit::new)),
                Tuple.of(1, oneOf(1, 30, 250).map(Step.Rush::new)),
                Tuple.of(1, Combinators.combine(oneOf(1, 5, 40), oneOf(0, 1, 3)).as(Step.Delete::new)),
                Tuple.of(1, oneOf(0, 30, 100).map(Step.Lag::new)),
                Tuple.of(
                        3,
                        Combinators.combine(
                                        oneOf(0, 5, 20, 60),
                                        Arbitraries.integers().between(-1, 11))
                                .as(Step.Faults::new)),
                Tuple.of(1, Arbitraries.integers().between(1, 3).map(Step.StoreFails::new)),
                Tuple.of(1, Arbitraries.create(Step.TokenExpires::new)));
    }

    private static Arbitrary<Step> poll() {
        return Combinators.combine(
                        oneOf(Integer.MAX_VALUE, Integer.MAX_VALUE, 7, 60),
                        oneOf(0, 0, 3, 12),
                        booleans(),
                        oneOf(0, 0, 4, 20),
                        booleans())
                .as(Step.Poll::new);
    }

    private static Arbitrary<Boolean> booleans() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Integer> oneOf(Integer... values) {
        return Arbitraries.of(values);
    }
}
