// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines of many requests on one timer. */
class DeadlinesTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Deadlines deadlines = new Deadlines(timer);
    private final List<String> ended = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Deadlines.Deadline set(String name, Duration allowed) {
        return deadlines.set(() -> ended.add(name), allowed);
    }

    /** However long a test is kept from running, the timer looks at nothing before it says so. */
    private CountDownLatch holdTheTimer() {
        CountDownLatch goOn = new CountDownLatch(1);
        timer.submit(() -> {
            goOn.await();
            return null;
        });
        return goOn;
    }

    @Test
    void whatTakesTooLongIsEnded() {
        set("first", Duration.ofMillis(50));
        set("second", Duration.ofMillis(100));
        await().until(() -> ended.size() == 2);
        assertThat(ended).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void whatWasDoneInTimeIsNotEnded() {
        CountDownLatch goOn = holdTheTimer();
        set("done", Duration.ofMillis(50)).cancel();
        set("late", Duration.ofMillis(100));
        goOn.countDown();
        await().until(() -> !ended.isEmpty());
        assertThat(ended).containsExactly("late");
    }

    @Test
    void aShorterDeadlineDoesNotWaitForALongerOne() {
        set("long", LONG);
        set("short", Duration.ofMillis(50));
        await().until(() -> ended.equals(List.of("short")));
        set("short again", Duration.ofMillis(50));
        await().until(() -> ended.equals(List.of("short", "short again")));
    }

    @Test
    void oneThatCannotBeEndedKeepsNoOtherFromIt() {
        deadlines.set(
                () -> {
                    throw new IllegalStateException("on purpose");
                },
                Duration.ofMillis(50));
        set("other", Duration.ofMillis(100));
        await().until(() -> ended.equals(List.of("other")));
    }

    @Test
    void someThatCannotBeEndedKeepNoOthersFromItThatAreDueAtTheSameTime() {
        CountDownLatch goOn = holdTheTimer();
        for (int i = 0; i < 20; i++) {
            deadlines.set(
                    () -> {
                        throw new IllegalStateException("on purpose");
                    },
                    Duration.ZERO);
            set("other", Duration.ZERO);
        }
        goOn.countDown();
        await().until(() -> ended.size() == 20);
    }

    @Test
    void manyRequestsThatAreAnsweredLeaveOneTaskWithTheTimer() {
        for (int i = 0; i < 1000; i++) {
            set("answered", LONG).cancel();
        }
        assertThat(timer.getQueue()).hasSize(1);
        assertThat(timer.getCompletedTaskCount()).isZero();
    }

    @Test
    void noneIsSetWhenTheTimerWasShutDown() {
        set("before", LONG);
        timer.shutdownNow();
        assertThatThrownBy(() -> set("after", LONG)).isInstanceOf(RejectedExecutionException.class);
    }
}
