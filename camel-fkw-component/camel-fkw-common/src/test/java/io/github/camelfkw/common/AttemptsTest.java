// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {

    @ParameterizedTest
    @CsvSource({
        "1, false, 250, 500",
        "2, false, 500, 1000",
        "4, false, 2000, 4000",
        "6, false, 5000, 10000",
        "60, false, 5000, 10000",
        "1, true, 1000, 2000",
        "3, true, 4000, 8000",
        "4, true, 5000, 10000"
    })
    void waitGrowsAndStaysBetweenHalfAndWhole(int attempt, boolean throttled, long least, long most) {
        assertThat(AttemptPolicy.of(4, () -> 0).delayAfter(attempt, throttled)).hasMillis(least);
        assertThat(AttemptPolicy.of(4, () -> 0.999_999).delayAfter(attempt, throttled))
                .isBetween(Duration.ofMillis(most - 1), Duration.ofMillis(most));
    }

    @Test
    void pauseAfterTheLastAttemptIsNone() {
        List<Duration> waits = new ArrayList<>();
        Attempts attempts = new Attempts(AttemptPolicy.of(2, () -> 0), waits::add);
        assertThat(attempts.pauseAfter(1, false)).isTrue();
        assertThat(attempts.pauseAfter(2, false)).isFalse();
        assertThat(attempts.pauseAfter(3, false)).isFalse();
        assertThat(waits).hasSize(1);
    }

    @Test
    void interruptEndsTheWaitAndStaysVisible() {
        Attempts attempts = new Attempts(AttemptPolicy.of(9, () -> 0), new StoppableSleeper());
        Thread.currentThread().interrupt();
        assertThat(attempts.pauseAfter(1, false)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void stopWakesAllWhoWaitNowAndLater() throws Exception {
        StoppableSleeper sleeper = new StoppableSleeper();
        FutureTask<String> waiting = new FutureTask<>(() -> {
            try {
                sleeper.sleep(Duration.ofHours(1));
                return "slept";
            } catch (InterruptedException e) {
                return "woken";
            }
        });
        new Thread(waiting).start();
        sleeper.stop();
        assertThat(waiting.get()).isEqualTo("woken");
        assertThatThrownBy(() -> sleeper.sleep(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void printedRequestsAndAnswersShowNoParameterAndNoBody() {
        HttpRequest request = new HttpRequest(
                HttpRequest.Verb.GET,
                "/api/order/get",
                java.util.Map.of("access_token", "SECRET"),
                new HttpRequest.Body.Form(java.util.Map.of("a", "SECRET")));
        HttpAnswer answer = new HttpAnswer(200, "application/json", java.util.Optional.empty(), "SECRET".getBytes());
        assertThat(request + " " + request.body() + " " + answer)
                .isEqualTo("GET /api/order/get form with [a] HTTP 200 application/json (6 bytes)")
                .doesNotContain("SECRET");
    }
}
