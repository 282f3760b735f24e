// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Puts bundles and features into the folder from which Karaf fetches. */
final class Bundles {

    private Bundles() {}

    static void publishFeatures(Path repository, String version, String features) throws IOException {
        Path file = file(repository, "camel-fkw-features", version, "-features.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, features);
    }

    /** A copy of a bundle with another version, and with what the test changes in its manifest. */
    static Path rewrite(Path repository, String artifact, String from, String to, Consumer<Attributes> change)
            throws IOException {
        Path copy = file(repository, artifact, to, ".jar");
        Files.createDirectories(copy.getParent());
        try (JarFile original =
                        new JarFile(file(repository, artifact, from, ".jar").toFile());
                OutputStream file = Files.newOutputStream(copy)) {
            Manifest manifest = original.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", to);
            change.accept(manifest.getMainAttributes());
            try (JarOutputStream jar = new JarOutputStream(file, manifest)) {
                for (Enumeration<JarEntry> entries = original.entries(); entries.hasMoreElements(); ) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        jar.putNextEntry(new JarEntry(entry.getName()));
                        original.getInputStream(entry).transferTo(jar);
                    }
                }
            }
        }
        return copy;
    }

    private static Path file(Path repository, String artifact, String version, String end) {
        return repository
                .resolve("io/github/camelfkw")
                .resolve(artifact)
                .resolve(version)
                .resolve(artifact + "-" + version + end);
    }
}
