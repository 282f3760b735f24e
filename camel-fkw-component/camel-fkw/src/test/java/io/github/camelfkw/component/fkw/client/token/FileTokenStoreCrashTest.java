// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one file, one of which is killed at any point. */
class FileTokenStoreCrashTest {

    private static final int KILLS = 6;
    private static final String PADDING = "x".repeat(20_000);

    @TempDir
    Path folder;

    /** The other process: saves again and again, and tells each version that it was promised. */
    static final class Saver {
        public static void main(String[] args) {
            FileTokenStore store = new FileTokenStore(Path.of(args[0]));
            int wanted = Integer.parseInt(args[1]);
            for (int saved = 0; saved < wanted; ) {
                if (saveOnce(store, "child")) {
                    saved++;
                }
            }
        }
    }

    private static boolean saveOnce(FileTokenStore store, String who) {
        long version = store.load("a").map(AccessGrant::version).orElse(0L);
        AccessGrant grant = new AccessGrant("a", null, PADDING, who + version, null, "refresh", null, null, 0);
        if (!store.save(grant, version)) {
            return false;
        }
        if (who.equals("child")) {
            tell(version + 1);
        }
        return true;
    }

    /** Straight to the pipe: what was told before the kill was promised. */
    private static void tell(long version) {
        try {
            new java.io.FileOutputStream(java.io.FileDescriptor.out)
                    .write((version + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Process start(Path file, int saves) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Saver.class.getName(),
                        file.toString(),
                        Integer.toString(saves))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static BufferedReader told(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void fileIsWholeAndWhatWasPromisedIsKeptWhereverTheProcessIsKilled() throws Exception {
        Path file = folder.resolve("tokens.json");
        FileTokenStore store = new FileTokenStore(file);
        Random random = new Random(42);
        for (int i = 0; i < KILLS; i++) {
            Process process = start(file, Integer.MAX_VALUE);
            long promised = 0;
            try (BufferedReader told = told(process)) {
                int until = 1 + random.nextInt(12);
                for (int line = 0; line < until; line++) {
                    promised = Long.parseLong(told.readLine());
                    assertThat(store.load("a").orElseThrow().version()).isGreaterThanOrEqualTo(promised);
                }
                // At any point of the next save: it takes a few hundred microseconds.
                long moment = System.nanoTime() + random.nextInt(2_000_000);
                while (System.nanoTime() < moment) {
                    Thread.onSpinWait();
                }
                // By its handle, as Process.destroyForcibly would close the pipe with what was told last.
                process.toHandle().destroyForcibly();
                process.waitFor();
                for (String line = told.readLine(); line != null; line = told.readLine()) {
                    promised = Long.parseLong(line);
                }
            } finally {
                process.destroyForcibly();
            }
            AccessGrant kept = store.load("a").orElseThrow();
            assertThat(kept.version()).isBetween(promised, promised + 1);
            assertThat(kept.shopName()).isEqualTo(PADDING);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(saveOnce(store, "after")).isTrue();
    }

    @Test
    void compareAndSetHoldsBetweenTwoProcesses() throws Exception {
        Path file = folder.resolve("tokens.json");
        FileTokenStore store = new FileTokenStore(file);
        Process process = start(file, 40);
        int mine = 0;
        try (BufferedReader told = told(process)) {
            told.readLine();
            while (mine < 40) {
                mine += saveOnce(store, "parent") ? 1 : 0;
            }
            while (told.readLine() != null) {
                // until it has ended
            }
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(store.load("a").orElseThrow().version()).isEqualTo(80);
    }
}
