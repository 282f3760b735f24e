// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Small files that say the truth after a crash: what a method has done lies on the disk when it returns. */
public final class DurableFile {

    private static final char END = '\n';

    private DurableFile() {}

    /** Writes the whole file; who reads it meanwhile sees the old one or the new one. */
    public static void write(Path file, String text) {
        Path hidden = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    hidden,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                writeAll(channel, text);
            }
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a line, or nothing of it. */
    public static void append(Path file, String line) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            long end = channel.size();
            try {
                writeAll(channel, line + END);
            } catch (IOException e) {
                // Half a line, as of a full disk, would run into the next one.
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the file away, if it is there. */
    public static void delete(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                force(file.getParent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines; none where there is no file. A last one that a crash has left without its end is cut off. */
    public static List<String> lines(Path file) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf(END) + 1);
            if (whole.length() < text.length()) {
                write(file, whole);
            } else {
                // Who wrote them may have been killed before they were on the disk.
                force(file);
            }
            return whole.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings to the disk what others have written into the file, or the names in the folder. */
    private static void force(Path path) {
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            // Not every system lets a folder be opened; its names are then as durable as that system makes them.
            if (!folder) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void writeAll(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
