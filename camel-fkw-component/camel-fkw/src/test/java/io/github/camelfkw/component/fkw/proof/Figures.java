// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts a run's figures between their markers in {@code docs/proof.md}, when asked to; else it only prints them. */
final class Figures {

    private Figures() {}

    static synchronized void write(String name, String table) {
        System.out.println(table);
        if (!Scale.UPDATE) {
            return;
        }
        try {
            Path document = document();
            String text = Files.readString(document);
            String opening = "<!-- figures: " + name + " -->\n";
            int from = text.indexOf(opening);
            int to = text.indexOf("<!-- /figures: " + name + " -->");
            if (from < 0 || to < from) {
                throw new IllegalStateException(document + " has no markers of " + name);
            }
            Files.writeString(
                    document,
                    text.substring(0, from) + opening + "\n" + table.strip() + "\n\n" + machine() + "\n\n"
                            + text.substring(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String machine() {
        return "JDK " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores.";
    }

    private static Path document() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path document = folder.resolve("docs/proof.md");
            if (Files.exists(document)) {
                return document;
            }
        }
        throw new IllegalStateException(
                "docs/proof.md is not above " + Path.of("").toAbsolutePath());
    }
}
