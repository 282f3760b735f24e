// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelfkw.common.LenientJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * How the platform's JSON is read: numbers and booleans may be texts, an empty text or list is no value. Its server writes
 * an empty list for an object without fields.
 */
public final class ZvcmsJson {

    private static final ObjectMapper MAPPER = LenientJson.settings()
            .enable(DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // 1.10 goes out as 1.10.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addModule(new SimpleModule("zvcms")
                    .addDeserializer(Long.class, new WholeNumber())
                    .addDeserializer(Boolean.class, new YesOrNo()))
            .build();

    private ZvcmsJson() {}

    /** The mapper; not to be changed. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A tree as text. */
    public static String text(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    /** What {@code true}, {@code "true"}, {@code 1} and {@code "1"} say, and their opposites; empty for all else. */
    public static Optional<Boolean> yesOrNo(String text) {
        return switch (text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static final class WholeNumber extends StdScalarDeserializer<Long> {

        private static final long serialVersionUID = 1L;

        WholeNumber() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return (Long) context.handleUnexpectedToken(Long.class, parser);
            }
            try {
                return text.isBlank() ? null : Long.valueOf(new BigDecimal(text.strip()).longValueExact());
            } catch (ArithmeticException | NumberFormatException e) {
                return (Long) context.handleWeirdStringValue(Long.class, "", "not a whole number");
            }
        }
    }

    private static final class YesOrNo extends StdScalarDeserializer<Boolean> {

        private static final long serialVersionUID = 1L;

        YesOrNo() {
            super(Boolean.class);
        }

        @Override
        public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return (Boolean) context.handleUnexpectedToken(Boolean.class, parser);
            }
            Optional<Boolean> value = yesOrNo(text);
            if (value.isEmpty() && !text.isBlank()) {
                return (Boolean) context.handleWeirdStringValue(Boolean.class, "", "neither yes nor no");
            }
            return value.orElse(null);
        }
    }
}
