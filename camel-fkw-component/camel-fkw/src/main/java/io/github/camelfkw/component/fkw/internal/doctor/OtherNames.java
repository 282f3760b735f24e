// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.Order;
import java.util.stream.Stream;

/** The names of an order's fields that the record does not have. */
final class OtherNames {

    /** What looks like a name; a field whose name is a buyer's would not be shown. */
    private static final String NAME = "[A-Za-z][A-Za-z_]{0,39}";

    private OtherNames() {}

    static Stream<String> of(OrderDocument document) {
        try {
            Order order = document.toRecord();
            return Stream.concat(
                            order.otherFields().keySet().stream(),
                            order.orderItems().stream()
                                    .flatMap(item -> item.otherFields().keySet().stream())
                                    .map(name -> name + " of an item")
                                    .distinct())
                    .map(name -> name.replace(" of an item", "").matches(NAME) ? name : "a name with other characters");
        } catch (FkwProtocolException unreadable) {
            return Stream.of("an order that does not fit the record");
        }
    }
}
