// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An action that nothing is known of: a Map or JSON goes out as it is, and data comes back as it is. */
class AnyActionTest extends ZvcmsTestSupport {

    private static final String ECHO = "zvcms:communal.echo";

    private final List<Map<String, Object>> received = new ArrayList<>();

    /** What a record of a route looks like. */
    record Adjustment(int points, String remark) {}

    @BeforeEach
    void addAction() {
        simulator.quirks().numbersAsText(false);
        simulator.addAction("communal.echo", params -> {
            received.add(params);
            return params.isEmpty() ? null : params;
        });
    }

    @Test
    void takesAMapARecordOrJsonAndLeavesValuesWhatTheyAre() {
        Map<String, Object> expected = Map.of("points", 5, "remark", "生日");
        assertThat(answer(ECHO, expected).getBody()).isEqualTo(expected);
        assertThat(answer(ECHO, new Adjustment(5, "生日")).getBody()).isEqualTo(expected);
        assertThat(answer(ECHO, "{\"points\": 5, \"remark\": \"生日\"}").getBody())
                .isEqualTo(expected);
        assertThat(answer(ECHO, "{\"points\": \"5\", \"empty\": \"\", \"none\": null}")
                        .getBody(Map.class))
                .containsEntry("points", "5")
                .containsEntry("empty", "")
                .containsEntry("none", null);
        assertThat(received).hasSize(4);
        assertThat(simulator.journal().violations()).isEmpty();
    }

    @Test
    void takesNoBodyAsNoParametersAndGivesNullForNoData() {
        for (Object nothing : new Object[] {null, "", Map.of()}) {
            Message answer = answer(ECHO, nothing);
            assertThat(answer.getBody()).isNull();
            assertThat(answer.getHeader(ZvcmsConstants.CODE)).isEqualTo("0");
            assertThat(answer.getHeaders()).doesNotContainKey(ZvcmsConstants.USER_ID);
        }
        assertThat(received).containsOnly(Map.of());
    }

    @Test
    void givesDataAsJsonWhereThatIsWanted() {
        assertThat(answer(ECHO + "?rawPayload=true", "{\"price\": 1.10}").getBody())
                .isEqualTo("{\"price\":1.10}");
    }

    @Test
    void refusesABodyThatIsNotOneObject() {
        for (Object body : new Object[] {"plain words", "[1]", List.of(1), 5, new java.util.Date()}) {
            assertThat(send(ECHO, body).getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Params of communal.echo")
                    .hasMessageNotContaining("plain words");
        }
        assertThat(send(ECHO, Map.of("thing", new Object())).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JSON value");
        assertThat(requests()).isEmpty();
    }

    @Test
    void isCalledByItsNameAndByNoHeader() {
        answer(ECHO, Map.of("Action", "communal.user.identity"), Map.of("Action", "x", "CamelZvcmsAction", "y"));
        assertThat(simulator.journal().last().param("Action")).isEqualTo("communal.echo");
    }
}
