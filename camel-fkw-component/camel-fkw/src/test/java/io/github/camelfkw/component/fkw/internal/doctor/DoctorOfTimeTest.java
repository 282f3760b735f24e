// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwDoctorReport;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.simulator.fkw.ListOrder;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor finds out about clocks and delays, with the simulator's switches in each position. */
class DoctorOfTimeTest extends DoctorBench {

    private static final int ORDERS = 60;

    private FkwDoctorReport watch(Duration time) {
        bench.shop.addOrders(ORDERS, spec -> {});
        Iterator<String> ids =
                bench.shop.orders().stream().map(order -> order.id()).toList().iterator();
        bench.clock.advance(Duration.ofHours(1));
        meanwhile = () -> {
            if (ids.hasNext()) {
                bench.shop.touch(ids.next());
            }
        };
        return examine(settings -> settings.watch = time);
    }

    private static double[] bounds(FkwDoctorReport report) {
        String[] ends =
                report.finding(VisibilityLag.TOPIC).orElseThrow().value().split(" s( to )?");
        return new double[] {Double.parseDouble(ends[0]), Double.parseDouble(ends[1])};
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "5,0", "5,37", "5,-4000", "20,0", "45,90", "89,0"})
    void boundsHowLateAChangeShows(long lag, long skew) {
        quirks().visibilityLag(Duration.ofSeconds(lag)).clockSkew(Duration.ofSeconds(skew));
        double[] bounds = bounds(watch(Duration.ofMinutes(2)));
        assertThat((double) lag).isBetween(bounds[0], bounds[1]);
        assertThat(bounds[1] - bounds[0])
                .as("no wider than reading and cut seconds make it")
                .isLessThanOrEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"0,3m", "60,3m", "90,4m", "200,7m"})
    void advisesALookbackThatIsTwiceTheDelay(long lag, String lookback) {
        quirks().visibilityLag(Duration.ofSeconds(lag));
        assertThat(watch(Duration.ofMinutes(5))
                        .finding(VisibilityLag.TOPIC)
                        .orElseThrow()
                        .advice())
                .extracting(Advice::option, Advice::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("lookback", lookback));
    }

    @Test
    void anUnstableListMakesNothingShowLate() {
        quirks().shuffledLists(true).listOrder(ListOrder.BY_ID);
        double[] bounds = bounds(watch(Duration.ofMinutes(1)));
        assertThat(bounds[0]).isZero();
    }

    @Test
    void whereNothingChangesNothingIsKnown() {
        quirks().visibilityLag(Duration.ofSeconds(5));
        addOrders(12);
        assertNotKnown(
                examine(settings -> settings.watch = Duration.ofMinutes(2)),
                VisibilityLag.TOPIC,
                "no change seen in 120 s");
    }

    @Test
    void aDelayThatIsLongerThanTheWatchIsNotSeen() {
        quirks().visibilityLag(Duration.ofMinutes(4));
        assertNotKnown(watch(Duration.ofMinutes(2)), VisibilityLag.TOPIC, "no change seen");
    }

    @Test
    void withoutADateThereIsNothingToCompareWith() {
        quirks().dateHeader(false);
        FkwDoctorReport report = watch(Duration.ofMinutes(1));
        assertNotKnown(report, VisibilityLag.TOPIC, "no Date header");
        assertNotKnown(report, ClockDifference.TOPIC, "no Date header");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 30, 61, 3600, -1, -59, -90, -86_400})
    void boundsTheDifferenceOfTheClocks(long skew) {
        quirks().clockSkew(Duration.ofSeconds(skew));
        bench.clock.advance(Duration.ofMillis(300));
        addOrders(12);
        FkwDoctorReport report = examine();
        FkwDoctorReport.Finding finding = report.finding(ClockDifference.TOPIC).orElseThrow();
        String[] ends = finding.value().split(" s( to )?");
        assertThat((double) skew).isBetween(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
        assertThat(Double.parseDouble(ends[1]) - Double.parseDouble(ends[0])).isLessThanOrEqualTo(1);
        assertThat(finding.text()).contains(Math.abs(skew) > 60 ? "set this machine's clock right" : "nothing to set");
        assertThat(finding.advice()).isEmpty();
    }

    @Test
    void aClockThatWasSetMeanwhileIsNotBelieved() {
        bench.shop.addOrders(4, spec -> {});
        meanwhile = () -> quirks().clockSkew(Duration.ofHours(1));
        assertNotKnown(
                examine(settings -> settings.watch = Duration.ofSeconds(10)),
                ClockDifference.TOPIC,
                "a clock was set meanwhile");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10, 17})
    void findsThePaceThatThePlatformRefuses(int limit) {
        quirks().callLimit(limit);
        FkwDoctorReport report = examine(settings -> {
            settings.rateLimit = true;
            settings.maxPace = 40;
            settings.maxCalls = 2_000;
        });
        String[] ends = report.finding(RateLimit.PACE).orElseThrow().value().split(" to ");
        assertThat(limit).isBetween(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) - 1);
        assertThat(Integer.parseInt(ends[1])).isLessThanOrEqualTo(Math.max(limit + 1, (int) (limit * 1.25)));
        assertThat(report.finding(RateLimit.PACE).orElseThrow().advice())
                .containsExactly(new Advice(
                        "maxRequestsPerSecond",
                        ends[0],
                        "the fastest pace that was taken; less, if other programs use the application, too"));
        assertFound(report, RateLimit.RECOVERY, "0 s to 1 s");
    }

    @Test
    void stopsAtTheFirstRefusal() {
        quirks().callLimit(4);
        examine(settings -> settings.rateLimit = true);
        assertThat(bench.simulator.journal().requests())
                .filteredOn(request -> request.toString().contains("频繁"))
                .hasSize(1);
    }

    @Test
    void goesNoFasterThanItIsTold() {
        FkwDoctorReport report = examine(settings -> {
            settings.rateLimit = true;
            settings.maxPace = 6;
        });
        assertNotKnown(report, RateLimit.PACE, "no refusal up to 6 a second");
        assertNotKnown(report, RateLimit.RECOVERY, "there was no refusal");
        quirks().callLimit(6);
        assertNotKnown(
                examine(settings -> {
                    settings.rateLimit = true;
                    settings.maxPace = 6;
                }),
                RateLimit.PACE,
                "no refusal up to 6 a second");
    }

    @Test
    void aRateLimitThatIsNotReachedWithTheCallsAtHandIsNotKnown() {
        quirks().callLimit(9);
        FkwDoctorReport report = examine(settings -> {
            settings.rateLimit = true;
            settings.maxCalls = 60;
        });
        assertNotKnown(report, RateLimit.PACE, "and then no more calls to spend");
        assertThat(report.calls()).isLessThanOrEqualTo(60);
    }
}
