// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.proof.Evidence.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Evidence of a process that may be killed at any moment: a line is in the system's hands when its method returns, and a
 * line without its end was never written.
 */
final class EvidenceFile implements AutoCloseable {

    private final FileChannel channel;

    private EvidenceFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Goes on with the file, as a consumer that was just started. */
    static EvidenceFile append(Path file) throws IOException {
        EvidenceFile evidence = new EvidenceFile(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE));
        // The first line end closes what the life before may have left unfinished.
        evidence.write("\nstarted");
        return evidence;
    }

    void pollBegan() {
        write("poll " + System.currentTimeMillis());
    }

    void accepted(Key key) {
        write("accepted " + key.orderId() + " " + Long.toHexString(key.hash()));
    }

    void saved(Instant reached) {
        write("saved " + reached + " " + System.currentTimeMillis());
    }

    private synchronized void write(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Everything that was written in full. */
    static Evidence read(Path file) throws IOException {
        Evidence evidence = new Evidence();
        String text = Files.readString(file);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            String[] words = line.split(" ");
            boolean whole = words.length == wordsOf(words[0]);
            if (whole) {
                add(evidence, words);
            }
        }
        return evidence;
    }

    private static int wordsOf(String kind) {
        return switch (kind) {
            case "started" -> 1;
            case "poll" -> 2;
            case "accepted", "saved" -> 3;
            default -> -1;
        };
    }

    private static void add(Evidence evidence, String[] words) {
        switch (words[0]) {
            case "started" -> evidence.started();
            case "poll" -> evidence.pollBegan(Instant.ofEpochMilli(Long.parseLong(words[1])));
            case "accepted" -> evidence.accepted(new Key(words[1], Long.parseUnsignedLong(words[2], 16)));
            default -> evidence.saved(Instant.parse(words[1]), Instant.ofEpochMilli(Long.parseLong(words[2])), true);
        }
    }
}
