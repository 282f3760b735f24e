// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.camelfkw.component.zvcms.client.internal.ZvcmsJson;
import io.github.camelfkw.component.zvcms.client.model.ZvcmsRecord;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Converter;

/** Lets records be used where a route wants text, a map or a stream: JSON in the platform's spelling. */
@Converter(generateLoader = true)
public final class ZvcmsTypeConverters {

    private ZvcmsTypeConverters() {}

    @Converter
    public static String toString(ZvcmsRecord fields) throws JsonProcessingException {
        return ZvcmsJson.mapper().writeValueAsString(fields);
    }

    @Converter
    public static byte[] toBytes(ZvcmsRecord fields) throws JsonProcessingException {
        return ZvcmsJson.mapper().writeValueAsBytes(fields);
    }

    @Converter
    public static InputStream toInputStream(ZvcmsRecord fields) throws JsonProcessingException {
        return new ByteArrayInputStream(toBytes(fields));
    }

    @Converter
    public static Map<String, Object> toMap(ZvcmsRecord fields) {
        return ZvcmsJson.mapper().convertValue(fields, new TypeReference<Map<String, Object>>() {});
    }
}
