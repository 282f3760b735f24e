// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.camelfkw.component.fkw.client.internal.FkwJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** One JSON object out of an answer, as the bytes that came. */
record JsonSlice(String operation, String subject, byte[] bytes) {

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Into a record.
     *
     * @throws FkwProtocolException if a field has a value that does not fit; names the field, not the value
     */
    <T> T read(Class<T> type) {
        try {
            return FkwJson.mapper().readValue(bytes, type);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new FkwProtocolException(
                    operation,
                    operation + ": " + subject + " has a value in " + field
                            + " that does not fit the vendor document. rawPayload=true delivers it unread",
                    null);
        } catch (JsonProcessingException e) {
            throw new FkwProtocolException(operation, operation + ": " + subject + " is not JSON", null);
        } catch (IOException e) {
            throw new IllegalStateException("No IO on a byte array", e);
        }
    }
}
