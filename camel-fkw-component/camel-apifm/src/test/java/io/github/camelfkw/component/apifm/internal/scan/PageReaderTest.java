// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.apifm.ApifmProtocolException;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import io.github.camelfkw.component.apifm.internal.client.ApifmResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PageReaderTest {

    private static final Map<String, Object> ROW = Map.of("id", 7, "name", "茶");

    private final ObjectMapper json = new ObjectMapper();

    private ListPage read(Object data) {
        return read(data, null, "id");
    }

    private ListPage read(Object data, String rowsField, String idField) {
        return new PageReader(CallTable.documented().get("goods"), rowsField, idField, json)
                .read(new ApifmResult(0, "success", data), 2);
    }

    @Test
    void findsTheRowsInDataOrInItsResultOrInItsOnlyArray() {
        List<Row> rows = List.of(new Row("7", 7, 2, ROW));
        assertThat(read(List.of(ROW)).rows()).isEqualTo(rows);
        assertThat(read(Map.of("result", List.of(ROW), "others", List.of())).rows())
                .isEqualTo(rows);
        assertThat(read(Map.of("orderList", List.of(ROW), "goodsMap", Map.of())).rows())
                .isEqualTo(rows);
        assertThat(read(Map.of("a", List.of(ROW), "b", List.of()), "a", "id").rows())
                .isEqualTo(rows);
        assertThat(read(null).rows()).isEmpty();
    }

    @Test
    void saysWhatToDoWhereItDoesNotFindThem() {
        assertThatThrownBy(() -> read(Map.of("a", List.of(), "b", List.of())))
                .isInstanceOf(ApifmProtocolException.class)
                .hasMessageContaining("the rows were not found")
                .hasMessageContaining("Set option rowsField");
        assertThatThrownBy(() -> read("text")).hasMessageContaining("data is no list");
        assertThatThrownBy(() -> read(List.of(ROW), "rows", "id"))
                .hasMessageContaining("data is no list with a field rows");
        assertThatThrownBy(() -> read(Map.of("a", List.of()), "rows", "id"))
                .hasMessageContaining("data has the lists [a]");
    }

    @Test
    void nothingFoundIsAnEmptyPageWhateverDataIs() {
        PageReader reader = new PageReader(CallTable.documented().get("goods"), null, "id", json);
        for (Object data : new Object[] {null, "", "暂无数据", Map.of(), Map.of("totalRow", 7), List.of()}) {
            ListPage page = reader.read(new ApifmResult(700, "暂无数据", data), 2);
            assertThat(page.rows()).isEmpty();
            assertThat(page.total()).isEmpty();
        }
    }

    @Test
    void takesTheTotalWhereItIsTold() {
        assertThat(read(Map.of("result", List.of(), "totalRow", 12)).total()).isEqualTo(OptionalLong.of(12));
        assertThat(read(List.of()).total()).isEmpty();
    }

    @Test
    void aRowWithoutAnIdIsKnownByItsContentInWhateverOrder() {
        Map<String, Object> oneWay = new LinkedHashMap<>();
        oneWay.put("a", 1);
        oneWay.put("b", 2);
        Map<String, Object> otherWay = new LinkedHashMap<>();
        otherWay.put("b", 2);
        otherWay.put("a", 1);
        String key = read(List.of(oneWay)).rows().get(0).key();
        assertThat(key).startsWith("#").hasSize(33);
        assertThat(read(List.of(otherWay)).rows().get(0).key()).isEqualTo(key);
        assertThat(read(List.of(Map.of("a", 1, "b", 3))).rows().get(0).key()).isNotEqualTo(key);
        assertThat(read(List.of(oneWay)).rows().get(0).id()).isNull();
    }

    @Test
    void theFieldOfTheIdCanBeAnother() {
        assertThat(read(List.of(Map.of("orderNo", "A1")), null, "orderNo")
                        .rows()
                        .get(0)
                        .id())
                .isEqualTo("A1");
    }

    @Test
    void printsNoContent() {
        assertThat(read(List.of(ROW)).toString() + read(List.of(ROW)).rows()).doesNotContain("茶", "7");
    }
}
