// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Here is what at least two schemes use. */
class SharedByTwoTest {

    private static final String SOURCES = "src/main/java";
    private static final List<String> SCHEMES = List.of("camel-fkw", "camel-apifm", "camel-zvcms");

    static List<String> publicTypes() throws IOException {
        Path root = Path.of(SOURCES);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> read(file).contains("\npublic "))
                    .map(file -> root.relativize(file).toString())
                    .map(file -> file.replaceAll("\\.java$", "").replaceAll("[/\\\\]", "."))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("publicTypes")
    void isImportedByTwoSchemes(String type) {
        assertThat(SCHEMES.stream().filter(scheme -> imports(scheme, type)))
                .as("schemes that use %s; what one alone uses belongs to it", type)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private static boolean imports(String scheme, String type) {
        Pattern line = Pattern.compile("\nimport (static )?" + Pattern.quote(type) + "[.;]");
        try (Stream<Path> files = Files.walk(Path.of("..", scheme, SOURCES))) {
            return files.anyMatch(file -> line.matcher(read(file)).find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return file.toString().endsWith(".java") ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
