// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages taken apart, with and without records. */
class ResultEnvelopeTest {

    private static final String FIRST = "{\"id\":\"1\", \"名\":\"\\u4e2d 文\",\"price\":1.10,\"status\":\"shipped\"}";
    private static final String SECOND =
            "{ \"modified_time\":\"2026-11-20 11:00:00\",\"order_items\":[{\"id\":\"9\"}],\"id\":2}";

    private static ResultEnvelope page(Class<?> record, String... rows) throws IOException {
        String body = "{\"msg\":\"查询成功\",\"order_list\":[" + String.join(" , ", rows) + "],\"total\":2,\"rt\":0}";
        return ResultEnvelope.parse(body.getBytes(StandardCharsets.UTF_8), record);
    }

    private static List<JsonSlice> rows(ResultEnvelope envelope) {
        return envelope.array("order_list").orElseThrow();
    }

    @Test
    void rowsAreTheVeryTextThatCame() throws IOException {
        for (Class<?> record : new Class<?>[] {null, Order.class}) {
            ResultEnvelope page = page(record, FIRST, SECOND);
            assertThat(rows(page)).extracting(JsonSlice::text).containsExactly(FIRST, SECOND);
            assertThat(page.number("total")).contains(2L);
            assertThat(page.isSuccess()).isTrue();
        }
    }

    @Test
    void rowsHaveTheSameHashWhetherReadOrNot() throws IOException {
        assertThat(rows(page(Order.class, FIRST, SECOND)))
                .extracting(JsonSlice::hash)
                .isEqualTo(rows(page(null, FIRST, SECOND)).stream()
                        .map(JsonSlice::hash)
                        .toList());
    }

    @Test
    void rowsWithoutRecordsHaveTheirHead() throws IOException {
        assertThat(rows(page(null, FIRST, SECOND)))
                .extracting(JsonSlice::head)
                .containsExactly(
                        new JsonSlice.Head("1", "shipped", null), new JsonSlice.Head("2", null, "2026-11-20 11:00:00"));
    }

    @Test
    void recordsAreReadWhileThePageIsTakenApart() throws IOException {
        List<JsonSlice> rows = rows(page(Order.class, FIRST, SECOND));
        assertThat(rows).extracting(row -> row.record(Order.class).id()).containsExactly("1", "2");
        Order order = rows.get(0).read(Order.class, "orders", "order 1");
        assertThat(order).isSameAs(rows.get(0).record(Order.class));
        assertThat(order).isEqualTo(rows(page(null, FIRST)).get(0).read(Order.class, "orders", "order 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"3\",\"price\":\"SECRET\"}",
                "{\"price\":{\"x\":[{\"y\":\"SECRET\"}]},\"id\":\"3\"}",
                "{\"id\":\"3\",\"order_items\":[{\"price\":1},{\"price\":[\"SECRET\"]}]}"
            })
    void aRowThatDoesNotFitSpoilsNoOther(String bad) throws IOException {
        List<JsonSlice> rows = rows(page(Order.class, FIRST, bad, SECOND));
        assertThat(rows).extracting(row -> row.head().id()).containsExactly("1", "3", "2");
        assertThat(rows.get(0).read(Order.class, "orders", "order 1").id()).isEqualTo("1");
        assertThat(rows.get(2).read(Order.class, "orders", "order 2").id()).isEqualTo("2");
        assertThat(rows.get(1).text()).isEqualTo(bad);
        assertThatThrownBy(() -> rows.get(1).read(Order.class, "orders", "order 3"))
                .isInstanceOf(FkwProtocolException.class)
                .hasMessageContaining("order 3")
                .hasMessageContaining("price")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void brokenJsonAnywhereInThePageBreaksThePage() throws IOException {
        String whole = "{\"order_list\":[" + FIRST + "," + SECOND + "],\"total\":2,\"rt\":0}";
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ResultEnvelope.parse(cut, null)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> ResultEnvelope.parse(cut, Order.class)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void badValueAndBrokenJsonTogetherAreBrokenJson() {
        String bad = "{\"id\":\"1\",\"price\":\"x\"}";
        assertThatThrownBy(() -> page(Order.class, bad, "{\"id\":\"2\" \"price\":1}"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void utf16IsNotReadEitherWay() {
        byte[] utf16 = ("{\"rt\":0,\"order_list\":[" + FIRST + "]}").getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> ResultEnvelope.parse(utf16, null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ResultEnvelope.parse(utf16, Order.class)).isInstanceOf(IOException.class);
    }
}
