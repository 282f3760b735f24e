// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.UntypedObjectDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/** How the platforms' JSON is read: lenient in form, exact in numbers, an empty text is no value. */
public final class LenientJson {

    private LenientJson() {}

    /**
     * Settings for a mapper: unknown fields are passed over, one value stands for a list of one, numbers with a point are
     * {@link BigDecimal}s, 2.0 is the whole number 2, an empty text is no value; no deeper than 100 levels.
     */
    public static JsonMapper.Builder settings() {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(100)
                                .build())
                        .build())
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .addModule(new SimpleModule("lenient")
                        .addDeserializer(String.class, new EmptyIsAbsent())
                        .addDeserializer(Integer.class, new WholeNumber())
                        .addDeserializer(Object.class, new AsItCame()));
    }

    private static final class EmptyIsAbsent extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        EmptyIsAbsent() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            return text.isEmpty() ? null : text;
        }
    }

    /** A number of pieces: 2.0 is two, 1.5 is not one. */
    private static final class WholeNumber extends StdScalarDeserializer<Integer> {

        private static final long serialVersionUID = 1L;

        WholeNumber() {
            super(Integer.class);
        }

        @Override
        public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null) {
                return (Integer) context.handleUnexpectedToken(Integer.class, parser);
            }
            try {
                return text.isBlank() ? null : Integer.valueOf(new BigDecimal(text.strip()).intValueExact());
            } catch (ArithmeticException | NumberFormatException e) {
                return (Integer) context.handleWeirdStringValue(Integer.class, "", "not a whole number");
            }
        }
    }

    /** Fields that no record names are written back, so even an empty text has to stay what it is. */
    private static final class AsItCame extends UntypedObjectDeserializer {

        private static final long serialVersionUID = 1L;

        AsItCame() {
            super((JavaType) null, null);
        }

        @Override
        public void resolve(DeserializationContext context) {
            // Would find EmptyIsAbsent for the texts.
        }
    }
}
