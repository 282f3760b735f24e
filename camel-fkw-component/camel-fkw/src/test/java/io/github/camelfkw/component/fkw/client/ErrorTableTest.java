// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.simulator.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What refusals mean, and what users say that they mean. */
class ErrorTableTest {

    @RegisterExtension
    final Bench bench = new Bench();

    @ParameterizedTest
    @CsvSource({
        "100, 授权码已过期。, AUTHORIZATION",
        "-1, access_token无效, AUTHORIZATION",
        "-1, 接口调用过于频繁, THROTTLED",
        "-1, 系统繁忙, TRANSIENT",
        "-2, 密码格式错误, REJECTED",
        "-1, 资源库空间不足, REJECTED",
        "-1, '', REJECTED"
    })
    void knowsTheDocumentsWordsAndTheUsualOnes(int rt, String msg, ErrorClass meaning) {
        assertThat(ErrorTable.standard().classify(rt, msg)).isEqualTo(meaning);
    }

    @Test
    void asksTheUsersRowsFirstAndInTheirOrder() {
        ErrorTable table = ErrorTable.standard()
                .with(
                        List.of(
                                "\uFEFF# our shop's own wording",
                                "",
                                "rejected 7 系统繁忙",
                                "  transient\t*   请 联系|客服  ",
                                "THROTTLED -9 ."),
                        "errors.txt");
        assertThat(table.classify(7, "系统繁忙")).isEqualTo(ErrorClass.REJECTED);
        assertThat(table.classify(8, "系统繁忙")).isEqualTo(ErrorClass.TRANSIENT);
        assertThat(table.classify(1, "请联系 客服")).isEqualTo(ErrorClass.TRANSIENT);
        assertThat(table.classify(-9, "x")).isEqualTo(ErrorClass.THROTTLED);
        assertThat(table.classify(-9, "")).as("the pattern has to be found").isEqualTo(ErrorClass.REJECTED);
        assertThat(ErrorTable.standard().classify(-9, "x"))
                .as("the standard one stays")
                .isEqualTo(ErrorClass.REJECTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "throttled 429!a row is class, rt (or *) and a pattern",
                "later * x!later is not a class; the classes are authorization, throttled",
                "throttled many x!rt is many; give a whole number, or *",
                "throttled * (x!the pattern is broken"
            })
    void namesTheLineThatIsNoRow(String row, String problem) {
        assertThatThrownBy(() -> ErrorTable.standard().with(List.of("# comment", row), "errors.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("errors.txt, line 2")
                .hasMessageContaining(problem);
    }

    @Test
    void decidesWhetherACallIsRepeated() {
        ErrorTable table = ErrorTable.standard().with(List.of("throttled 77 ."), "test");
        bench.simulator.faults().next(1, Fault.unknownResult(77, "排队中"));
        bench.shop.addOrder();
        assertThat(bench.orders(w -> w.errors = table).list(OrderQuery.all()).rows())
                .hasSize(1);
        assertThat(bench.sleeper.waits()).hasSize(1);
        bench.simulator.faults().next(1, Fault.unknownResult(77, "排队中"));
        assertThatThrownBy(() -> bench.orders().list(OrderQuery.all()))
                .as("without the row")
                .isInstanceOf(FkwApiException.class);
    }
}
