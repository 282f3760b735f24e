// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("receipts");
    }

    private Receipts started() {
        Receipts receipts = new Receipts(file);
        receipts.start();
        return receipts;
    }

    @Test
    void remembersBeyondARestart() throws Exception {
        Receipts receipts = started();
        assertThat(receipts.add("R-1")).isTrue();
        assertThat(receipts.add("R-1")).isFalse();
        assertThat(Files.readString(file)).isEqualTo("R-1\n");

        assertThat(started().contains("R-1")).isTrue();
        assertThat(started().add("R-1")).isFalse();
    }

    @Test
    void doesNotKnowWhatCouldNotBeWritten() throws Exception {
        Receipts receipts = started();
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> receipts.add("R-1")).isInstanceOf(RuntimeException.class);
        Files.delete(file);

        assertThat(receipts.contains("R-1")).isFalse();
        assertThat(receipts.add("R-1")).isTrue();
        assertThat(Files.readString(file)).isEqualTo("R-1\n");
    }

    @Test
    void cutsOffHalfALine() throws Exception {
        Files.writeString(file, "R-0\nR-");
        assertThat(started().contains("R-")).isFalse();
        assertThat(started().add("R-1")).isTrue();
        assertThat(Files.readString(file)).isEqualTo("R-0\nR-1\n");
    }
}
