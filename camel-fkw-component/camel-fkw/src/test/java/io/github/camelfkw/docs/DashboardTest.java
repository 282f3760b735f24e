// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.internal.metrics.FkwMeter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard asks for nothing that the connector does not give. */
class DashboardTest {

    private static final Pattern METRIC = Pattern.compile("\\bfkw_\\w+");
    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
    private static final Pattern SELECTED = Pattern.compile("(\\w+)\\s*=~?\\s*\"");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

    private final Map<String, Set<String>> series = new HashMap<>();
    private JsonNode dashboard;

    @BeforeEach
    void read() throws Exception {
        dashboard = new ObjectMapper().readTree(Docs.read("docs/dashboards/fkw.json"));
        Arrays.stream(FkwMeter.values()).map(PrometheusNames::of).forEach(series::putAll);
    }

    private List<JsonNode> panels() {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.path("panels").forEach(panels::add);
        assertThat(panels).hasSizeGreaterThan(5);
        return panels;
    }

    private List<String> queries() {
        List<String> queries = new ArrayList<>();
        panels().forEach(panel -> panel.path("targets")
                .forEach(target -> queries.add(target.path("expr").asText())));
        return queries;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static Stream<String> inside(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1));
    }

    @Test
    void eachMetricItAsksForIsThere() {
        assertThat(queries())
                .isNotEmpty()
                .allSatisfy(query ->
                        assertThat(found(METRIC, query)).as(query).isNotEmpty().allMatch(series::containsKey));
    }

    @Test
    void eachLabelItAsksForIsOneOfThatMetrics() {
        for (String query : queries()) {
            Set<String> known = new HashSet<>();
            found(METRIC, query).forEach(metric -> known.addAll(series.get(metric)));
            Stream<String> selected = inside(SELECTOR, query).flatMap(selector -> inside(SELECTED, selector));
            Stream<String> grouped = inside(GROUPED, query).flatMap(labels -> Stream.of(labels.split(",\\s*")));
            assertThat(Stream.concat(selected, grouped)).as(query).isNotEmpty().allMatch(known::contains);
        }
    }

    @Test
    void eachMeterIsOnIt() {
        String all = String.join("\n", queries());
        for (FkwMeter meter : FkwMeter.values()) {
            assertThat(PrometheusNames.of(meter).keySet())
                    .as(meter.meterName())
                    .anyMatch(name ->
                            Pattern.compile("\\b" + name + "\\b").matcher(all).find());
        }
    }

    @Test
    void eachVariableIsDefined() {
        Set<String> defined = new HashSet<>(Set.of("__rate_interval"));
        dashboard
                .path("templating")
                .path("list")
                .forEach(variable -> defined.add(variable.path("name").asText()));
        assertThat(queries())
                .allSatisfy(query -> assertThat(inside(VARIABLE, query)).allMatch(defined::contains));
        dashboard.path("templating").path("list").forEach(variable -> assertThat(
                        found(METRIC, variable.path("query").asText()))
                .allMatch(series::containsKey));
    }

    @Test
    void panelsHaveNamesAndDoNotOverlap() {
        Set<String> cells = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : panels()) {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText())
                    .as(panel.path("title").asText())
                    .isNotBlank();
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            JsonNode place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell = (place.path("x").asInt() + x) + ","
                            + (place.path("y").asInt() + y);
                    assertThat(cells.add(cell)).as(panel.path("title").asText()).isTrue();
                }
            }
        }
    }
}
