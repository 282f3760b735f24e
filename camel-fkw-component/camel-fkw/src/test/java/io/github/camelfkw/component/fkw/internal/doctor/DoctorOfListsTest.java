// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelfkw.component.fkw.FkwDoctorReport;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Outcome;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.simulator.fkw.ListOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor finds out about order lists, with the simulator's switches in each position. */
class DoctorOfListsTest extends DoctorBench {

    @ParameterizedTest
    @EnumSource(ListOrder.class)
    void findsTheOrderOfTheList(ListOrder order) {
        quirks().listOrder(order);
        addOrders(40);
        FkwDoctorReport report = examine();
        assertFound(
                report,
                ListOrderMeasure.ORDER,
                switch (order) {
                    case NEWEST_CREATED_FIRST -> "newest created first";
                    case OLDEST_CREATED_FIRST -> "oldest created first";
                    case BY_ID -> "lowest id first";
                    case NEWEST_MODIFIED_FIRST, RANDOM_AMONG_EQUAL_SECONDS -> "newest modified first";
                    case OLDEST_MODIFIED_FIRST -> "oldest modified first";
                });
        boolean random = order == ListOrder.RANDOM_AMONG_EQUAL_SECONDS;
        assertFound(report, ListOrderMeasure.STABILITY, random ? "stable but for ties" : "stable");
        assertFound(report, ListOrderMeasure.TIES, random ? "unstable" : "stable");
        if (random) {
            assertNotKnown(report, ListOrderMeasure.PAGE_SIZE, "differs between two readings of one size");
        } else {
            assertFound(report, ListOrderMeasure.PAGE_SIZE, "same");
        }
    }

    @ParameterizedTest
    @EnumSource(ListOrder.class)
    void findsThatThereIsNoOrder(ListOrder order) {
        quirks().listOrder(order).shuffledLists(true);
        addOrders(60);
        FkwDoctorReport report = examine();
        assertFound(report, ListOrderMeasure.ORDER, "none");
        assertFound(report, ListOrderMeasure.STABILITY, "unstable");
        assertNotKnown(report, ListOrderMeasure.TIES, "sorted by no time");
        assertNotKnown(report, ListOrderMeasure.PAGE_SIZE, "differs between two readings of one size");
    }

    @Test
    void saysThatIdsRunWithTheTimeOfCreation() {
        bench.shop.addOrders(20, spec -> spec.createdAt(Bench.NOON.minusSeconds(9_000 - 60L * spec.index()))
                .modifiedAt(Bench.NOON.minusSeconds(600 + spec.index() * 7 % 20)));
        FkwDoctorReport report = examine();
        assertFound(report, ListOrderMeasure.ORDER, "newest created first or highest id first");
        assertNotKnown(report, ListOrderMeasure.TIES, "too few orders share a second");
    }

    @Test
    void doesNotGuessWhetherAnUnchangedListIsSortedByCreationOrByChange() {
        bench.shop.addOrders(20, spec -> spec.createdAt(Bench.NOON.minusSeconds(9_000 - 60L * spec.index())));
        assertNotKnown(
                examine(), ListOrderMeasure.ORDER, "newest created first or newest modified first or highest id first");
    }

    @Test
    void doesNotGuessFromSevenOrders() {
        addOrders(7);
        FkwDoctorReport report = examine();
        for (String topic : List.of(
                ListOrderMeasure.ORDER,
                ListOrderMeasure.STABILITY,
                ListOrderMeasure.TIES,
                ListOrderMeasure.PAGE_SIZE)) {
            assertNotKnown(report, topic, "too few orders: 7 orders modified within 24h");
        }
        assertThat(report.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 50, 20, 10})
    void findsThatLargePagesAreRefusedAndGoesOnWithSmallerOnes(int largest) {
        quirks().maxPageSize(largest).listOrder(ListOrder.BY_ID);
        addOrders(40);
        FkwDoctorReport report = examine();
        assertFound(report, LargestPage.TOPIC, "about " + largest);
        assertThat(report.finding(LargestPage.TOPIC).orElseThrow().advice())
                .extracting(FkwDoctorReport.Advice::option, FkwDoctorReport.Advice::value)
                .containsExactly(tuple("pageSize", Integer.toString(largest)));
        assertFound(report, ListOrderMeasure.ORDER, "lowest id first");
        assertFound(report, WindowEnds.BEGIN, "included");
    }

