// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Whether two JSON texts say the same about an order; an empty text and an absent field say the same. */
final class SameOrder {

    private SameOrder() {}

    static boolean same(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        if (one.isObject() && other.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            return names.stream().allMatch(name -> same(one.get(name), other.get(name)));
        }
        if (one.isArray() && other.isArray()) {
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = same(one.get(i), other.get(i));
            }
            return same;
        }
        return one.isValueNode()
                && other.isValueNode()
                && (one.asText().equals(other.asText()) || sameNumber(one, other));
    }

    private static boolean isNothing(JsonNode node) {
        return node == null
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank());
    }

    private static boolean sameNumber(JsonNode one, JsonNode other) {
        try {
            return new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText())) == 0;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }
}
