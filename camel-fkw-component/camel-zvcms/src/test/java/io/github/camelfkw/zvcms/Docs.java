// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.zvcms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents of this project, as tests read them. */
final class Docs {

    static final String GUIDE = "docs/guide/zvcms.md";
    static final String GUIDE_ZH = "docs/guide/zvcms.zh.md";
    static final String REFERENCE = "docs/reference/zvcms.md";

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\S*)(?: (\\S+))?\\R(.*?)^```$");

    private Docs() {}

    /** The folder that holds README.md and docs/, found upwards from where the tests run. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("README.md")) && Files.isDirectory(folder.resolve("docs"))) {
                return folder;
            }
        }
        throw new IllegalStateException("README.md and docs/ are not above this folder");
    }

    static String read(String path) {
        try {
            return Files.readString(root().resolve(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Language and text of each fenced block, by the name that follows its language; without one, by its place. */
    static Map<String, String> blocks(String path) {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher fence = FENCED.matcher(read(path));
        while (fence.find()) {
            String name = fence.group(2) == null ? fence.group(1) + "#" + blocks.size() : fence.group(2);
            String before = blocks.put(name, fence.group(1) + "\n" + fence.group(3));
            if (before != null) {
                throw new IllegalStateException(path + " has two blocks " + name);
            }
        }
        return blocks;
    }

    /** The text of a block of the guide. */
    static String block(String name) {
        String block = blocks(GUIDE).get(name);
        if (block == null) {
            throw new IllegalStateException(GUIDE + " has no fenced block " + name);
        }
        return block.substring(block.indexOf('\n') + 1);
    }
}
