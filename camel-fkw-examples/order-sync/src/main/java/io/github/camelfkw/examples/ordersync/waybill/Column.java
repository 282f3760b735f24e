// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.waybill;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a waybill file and the names that a header line may give them, in any order of columns. */
enum Column {
    ORDER_ID("order_id", "order_no", "订单号", "订单编号", "订单id"),
    WAYBILL_NO("waybill_no", "waybill", "物流单号", "运单号", "快递单号"),
    LOGISTICS_CODE("logistics_code", "物流公司编码", "物流编码", "快递公司编码", "快递编码"),
    LOGISTICS_NAME("logistics_name", "物流公司名称", "物流公司", "快递公司名称", "快递公司");

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** The column that a header cell names; upper and lower case, blanks, '_' and '-' make no difference. */
    static Optional<Column> named(String headerCell) {
        String wanted = normalized(headerCell);
        return Arrays.stream(values())
                .filter(column ->
                        column.names.stream().anyMatch(name -> normalized(name).equals(wanted)))
                .findFirst();
    }

    private static String normalized(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    /** Its first English and its first Chinese name. */
    String bothNames() {
        return wireName() + " ("
                + names.stream()
                        .filter(name -> name.charAt(0) > 127)
                        .findFirst()
                        .orElse("") + ")";
    }

    String wireName() {
        return names.get(0);
    }
}
