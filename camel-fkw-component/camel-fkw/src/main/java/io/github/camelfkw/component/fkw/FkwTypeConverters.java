// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderItem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;

/** Lets records be used where a route wants text, a map or a stream: JSON in the platform's spelling. */
@Converter(generateLoader = true)
public final class FkwTypeConverters {

    private FkwTypeConverters() {}

    @Converter
    public static String toString(Order order) throws JsonProcessingException {
        return FkwJson.mapper().writeValueAsString(order);
    }

    @Converter
    public static byte[] toBytes(Order order) throws JsonProcessingException {
        return FkwJson.mapper().writeValueAsBytes(order);
    }

    @Converter
    public static InputStream toInputStream(Order order) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(order));
    }

    @Converter
    public static Map<String, Object> toMap(Order order) {
        return FkwJson.mapper().convertValue(order, new TypeReference<Map<String, Object>>() {});
    }

    @Converter
    public static String toString(OrderItem item) throws JsonProcessingException {
        return FkwJson.mapper().writeValueAsString(item);
    }
}
