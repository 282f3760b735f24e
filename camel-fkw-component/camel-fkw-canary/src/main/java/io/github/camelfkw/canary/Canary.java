// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jdk.jfr.Recording;

/**
 * The watch over one JVM. It begins with the first test or the first Camel context, if the environment variable
 * {@value #FOLDER} names the folder where it writes down what it has seen; children of the JVM inherit it.
 */
public final class Canary {

    /** The variable. */
    public static final String FOLDER = "FKW_CANARY";

    private static Optional<Sightings> watching;

    private Canary() {}

    /** Begins to watch, unless that is done or nobody wants it. */
    static synchronized Optional<Sightings> watch() {
        if (watching == null) {
            String folder = System.getenv(FOLDER);
            watching = folder == null ? Optional.empty() : Optional.of(begin(Path.of(folder)));
        }
        return watching;
    }

    private static Sightings begin(Path folder) {
        String jvm = "jvm-" + ProcessHandle.current().pid();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Sightings sightings = new Sightings(folder.resolve(jvm + ".tsv"));
        EveryLogEvent.goesTo(sightings);
        recordExceptions(folder.resolve(jvm + ".jfr"));
        Runtime.getRuntime().addShutdownHook(new Thread(sightings::writeCounts, "canary"));
        return sightings;
    }

    /** The JVM itself writes down each exception that is made, whoever makes it. They are looked at in the end. */
    private static void recordExceptions(Path file) {
        Recording recording = new Recording();
        recording.setName("canary");
        recording.enable(Verdict.EXCEPTIONS).withoutStackTrace();
        recording.setDumpOnExit(true);
        try {
            recording.setDestination(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recording.start();
    }
}
