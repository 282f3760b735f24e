// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shutdown interrupts threads, and an interrupt closes file channels: a rotated token must reach the disk all the same. */
class FileTokenStoreInterruptTest {

    @TempDir
    Path folder;

    private static AccessGrant grant(int number) {
        return new AccessGrant("s", null, null, "access-" + number, null, "refresh-" + number, null, null, 0);
    }

    @AfterEach
    void forgetTheInterrupt() {
        Thread.interrupted();
    }

    @Test
    void keepsAGrantAlthoughTheThreadIsInterruptedAndLeavesTheInterruptToOthers() {
        FileTokenStore store = new FileTokenStore(folder.resolve("tokens"));
        Thread.currentThread().interrupt();
        assertThat(store.save(grant(1), 0)).isTrue();
        assertThat(store.load("s").orElseThrow().refreshToken()).isEqualTo("refresh-1");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void keepsEachGrantWhileInterruptsComeAtAnyMoment() throws Exception {
        FileTokenStore store = new FileTokenStore(folder.resolve("tokens"));
        Thread saver = Thread.currentThread();
        AtomicBoolean running = new AtomicBoolean(true);
        Thread disturber = new Thread(() -> {
            while (running.get()) {
                saver.interrupt();
                Thread.onSpinWait();
            }
        });
        disturber.start();
        try {
            for (int i = 1; i <= 60; i++) {
                assertThat(store.save(grant(i), i - 1)).isTrue();
            }
        } finally {
            running.set(false);
            while (disturber.isAlive()) {
                Thread.interrupted();
                Thread.onSpinWait();
            }
            Thread.interrupted();
        }
        assertThat(store.load("s").orElseThrow().version()).isEqualTo(60);
    }
}
