// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.proof.Schedule.Past;
import io.github.camelfkw.component.fkw.proof.Schedule.Platform;
import io.github.camelfkw.component.fkw.proof.Schedule.Reading;
import io.github.camelfkw.component.fkw.proof.Schedule.Step;
import io.github.camelfkw.simulator.fkw.ListOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One request in twenty meets a fault, of one kind at a time, while a backlog is read that goes on changing. */
class FaultKindTest {

    private static final int PAGE_SIZE = Scale.FAULT_ORDERS < 20_000 ? 20 : 100;

    /**
     * A poll that meets a fault which is not retried has come some way, and what is done of its slices stays done: about
     * twenty requests, at one fault in twenty. So many polls are enough, with room to spare, and never being done with the
     * backlog in that time counts as stuck.
     */
    private static final int POLLS = 12 + Scale.FAULT_ORDERS / PAGE_SIZE / 4;

    private static final StringBuilder TABLE = new StringBuilder(Tally.heading("Fault"));

    static IntStream kinds() {
        return IntStream.range(0, FaultKinds.all().size());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void losesNothingAndIsNeverStuck(int kind) {
        String name = FaultKinds.all().get(kind).name();
        Duration patience = name.equals("neverAnswer") ? Duration.ofMillis(250) : Duration.ofSeconds(20);
        Play.Outcome outcome = Play.run(schedule(kind), Consumers::feed, patience);
        Tally tally = new Tally();
        tally.add(outcome);
        TABLE.append(tally.row("`" + name + "`"));
        assertThat(outcome.isClean()).as(outcome.faultsFound()).isTrue();
        assertThat(outcome.faults()).isPositive();
        assertThat(outcome.inTrouble())
                .as("delivered while the faults went on")
                .isGreaterThanOrEqualTo(Scale.FAULT_ORDERS);
    }

    private static Schedule schedule(int kind) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step.Faults(5, kind));
        for (int i = 0; i < POLLS; i++) {
            steps.add(new Step.Poll(Integer.MAX_VALUE, i < POLLS / 2 ? 500 : 0, false, 0, false));
            steps.add(new Step.Wait(30));
        }
        return new Schedule(
                1_000 + kind,
                new Platform(ListOrder.values()[kind % ListOrder.values().length], true, true, 10, 0, 1, 300),
                new Past(Scale.FAULT_ORDERS, 2 * 86_400),
                new Reading(2, 60, PAGE_SIZE, 10, List.of(), 4, 0),
                steps);
    }

    @AfterAll
    static void report() {
        Figures.write("faults", TABLE.toString());
    }
}
