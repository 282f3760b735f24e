// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.lifecycle.AfterContainer;

/** A checker that cannot fail is no checker: what must fail does, under the same schedules and by the same rules. */
class ControlsTest {

    private static final StringBuilder TABLE = new StringBuilder(Tally.heading("Consumer"));

    @Example
    void theReaderThatGoesForwardByTheTimeOfChangeLosesOrders() {
        assertFails("forward by `modified`", Consumers::forwardByModified, Schedules.calm(), Tally::lost);
    }

    @Example
    void theReaderThatGoesForwardByTheTimeOfPlacingLosesOrders() {
        assertFails("forward by `created`", Consumers::forwardByCreated, Schedules.calm(), Tally::lost);
    }

    @Example
    void theFeedWithoutSettleAndLookbackLosesOrders() {
        assertFails(
                "feed, `settle` and `lookback` 0", Consumers::withoutSettleAndLookback, Schedules.all(), Tally::lost);
    }

    @Example
    void aPositionThatIsStoredBeforeTheDeliveryPassesOrdersOver() {
        assertFails(
                "feed, position stored before delivery",
                Consumers::storingBeforeDelivery,
                Schedules.all(),
                Tally::passedOver);
    }

    @Example
    void aFeedThatTakesRefusalsForAcceptancesLosesOrders() {
        assertFails("feed, deaf to refusals", Consumers::deafToRefusals, Schedules.all(), Tally::lost);
    }

    @Example
    void aPositionWithoutTheRememberedKeysRepeatsOrders() {
        assertFails("feed, keys not stored", Consumers::rememberingNoKeys, Schedules.all(), Tally::repeated);
    }

    /** The feed itself, under the very schedules that the forward readers fail in. */
    @Example
    void theFeedLosesNothingWhereTheForwardReadersDo() {
        Tally tally = play(Consumers::feed, Schedules.calm(), any -> 0);
        TABLE.append(tally.row("the feed, where the forward readers fail"));
        assertThat(tally.lost() + tally.passedOver() + tally.repeated()).isZero();
    }

    private static void assertFails(
            String name, Consumers.Factory factory, Arbitrary<Schedule> schedules, ToLongFunction<Tally> fault) {
        Tally tally = play(factory, schedules, fault);
        TABLE.append(tally.row(name));
        assertThat(fault.applyAsLong(tally)).as(name).isPositive();
    }

    /** Until the fault has shown, in a build; all schedules where figures are wanted. */
    private static Tally play(Consumers.Factory factory, Arbitrary<Schedule> schedules, ToLongFunction<Tally> fault) {
        RandomGenerator<Schedule> generator = schedules.generator(1_000);
        Random random = new Random(22);
        Tally tally = new Tally();
        for (int i = 0; i < Scale.CONTROL_SCHEDULES; i++) {
            tally.add(Play.run(generator.next(random).value(), factory));
            if (fault.applyAsLong(tally) > 0 && !Scale.UPDATE) {
                break;
            }
        }
        return tally;
    }

    @AfterContainer
    static void report() {
        Figures.write("controls", TABLE.toString());
    }
}
