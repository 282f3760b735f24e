// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** The feed's promise under random schedules. How many: {@code jqwik.tries.default}. */
class RandomScheduleTest {

    private Tally tally;

    @BeforeProperty
    void count() {
        tally = new Tally();
    }

    @Property(seed = "20261122", shrinking = ShrinkingMode.BOUNDED)
    void everyCurrentVersionIsDeliveredAndNoneTwice(@ForAll("schedules") Schedule schedule) {
        Play.Outcome outcome = Play.run(schedule, Consumers::feed);
        tally.add(outcome);
        assertThat(outcome.isClean()).as(outcome.faultsFound()).isTrue();
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Schedules.all();
    }

    @AfterProperty
    void report() {
        Figures.write("schedules", tally.table());
    }
}
