// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import io.github.camelfkw.component.fkw.client.model.FkwRecord;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;

/** Lets records be used where a route wants text, a map or a stream: JSON in the platform's spelling. */
@Converter(generateLoader = true)
public final class FkwTypeConverters {

    private FkwTypeConverters() {}

    @Converter
    public static String toString(FkwRecord fields) throws JsonProcessingException {
        return FkwJson.mapper().writeValueAsString(fields);
    }

    @Converter
    public static byte[] toBytes(FkwRecord fields) throws JsonProcessingException {
        return FkwJson.mapper().writeValueAsBytes(fields);
    }

    @Converter
    public static InputStream toInputStream(FkwRecord fields) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(fields));
    }

    @Converter
    public static Map<String, Object> toMap(FkwRecord fields) {
        return FkwJson.mapper().convertValue(fields, new TypeReference<Map<String, Object>>() {});
    }
}
