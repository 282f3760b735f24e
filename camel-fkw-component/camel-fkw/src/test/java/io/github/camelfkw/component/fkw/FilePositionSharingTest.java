// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One position file and several that use it: the nodes of a cluster, or two applications. */
class FilePositionSharingTest {

    private static final int SAVES = 60;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("positions");
    }

    private FilePositionRepository started() {
        FilePositionRepository repository = new FilePositionRepository(file().toString());
        repository.start();
        return repository;
    }

    /** Saves its own position again and again; also run as a process of its own. */
    static final class Saver {
        public static void main(String[] args) {
            FilePositionRepository repository = new FilePositionRepository(args[0]);
            repository.start();
            save(repository, args[1]);
        }
    }

    private static void save(FilePositionRepository repository, String name) {
        for (int i = 1; i <= SAVES; i++) {
            repository.setState(name, "position " + i);
        }
    }

    @Test
    void theNextLeaderGoesOnWhereTheLastOneStopped() {
        FilePositionRepository first = started();
        FilePositionRepository second = started();
        first.setState("orders", "1");
        assertThat(second.getState("orders")).isEqualTo("1");
        second.setState("orders", "2");
        assertThat(first.getState("orders")).isEqualTo("2");
    }

    @Test
    void keepsTheLinesOfOthers() throws Exception {
        FilePositionRepository first = started();
        FilePositionRepository second = started();
        first.setState("a", "1");
        second.setState("b", "1");
        first.setState("a", "2");
        assertThat(file()).content().isEqualTo("a=2\nb=1\n");
    }

    @Test
    void savesWhatAnotherOneHasOverwritten() {
        FilePositionRepository first = started();
        first.setState("a", "1");
        started().setState("a", "0");
        first.setState("a", "1");
        assertThat(started().getState("a")).isEqualTo("1");
    }

    @Test
    void losesNoLineWhenTwoInOneProcessSaveAtTheSameTime() {
        FilePositionRepository first = started();
        FilePositionRepository second = started();
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> save(second, "b"));
        save(first, "a");
        beside.join();
        assertThat(first.getState("a")).isEqualTo("position " + SAVES);
        assertThat(first.getState("b")).isEqualTo("position " + SAVES);
    }

    @Test
    void losesNoLineWhenTwoProcessesSaveAtTheSameTime() throws Exception {
        FilePositionRepository mine = started();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Saver.class.getName(),
                        file().toString(),
                        "other")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        do {
            save(mine, "mine");
        } while (other.isAlive());
        assertThat(other.waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        assertThat(mine.getState("mine")).isEqualTo("position " + SAVES);
        assertThat(mine.getState("other")).isEqualTo("position " + SAVES);
    }

    @Test
    void neitherReadsNorOverwritesWhatAHandHasSpoilt() throws Exception {
        FilePositionRepository repository = started();
        repository.setState("a", "1");
        Files.writeString(file(), "a=1\nfkw:orders:2:al");
        assertThatThrownBy(() -> repository.getState("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is corrupt")
                .hasMessageContaining("Restore it from a copy, or remove it");
        assertThatThrownBy(() -> repository.setState("a", "2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is corrupt");
        assertThat(file()).content().isEqualTo("a=1\nfkw:orders:2:al");
        Files.write(file(), new byte[] {'a', '=', (byte) 0xff});
        assertThatThrownBy(() -> repository.getState("a")).hasMessageContaining("it is not UTF-8");
        Files.delete(file());
        assertThat(repository.getState("a")).isNull();
        repository.setState("a", "3");
        assertThat(started().getState("a")).isEqualTo("3");
    }

    @Test
    void refusesANameThatWouldBeReadBackOtherwise() throws Exception {
        FilePositionRepository repository = started();
        for (String name : new String[] {"a=b", "a\nb", " "}) {
            assertThatThrownBy(() -> repository.setState(name, "1"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("positionName");
        }
        assertThatThrownBy(() -> repository.setState("a", "1\n2")).isInstanceOf(IllegalArgumentException.class);
        assertThat(file()).doesNotExist();
    }
}
