// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Unknown fields in their order; values may be null, which {@link Map#copyOf} would refuse. */
final class OtherFields {

    private OtherFields() {}

    static Map<String, Object> copy(Map<String, Object> fields) {
        return fields == null || fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
