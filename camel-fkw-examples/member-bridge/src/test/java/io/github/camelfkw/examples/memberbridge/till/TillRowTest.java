// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TillRowTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"receipt\":\"R-1\",\"points\":1,\"code\":\"C-17\"        | not JSON",
                "[1]                                                        | not a JSON object",
                "{\"receipt\":\"R-1\",\"points\":1,\"code\":\"C-17\"} {}    | not JSON",
                "{\"points\":1,\"code\":\"C-17\"}                           | receipt",
                "{\"receipt\":\"R 1\",\"points\":1,\"code\":\"C-17\"}       | receipt",
                "{\"receipt\":17,\"points\":1,\"code\":\"C-17\"}            | receipt that is no text",
                "{\"receipt\":\"R-1\",\"code\":\"C-17\"}                    | points",
                "{\"receipt\":\"R-1\",\"points\":0,\"code\":\"C-17\"}       | points",
                "{\"receipt\":\"R-1\",\"points\":1.5,\"code\":\"C-17\"}     | points",
                "{\"receipt\":\"R-1\",\"points\":2147483648,\"code\":\"C-17\"} | points",
                "{\"receipt\":\"R-1\",\"points\":1}                         | one way",
                "{\"receipt\":\"R-1\",\"points\":1,\"code\":\" \"}          | one way",
                "{\"receipt\":\"R-1\",\"points\":1,\"code\":\"C-17\",\"card\":\"8\",\"cardPassword\":\"i\"} | one way",
                "{\"receipt\":\"R-1\",\"points\":1,\"card\":\"C-17\"}       | card and cardPassword together",
                "{\"receipt\":\"R-1\",\"points\":1,\"mobile\":\"C-17\"}     | mobile and password together",
                "{\"receipt\":\"R-1\",\"points\":1,\"code\":\"C-17\",\"password\":\"p\"} | mobile and password together",
                "{\"receipt\":\"R-1\",\"points\":1,\"kode\":\"C-17\"}       | fields are receipt, points, code"
            })
    void saysWhatIsWrongAndQuotesNothing(String text, String what) {
        assertThatThrownBy(() -> TillRow.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what)
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("C-17", "17"));
    }

    @Test
    void asksZvcmsInTheWayThatTheRowNames() {
        assertThat(TillRow.read("{\"receipt\":\"1\",\"points\":1,\"code\":\"c\",\"store\":\"s\"}")
                        .query())
                .isEqualTo(UserIdentityQuery.byCode("c").atStore("s"));
        assertThat(TillRow.read("{\"receipt\":\"1\",\"points\":1,\"card\":\"007\",\"cardPassword\":\"i\"}")
                        .query())
                .isEqualTo(UserIdentityQuery.byCard("007", "i"));
        assertThat(TillRow.read("{\"receipt\":\"1\",\"points\":-1,\"mobile\":\"m\",\"password\":\" p\"}")
                        .query())
                .isEqualTo(UserIdentityQuery.byAccount("m", " p"));
    }

    @Test
    void printsNobodysCodeAndIsReadBackAsItWas() {
        TillRow row = TillRow.read("{\"receipt\":\"R-1\",\"points\":1,\"code\":\"C-17\"}");
        assertThat(row).hasToString("TillRow[receipt=R-1, points=1]");
        assertThat(TillRow.read(new String(row.json(), StandardCharsets.UTF_8))).isEqualTo(row);
    }

    @Test
    void countsLinesAndLeavesOutEmptyOnes() {
        String text = "\uFEFF{\"receipt\":\"R-1\",\"points\":1,\"code\":\"c\"}\r\n\r\nnonsense\n";
        List<TillLine> lines = new Till().lines("a.b.jsonl", 17, text.getBytes(StandardCharsets.UTF_8));

        assertThat(lines).extracting(TillLine::name).containsExactly("a.b-000001-R-1", "a.b-000003-17");
        assertThat(lines.get(0).row().receipt()).isEqualTo("R-1");
        assertThat(lines.get(1).problem()).isEqualTo("the row is not JSON");
        assertThat(lines.get(1)).hasToString("TillLine[a.b-000003-17]");
    }
}
