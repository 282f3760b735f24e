// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePositionRepositoryTest {

    @TempDir
    Path folder;

    private FilePositionRepository started() {
        FilePositionRepository repository =
                new FilePositionRepository(folder.resolve("positions").toString());
        repository.start();
        return repository;
    }

    @Test
    void keepsPositionsForTheNextProcess() throws Exception {
        FilePositionRepository first = started();
        first.setState("fkw:orders:1:all", "{\"a\":\"x=y\"}");
        first.setState("fkw:orders:2:all", "two");
        first.setState("fkw:orders:2:all", "three");
        FilePositionRepository second = started();
        assertThat(second.getState("fkw:orders:1:all")).isEqualTo("{\"a\":\"x=y\"}");
        assertThat(second.getState("fkw:orders:2:all")).isEqualTo("three");
        assertThat(second.getState("other")).isNull();
        assertThat(Files.readAllLines(folder.resolve("positions"))).hasSize(2);
    }

    @Test
    void keepsThePositionAlthoughTheThreadIsInterrupted() {
        FilePositionRepository repository = started();
        Thread.currentThread().interrupt();
        repository.setState("a", "b");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(started().getState("a")).isEqualTo("b");
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        started().setState("a", "b");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("positions"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesAFileThatIsNoneOfItsOwn() throws Exception {
        Files.writeString(folder.resolve("positions"), "something else\n");
        assertThatThrownBy(this::started).hasStackTraceContaining("corrupt").hasStackTraceContaining("startFrom");
        assertThat(folder.resolve("positions")).hasContent("something else");
    }

    @Test
    void doesNotPretendToHaveSavedWhatIsNotOnTheDisk() throws Exception {
        FilePositionRepository repository = started();
        repository.setState("a", "old");
        Path inTheWay = folder.resolve("positions.new/x");
        Files.createDirectories(inTheWay);
        assertThatThrownBy(() -> repository.setState("a", "new"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written");
        assertThat(repository.getState("a")).isEqualTo("old");
        assertThat(onTheDisk()).isEqualTo("a=old");
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        repository.setState("a", "new");
        assertThat(started().getState("a")).isEqualTo("new");
    }

    private String onTheDisk() throws Exception {
        return Files.readString(folder.resolve("positions")).strip();
    }
}
