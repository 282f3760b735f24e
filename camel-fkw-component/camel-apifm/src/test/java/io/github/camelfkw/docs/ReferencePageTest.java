// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
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

/** The tables of docs/reference/apifm.md come from the generated metadata and from the table of calls, between markers. */
class ReferencePageTest {

    private static final String UPDATE =
            "mvn -q -pl camel-fkw-component/camel-apifm -am test -Dtest=ReferencePageTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true";

    private final ComponentModel component = JsonMapper.generateComponentModel(Docs.read(
            "camel-fkw-component/camel-apifm/src/generated/resources/META-INF/io/github/camelfkw/component/apifm"
                    + "/apifm.json"));

    @Test
    void hasTheTablesOfThisCode() throws IOException {
        String written = Docs.read(Docs.REFERENCE);
        String wanted = written;
        wanted = withTable(wanted, "component-options", options(component.getComponentOptions()));
        wanted = withTable(wanted, "endpoint-path", options(component.getEndpointPathOptions()));
        wanted = withTable(wanted, "endpoint-options", options(component.getEndpointParameterOptions()));
        wanted = withTable(wanted, "headers", headers());
        wanted = withTable(wanted, "calls", calls());
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(Docs.file(Docs.REFERENCE), wanted, StandardCharsets.UTF_8);
            return;
        }
        assertThat(written)
                .as("%s is stale. Bring it up to date with: %s", Docs.REFERENCE, UPDATE)
                .isEqualTo(wanted);
    }

    private static String withTable(String text, String name, String table) {
        Pattern section = Pattern.compile("(?s)(<!-- " + name + ": begin -->\n).*?(<!-- " + name + ": end -->)");
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
            return option.getEnums().stream().map(ReferencePageTest::code).collect(Collectors.joining(", "));
        }
        return option.getShortJavaType();
    }

    private String headers() {
        return table(
                List.of("Header", "Type", "For", "Description"),
                component.getEndpointHeaders().stream()
                        .map(header -> List.of(
                                code(header.getName()),
                                header.getShortJavaType(),
                                header.getLabel() == null || header.getLabel().isEmpty() ? "both" : header.getLabel(),
                                header.getDescription())));
    }

    private static String calls() {
        Map<String, List<ApiCall>> areas = new LinkedHashMap<>();
        CallTable.documented().all().forEach(call -> areas.computeIfAbsent(
                        call.area().get(0), area -> new ArrayList<>())
                .add(call));
        return areas.entrySet().stream()
                .map(area -> "### " + area.getKey() + "\n\n" + calls(area.getValue()) + "\n")
                .collect(Collectors.joining())
                .replaceFirst("\n$", "");
    }

    private static String calls(List<ApiCall> calls) {
        return table(
                List.of("Call", "标题", "Area", "Verb", "Arguments", "Effect", "Begins a route", "Codes"),
                calls.stream()
                        .map(call -> List.of(
                                code(call.name()),
                                call.title(),
                                String.join(
                                        " > ",
                                        call.area().subList(1, call.area().size())),
                                call.target()
                                        .map(target -> target.verb() + " " + target.host())
                                        .orElse("path not published"),
                                arguments(call),
                                call.write() ? "write" : "read",
                                list(call.paging()),
                                call.codes().entrySet().stream()
                                        .map(code -> code.getKey() + ": " + code.getValue())
                                        .collect(Collectors.joining("; ")))));
    }

    private static String list(ApiCall.Paging paging) {
        if (!paging.isList()) {
            return "";
        }
        String most = paging.maxSize() == Integer.MAX_VALUE ? "" : ", at most " + paging.maxSize() + " rows a page";
        return (paging.documented() ? "paged" : "list") + most;
    }

    private static String arguments(ApiCall call) {
        List<String> shown = new ArrayList<>();
        String oneOf = call.arguments().stream()
                .filter(argument -> argument.need() == Need.ONE_OF)
                .map(Argument::name)
                .collect(Collectors.joining(" or "));
        for (Argument argument : call.arguments()) {
            String text = argument.need() == Need.ONE_OF ? "(" + oneOf + ")" : shown(argument);
            if (!shown.contains(text)) {
                shown.add(text);
            }
        }
        call.constants().forEach((name, value) -> shown.add(name + "=" + value));
        if (call.freeForm()) {
            shown.add("…");
        }
        if (call.isUpload()) {
            shown.add("the file is the body");
        }
        return String.join(", ", shown);
    }

    private static String shown(Argument argument) {
        String name = argument.name()
                + (argument.encoding() == Encoding.JSON
                        ? " (JSON)"
                        : argument.encoding() == Encoding.COMMA ? " (commas)" : "");
        return switch (argument.need()) {
            case OPTIONAL -> "[" + name + "]";
            case BEYOND -> "[+" + name + "]";
            default -> name;
        };
    }

    private static String code(Object text) {
        return text == null || text.toString().isEmpty() ? "" : "`" + text + "`";
    }

    private static String table(List<String> head, Stream<List<String>> rows) {
        return row(head)
                + row(head.stream().map(column -> "---").toList())
                + rows.map(ReferencePageTest::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
