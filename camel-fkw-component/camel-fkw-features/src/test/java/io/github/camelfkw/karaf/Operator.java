// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Types what docs/guide/karaf.md says: its blocks {@code ```karaf NAME}. */
final class Operator {

    private static final Path PAGE = Path.of("../../docs/guide/karaf.md");

    private final Karaf karaf;
    private final String camel;
    private final String version;

    Operator(Karaf karaf, String camel, String version) {
        this.karaf = karaf;
        this.camel = camel;
        this.version = version;
    }

    /** Types the lines of a block, with the versions of this build, and returns all answers. */
    String does(String block) throws IOException {
        return does(block, version);
    }

    /** The same with another version of the connector. */
    String does(String block, String wanted) throws IOException {
        StringBuilder answers = new StringBuilder();
        for (String line : block("karaf", block).lines().toList()) {
            answers.append(karaf.type(line.replace("CAMEL_VERSION", camel).replace("VERSION", wanted)));
        }
        return answers.toString();
    }

    /** A block of the page. */
    static String block(String language, String name) throws IOException {
        Matcher found = Pattern.compile("(?ms)^```" + language + " " + name + "\\R(.*?)^```$")
                .matcher(Files.readString(PAGE));
        if (!found.find()) {
            throw new IllegalStateException(PAGE + " has no block " + name);
        }
        return found.group(1);
    }
}
