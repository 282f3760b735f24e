// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static final String SIBLINGS = "## The schemes apifm and zvcms";
    private static final Pattern OFF = Pattern.compile("@(Disabled|EnabledIf|EnabledOn)\\w*");

    /** The modules whose tests may show what a part of the page claims. */
    private static Stream<String> modules(boolean siblings) {
        return siblings
                ? Stream.of("camel-fkw-component/camel-apifm", "camel-fkw-component/camel-zvcms")
                : Stream.of(
                        "camel-fkw-component/camel-fkw",
                        "camel-fkw-component/camel-fkw-common",
                        "camel-fkw-component/camel-fkw-canary",
                        "camel-fkw-examples/authorization");
    }

    private static List<MatchResult> named(boolean siblings) {
        String page = Docs.read(PAGE);
        int begin = page.indexOf(SIBLINGS);
        int end = page.indexOf("\n## ", begin + 1);
        String part = page.substring(begin, end);
        return TEST.matcher(siblings ? part : page.replace(part, "")).results().toList();
    }

    /** The sources of a test class in some modules; it may be there in several. */
    private static List<String> sources(String testClass, boolean siblings) {
        List<String> sources = new ArrayList<>();
        modules(siblings).forEach(module -> {
            Path tests = Docs.root().resolve(module).resolve("src/test/java");
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path file : files.filter(found -> found.endsWith(testClass + ".java"))
                        .toList()) {
                    sources.add(Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return sources;
    }

    /** Whether JUnit runs a method of that name, wherever. */
    private static boolean isRun(String source, String method) {
        int name = source.indexOf("void " + method + "(");
        if (name < 0) {
            return false;
        }
        String annotations = source.substring(source.lastIndexOf("\n\n", name), name);
        return annotations.matches("(?s).*@(Test|ParameterizedTest)\\b.*")
                && !OFF.matcher(annotations).find();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachTestIsThereAndRuns(boolean siblings) {
        assertThat(named(siblings)).isNotEmpty().allSatisfy(test -> {
            List<String> sources = sources(test.group(1), siblings);
            assertThat(sources).as(test.group()).anySatisfy(source -> {
                assertThat(isRun(source, test.group(2))).isTrue();
                assertThat(source).doesNotContainPattern("(?m)^" + OFF.pattern());
            });
        });
    }
}
