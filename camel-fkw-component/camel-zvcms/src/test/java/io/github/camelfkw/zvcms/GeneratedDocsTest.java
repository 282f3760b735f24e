// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/** The tables of docs/reference/zvcms.md come from the generated metadata, between markers. */
class GeneratedDocsTest {

    private static final String UPDATE =
            "mvn -q -pl camel-fkw-component/camel-zvcms -am test -Dtest=io.github.camelfkw.zvcms.GeneratedDocsTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true";

    private final ComponentModel component = JsonMapper.generateComponentModel(
            Docs.read("camel-fkw-component/camel-zvcms/src/generated/resources/META-INF/io/github/camelfkw"
                    + "/component/zvcms/zvcms.json"));

    @Test
    void hasTheTablesOfThisCode() throws IOException {
        String written = Docs.read(Docs.REFERENCE);
        String wanted = written;
        for (var table : tables().entrySet()) {
            wanted = withTable(wanted, table.getKey(), table.getValue());
        }
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(Docs.root().resolve(Docs.REFERENCE), wanted, StandardCharsets.UTF_8);
            return;
        }
        assertThat(written)
                .as("%s is stale. Bring it up to date with: %s", Docs.REFERENCE, UPDATE)
                .isEqualTo(wanted);
    }

    @Test
    void hasNoMoreThanTwentyFiveOptionsOfItsOwn() {
        assertThat(component.getComponentOptions())
                .filteredOn(option -> !List.of("lazyStartProducer", "autowiredEnabled", "bridgeErrorHandler")
                        .contains(option.getName()))
                .hasSizeLessThanOrEqualTo(25);
        assertThat(component.isProducerOnly()).isTrue();
    }

    private Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("component-options", options(component.getComponentOptions()));
        tables.put("endpoint-path", options(component.getEndpointPathOptions()));
        tables.put("endpoint-options", options(component.getEndpointParameterOptions()));
        tables.put("headers", headers());
        return tables;
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
                                code(option.getName()),
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
                List.of("Header", "Type", "Description"),
                component.getEndpointHeaders().stream()
                        .map(header ->
                                List.of(code(header.getName()), header.getShortJavaType(), header.getDescription())));
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
