// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents of this project, as tests read them. */
final class Docs {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\S*)(?: (\\S+))?\\R(.*?)^```$");

    /** A fenced block: its language, its name (the second word of the fence; empty where there is none), its text. */
    record Block(String language, String name, String text) {}

    private Docs() {}

    /** The folder that holds README.md and docs/, found upwards from where the tests run. */
    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("README.md")) && Files.isDirectory(folder.resolve("docs"))) {
                return folder;
            }
        }
        throw new IllegalStateException(
                "README.md and docs/ are not above " + Path.of("").toAbsolutePath());
    }

    static String read(String path) {
        try {
            return Files.readString(root().resolve(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** README.md and every Markdown file below docs/, relative to the root. */
    static List<Path> all() {
        try (Stream<Path> files = Files.walk(root().resolve("docs"))) {
            List<Path> all =
                    new ArrayList<>(files.filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .toList());
            all.add(root().resolve("README.md"));
            return all.stream().map(root()::relativize).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The source of a class below any {@code src/test/java}, found by its name. */
    static String testClass(String name) {
        Path file = Path.of(name + ".java");
        try (Stream<Path> files = Files.walk(root())) {
            List<Path> found = files.filter(
                            path -> path.endsWith(file) && path.toString().contains("/src/test/java/"))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException("There has to be one " + file + ", there are " + found);
            }
            return Files.readString(found.get(0), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCED.matcher(markdown);
        while (fence.find()) {
            blocks.add(new Block(fence.group(1), fence.group(2) == null ? "" : fence.group(2), fence.group(3)));
        }
        return blocks;
    }

    static String block(String path, String name) {
        return blocks(read(path)).stream()
                .filter(block -> block.name().equals(name))
                .map(Block::text)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(path + " has no fenced block " + name));
    }
}
