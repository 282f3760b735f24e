// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.TransportFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitedTransportTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void hasNoMoreThanSoManyRequestsUnderWay() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        LimitedTransport limited = new LimitedTransport(
                request -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw TransportFailure.notSent("interrupted", e);
                    } finally {
                        underWay.decrementAndGet();
                    }
                    return null;
                },
                3);
        List<Future<HttpAnswer>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(callers.submit(() -> limited.send(null)));
        }
        await().until(() -> underWay.get() == 3);
        goOn.countDown();
        for (Future<HttpAnswer> call : calls) {
            call.get();
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void givesThePlaceBackWhenARequestFails() throws Exception {
        LimitedTransport limited = new LimitedTransport(
                request -> {
                    throw TransportFailure.maybeSent("lost", null);
                },
                1);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> limited.send(null))
                    .isInstanceOfSatisfying(TransportFailure.class, failure -> assertThat(failure.isMaybeSent())
                            .isTrue());
        }
    }

    @Test
    void saysThatNothingWasSentWhenTheWaitIsInterrupted() {
        LimitedTransport limited = new LimitedTransport(request -> null, 1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> limited.send(null))
                .isInstanceOfSatisfying(TransportFailure.class, failure -> assertThat(failure.isMaybeSent())
                        .isFalse());
        assertThat(Thread.interrupted()).isTrue();
    }
}
