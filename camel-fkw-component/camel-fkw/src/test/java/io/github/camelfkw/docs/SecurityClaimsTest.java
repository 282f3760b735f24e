// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each claim of the page about security names tests that exist. */
class SecurityClaimsTest {

    private static final String PAGE = "docs/SECURITY.md";
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");

    @Test
    void eachClaimNamesATest() {
        List<String> claims = Docs.read(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .filter(line -> !line.startsWith("| He tries") && !line.startsWith("| What |"))
                .toList();
        assertThat(claims).hasSizeGreaterThan(20).allMatch(line -> TEST.matcher(line)
                .find());
    }

    @Test
    void eachTestIsThere() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Docs.root())) {
            sources =
                    files.filter(file -> file.toString().endsWith("Test.java")).toList();
        }
        List<MatchResult> named = TEST.matcher(Docs.read(PAGE)).results().toList();
        assertThat(named).isNotEmpty().allSatisfy(test -> {
            String name = test.group(1) + ".java";
            assertThat(sources)
                    .as(test.group())
                    .filteredOn(file -> file.getFileName().toString().equals(name))
                    .anySatisfy(file ->
                            assertThat(Files.readString(file)).containsPattern("void " + test.group(2) + "\\("));
        });
    }
}