    @Test
    void findsThatPagesAreAsLargeAsDocumented() {
        addOrders(200);
        assertFound(examine(), LargestPage.TOPIC, "200");
    }

    @Test
    void doesNotGuessHowLargeAPageMayBecome() {
        addOrders(9);
        assertFound(examine(), LargestPage.TOPIC, "not refused");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void findsWhetherTheEndsOfAWindowAreIncluded(boolean begin, boolean end) {
        quirks().timeFromInclusive(begin).timeToInclusive(end);
        addOrders(12);
        FkwDoctorReport report = examine();
        assertFound(report, WindowEnds.BEGIN, begin ? "included" : "excluded");
        assertFound(report, WindowEnds.END, end ? "included" : "excluded");
        assertThat(report.finding(WindowEnds.BEGIN).orElseThrow().evidence())
                .singleElement()
                .asString()
                .startsWith("3 orders of different seconds");
        assertThat(report.finding(WindowEnds.END).orElseThrow().advice()).hasSize(end ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(ListOrder.class)
    void findsTheEndsWhateverTheOrderOfTheList(ListOrder order) {
        quirks().listOrder(order).timeToInclusive(false);
        addOrders(12);
        assertFound(examine(), WindowEnds.BEGIN, "included");
        assertFound(examine(), WindowEnds.END, "excluded");
    }

    @Test
    void oneOrderIsEnoughForTheEnds() {
        quirks().timeFromInclusive(false);
        addOrders(1);
        FkwDoctorReport report = examine();
        assertFound(report, WindowEnds.BEGIN, "excluded");
        assertFound(report, WindowEnds.END, "included");
    }

    @Test
    void aShopWithoutOrdersTellsNothingOfThem() {
        FkwDoctorReport report = examine();
        assertNotKnown(report, WindowEnds.BEGIN, "no order to try it with: 0 orders modified within 24h");
        assertThat(report.finding(WindowEnds.END).orElseThrow().help()).contains("history=7d");
        assertNotKnown(report, Spelling.ITEMS, "not seen in 0 orders");
    }

    @Test
    void looksAsFarBackAsItIsTold() {
        bench.shop.addOrder(spec -> spec.createdAt(Bench.NOON.minus(Duration.ofDays(5))));
        assertNotKnown(examine(), WindowEnds.BEGIN, "no order");
        assertFound(examine(settings -> settings.history = Duration.ofDays(6)), WindowEnds.BEGIN, "included");
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true"})
    void aSecondWithHundredsOfOrdersIsDecidedAllTheSame(boolean begin, boolean end) {
        quirks().timeFromInclusive(begin).timeToInclusive(end);
        bench.shop.addOrders(500, spec -> spec.createdAt(Bench.NOON.minusSeconds(600)));
        FkwDoctorReport report = examine();
        assertFound(report, WindowEnds.BEGIN, begin ? "included" : "excluded");
        assertFound(report, WindowEnds.END, end ? "included" : "excluded");
        assertNotKnown(report, ListOrderMeasure.ORDER, "highest id first");
    }

    @Test
    void whatIsNotAskedForIsNotMeasured() {
        addOrders(12);
        FkwDoctorReport report = examine();
        for (String topic : List.of(
                VisibilityLag.TOPIC,
                Rotation.REFRESH_TOKEN,
                Rotation.AUTHORIZATION_END,
                Rotation.OLD_ACCESS_TOKEN,
                Rotation.OLD_REFRESH_TOKEN,
                "authorization before a new one",
                RateLimit.PACE,
                RateLimit.RECOVERY)) {
            assertThat(report.finding(topic).orElseThrow().outcome()).isEqualTo(Outcome.NOT_ASKED);
        }
        assertThat(bench.simulator.tokens().refreshAttempts()).isZero();
        assertThat(bench.simulator.journal().count()).isEqualTo(report.calls());
    }

    @Test
    void spendsNoMoreCallsThanItIsGiven() {
        addOrders(40);
        FkwDoctorReport report = examine(settings -> {
            settings.maxCalls = 16;
            settings.watch = Duration.ofMinutes(2);
            settings.rateLimit = true;
        });
        assertThat(report.calls()).isEqualTo(16);
        assertThat(bench.simulator.journal().count()).isEqualTo(16);
        assertFound(report, WindowEnds.BEGIN, "included");
        assertNotKnown(report, ListOrderMeasure.ORDER, "the 16 calls that it may spend are spent");
        assertNotKnown(report, VisibilityLag.TOPIC, "the 16 calls that it may spend are spent");
    }
}
