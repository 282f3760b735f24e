// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.internal.metrics.FkwMeter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of docs/reference come from the generated metadata and from the code, between markers. */
class GeneratedDocsTest {

    private static final String UPDATE =
            "mvn -q -pl camel-fkw-component/camel-fkw -am test -Dtest=GeneratedDocsTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true";

    private static final String SOURCES = "camel-fkw-component/camel-fkw/src/";

    private final ComponentModel component = JsonMapper.generateComponentModel(
            Docs.read(SOURCES + "generated/resources/META-INF/io/github/camelfkw/component/fkw/fkw.json"));

    private final Map<String, Map<String, Supplier<String>>> tables = Map.of(
            "docs/reference/fkw.md",
            Map.of(
                    "operations", this::operations,
                    "component-options", () -> options(component.getComponentOptions()),
                    "endpoint-path", () -> options(component.getEndpointPathOptions()),
                    "endpoint-options", () -> options(component.getEndpointParameterOptions()),
                    "headers", this::headers),
            "docs/reference/metrics.md",
            Map.of("meters", GeneratedDocsTest::meters, "meter-tags", GeneratedDocsTest::meterTags));

    @ParameterizedTest
    @ValueSource(strings = {"docs/reference/fkw.md", "docs/reference/metrics.md"})
    void hasTheTablesOfThisCode(String path) throws IOException {
        String written = Docs.read(path);
        String wanted = written;
        for (var table : tables.get(path).entrySet()) {
            wanted = withTable(wanted, table.getKey(), table.getValue().get());
        }
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(Docs.root().resolve(path), wanted, StandardCharsets.UTF_8);
            return;
        }
        assertThat(written)
                .as("%s is stale. Bring it up to date with: %s", path, UPDATE)
                .isEqualTo(wanted);
    }

    private static String withTable(String text, String name, String table) {
        Pattern section = Pattern.compile("(?s)(<!-- " + Pattern.quote(name) + ": begin[^>]*-->\n).*?(<!-- "
                + Pattern.quote(name) + ": end -->)");
        Matcher found = section.matcher(text);
        assertThat(found.find()).as("markers of table %s", name).isTrue();
        return found.replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + table + match.group(2)));
    }

    private static String options(Collection<? extends BaseOptionModel> options) {
        return table(
                List.of("Name", "Type", "Default", "For", "Description"),
                options.stream()
                        .map(option -> List.of(
                                "`" + option.getName() + "`",
                                type(option),
                                code(option.getDefaultValue()),
                                option.getLabel() == null
                                        ? ""
                                        : option.getLabel().replace(",", ", "),
                                (option.isRequired() ? "**Required.** " : "")
                                        + (option.isSecret() ? "**Secret.** " : "")
                                        + option.getDescription())));
    }

    private static String type(BaseOptionModel option) {
        if (option.getEnums() != null && !option.getEnums().isEmpty()) {
            return option.getEnums().stream().map(GeneratedDocsTest::code).collect(Collectors.joining(", "));
        }
        return option.getShortJavaType();
    }

    private String headers() {
        return table(
                List.of("Header", "Type", "For", "Description"),
                component.getEndpointHeaders().stream()
                        .map(header -> List.of(
                                "`" + header.getName() + "`",
                                header.getShortJavaType(),
                                header.getLabel() == null || header.getLabel().isEmpty() ? "both" : header.getLabel(),
                                header.getDescription())));
    }

    private String operations() {
        String source = Docs.read(SOURCES + "main/java/io/github/camelfkw/component/fkw/FkwOperation.java");
        return table(
                List.of("Operation", "What it does", "Begins a route", "Platform's call"),
                Arrays.stream(FkwOperation.values())
                        .map(operation -> List.of(
                                "`" + operation.name() + "`",
                                javadoc(source, operation),
                                operation.isConsumable() ? "yes" : "no",
                                Arrays.stream(ApiMethod.values())
                                        .filter(method -> method.operation().equals(operation.name()))
                                        .map(method -> code(method.verb() + " " + method.path())
                                                + (method.isWrite() ? ", a write" : ""))
                                        .collect(Collectors.joining(", ")))));
    }

    private static String meters() {
        return table(
                List.of("Meter", "Type", "Unit", "Tags besides `component`", "Meaning", "Prometheus"),
                Arrays.stream(FkwMeter.values())
                        .map(meter -> List.of(
                                code(meter.meterName()),
                                meter.type().name().toLowerCase(Locale.ROOT),
                                meter.unit(),
                                meter.tags().stream()
                                        .map(tag -> code(tag.key()))
                                        .collect(Collectors.joining(", ")),
                                meter.meaning(),
                                PrometheusNames.of(meter).keySet().stream()
                                        .map(GeneratedDocsTest::code)
                                        .collect(Collectors.joining(", ")))));
    }

    private static String meterTags() {
        String source =
                Docs.read(SOURCES + "main/java/io/github/camelfkw/component/fkw/internal/metrics/FkwMeter.java");
        return table(
                List.of("Tag", "Values"),
                Arrays.stream(FkwMeter.Tag.values()).map(tag -> List.of(code(tag.key()), javadoc(source, tag))));
    }

    private static String javadoc(String source, Enum<?> constant) {
        Matcher comment = Pattern.compile("/\\*\\* (.*?) \\*/\\s+" + constant.name() + "\\(")
                .matcher(source);
        assertThat(comment.find()).as("Javadoc of %s", constant).isTrue();
        return comment.group(1).replaceAll("\\{@link #(\\w+)}", "`$1`");
    }

    private static String code(Object text) {
        return text == null || text.toString().isEmpty() ? "" : "`" + text + "`";
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        return row(head)
                + row(head.stream().map(column -> "---").toList())
                + rows.map(GeneratedDocsTest::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
