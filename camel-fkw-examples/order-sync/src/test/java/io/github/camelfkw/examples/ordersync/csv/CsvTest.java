// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void quotesWhatNeedsIt() {
        assertThat(Csv.line(Arrays.asList("plain", "a,b", "say \"hi\"", null, "two\r\nlines")))
                .isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",,two lines\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1+2", "@x", "202611220001234", "007"})
    void keepsExcelFromChangingACellAndReadsItBack(String value) {
        String line = Csv.line(List.of(value, "next"));

        assertThat(line).startsWith("\"\t");
        assertThat(Csv.cells(line.strip())).containsExactly(value, "next");
    }

    @Test
    void readsQuotedCellsBlanksAndAnEmptyLastCell() {
        assertThat(Csv.cells(" a , \"b,\"\"c\" ,\td,")).containsExactly("a", "b,\"c", "d", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,\"b", "a,\"b\"c,d", "a,b\"c"})
    void refusesQuotesThatDoNotMatch(String line) {
        assertThatThrownBy(() -> Csv.cells(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsUtf8WithAndWithoutBom() {
        byte[] plain = "订单号".getBytes(StandardCharsets.UTF_8);
        byte[] marked = (Csv.BOM + "订单号").getBytes(StandardCharsets.UTF_8);

        assertThat(CsvFile.decode(plain, StandardCharsets.UTF_8)).isEqualTo("订单号");
        assertThat(CsvFile.decode(marked, StandardCharsets.UTF_8)).isEqualTo("订单号");
        assertThat(CsvFile.decode(marked, GBK)).isEqualTo("订单号");
    }

    @Test
    void readsGbkWhereThatWasAgreed() {
        byte[] content = "订单号,顺丰速运".getBytes(GBK);

        assertThat(CsvFile.decode(content, GBK)).isEqualTo("订单号,顺丰速运");
        assertThatThrownBy(() -> CsvFile.decode(content, StandardCharsets.UTF_8))
                .hasMessageContaining("not UTF-8")
                .hasMessageContaining("--csv-charset GBK");
    }

    @Test
    void refusesWhatReadsDifferentlyInBothEncodings() {
        byte[] utf8 = "顺丰".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CsvFile.decode(utf8, GBK)).hasMessageContaining("GBK and as UTF-8");
    }
}
