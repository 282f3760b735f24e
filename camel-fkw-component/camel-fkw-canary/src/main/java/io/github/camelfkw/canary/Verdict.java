// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import io.github.camelfkw.simulator.fkw.FkwMarks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads what the JVMs of a module have written down, looks at the exceptions and at the files that the tests have left behind,
 * and fails if anything was shown that must not be – or if a channel was not looked at, for then nothing is known.
 */
public final class Verdict {

    static final String EXCEPTIONS = "jdk.JavaExceptionThrow";

    /**
     * How what the simulator's web server says of itself begins: it shortens the names of its packages. Like its log, that is
     * the platform's, which knows the tokens that it is sent.
     */
    private static final String PLATFORM = "oejs";

    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Map<Channel, Long> lookedAt = new TreeMap<>();
    private final Set<Channel> absent = EnumSet.noneOf(Channel.class);
    private final Set<String> leaks = new TreeSet<>();

    /**
     * Judges.
     *
     * @param args the channels that the module does not have, separated by commas, or {@code none}; the folder that
     *     {@value Canary#FOLDER} named; then folders whose files are to be looked at
     * @throws IllegalStateException something was shown, or not looked at; the build that runs this goes on with other modules
     */
    public static void main(String[] args) throws IOException {
        List<Path> folders = Stream.of(args).skip(1).map(Path::of).toList();
        Verdict verdict = new Verdict();
        Stream.of(args[0].split(","))
                .filter(name -> !name.equals("none"))
                .map(Channel::valueOf)
                .forEach(verdict.absent::add);
        verdict.lookAt(folders.get(0), folders.subList(1, folders.size()));
        verdict.lines().forEach(System.out::println);
        if (!verdict.isInnocent()) {
            throw new IllegalStateException("Something was shown that must not be, or nothing is known: see above");
        }
    }

    void lookAt(Path folder, List<Path> leftBehind) throws IOException {
        readWhatWasSeen(folder);
        for (Path left : leftBehind) {
            lookAtFiles(left);
        }
    }

    private void readWhatWasSeen(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".tsv")) {
                    Files.readAllLines(file).forEach(this::readLine);
                } else if (file.toString().endsWith(".jfr")) {
                    lookAtExceptions(file);
                }
            }
        }
    }

    private void readLine(String line) {
        String[] parts = line.split("\t");
        if (Sightings.LOOKED_AT.equals(parts[0])) {
            lookedAt.merge(Channel.valueOf(parts[1]), Long.parseLong(parts[2]), Long::sum);
        } else {
            leaks.add(line);
        }
    }

    private void lookAtExceptions(Path recording) throws IOException {
        if (Files.size(recording) == 0) {
            // Of a JVM that a test has killed.
            return;
        }
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (EXCEPTIONS.equals(event.getEventType().getName()) && !isOfThePlatform(event)) {
                    look(Channel.EXCEPTION, event.getClass("thrownClass").getName(), event.getString("message"));
                }
            }
        }
    }

    private static boolean isOfThePlatform(RecordedEvent event) {
        String message = event.getString("message");
        return message != null && message.startsWith(PLATFORM);
    }

    private void lookAtFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                    // Every byte a character: what is no text is looked at as well.
                    look(Channel.FILE, folder.relativize(file).toString(), readAll(file));
                }
            }
        }
    }

    private static String readAll(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private void look(Channel channel, String place, String shown) {
        lookedAt.merge(channel, 1L, Long::sum);
        for (FkwMarks.Kind kind : FkwMarks.in(shown)) {
            Leak leak = new Leak(channel, place, kind);
            if (!Expected.is(leak)) {
                leaks.add(leak + "\t" + (channel == Channel.EXCEPTION ? shown : ""));
            }
        }
    }

    boolean isInnocent() {
        return leaks.isEmpty() && unseen().isEmpty();
    }

    private List<Channel> unseen() {
        return Stream.of(Channel.values())
                .filter(channel -> !lookedAt.containsKey(channel) && !absent.contains(channel))
                .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(leaks);
        lines.add("Looked at " + lookedAt);
        if (!unseen().isEmpty()) {
            lines.add("Nothing is known about " + unseen() + ": nothing of it was looked at");
        }
        lines.add(leaks.isEmpty() ? "No leak" : leaks.size() + " leaks");
        return lines;
    }
}
