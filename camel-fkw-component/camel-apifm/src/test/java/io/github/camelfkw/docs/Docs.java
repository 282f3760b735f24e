// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents of this component, as its tests read them. */
final class Docs {

    static final String GUIDE = "docs/guide/apifm.md";
    static final String REFERENCE = "docs/reference/apifm.md";

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\S*)(?: (\\S+))?\\R(.*?)^```$");

    private Docs() {}

    /** A file of the project, found upwards from where the tests run. */
    static Path file(String path) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("README.md")) && Files.isDirectory(folder.resolve("docs"))) {
                return folder.resolve(path);
            }
        }
        throw new IllegalStateException("README.md and docs/ are not above this folder");
    }

    static String read(String path) {
        try {
            return Files.readString(file(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks of a page by name, each with its language in front; a block without a name is refused. */
    static Map<String, String> blocks(String path) {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher fence = FENCED.matcher(read(path));
        while (fence.find()) {
            if (fence.group(2) == null || blocks.containsKey(fence.group(2))) {
                throw new IllegalStateException(path + " has a block without a name of its own: " + fence.group());
            }
            blocks.put(fence.group(2), fence.group(1) + "\n" + fence.group(3));
        }
        return blocks;
    }

    /** The text of a block of the guide. */
    static String block(String name) {
        return blocks(GUIDE).get(name).replaceFirst("^\\S*\n", "");
    }
}
