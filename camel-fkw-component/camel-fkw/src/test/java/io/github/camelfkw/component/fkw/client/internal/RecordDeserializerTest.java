// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.camelfkw.common.LenientJson;
import io.github.camelfkw.component.fkw.client.model.FkwRecord;
import io.github.camelfkw.component.fkw.client.model.Media;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderItem;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.ProductGroup;
import io.github.camelfkw.component.fkw.client.model.ProductLibrary;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.component.fkw.client.model.Sku;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records read by our deserializer, held against databind's own with the same settings. */
class RecordDeserializerTest {

    /** Values of every kind, good for some fields and bad for others. */
    private static final List<String> VALUES = List.of(
            "\"text\"",
            "\"\"",
            "\" \"",
            "null",
            "0",
            "17",
            "1.50",
            "2.0",
            "-3",
            "12345678901234567890",
            "1e3",
            "true",
            "\"1.10\"",
            "\"2026-11-20 11:00:00\"",
            "[]",
            "[null]",
            "[{}]",
            "{}",
            "{\"id\":\"1\",\"quantity\":2,\"other\":{\"a\":[1,2.50,\"\"]}}",
            "[{\"id\":7,\"name\":\"n\",\"value\":\"v\",\"price\":1.0},{\"quantity\":\"x\"}]",
            "[\"\"]");

    private static final ObjectMapper OURS = FkwJson.mapper();
    private static final ObjectMapper DATABIND = LenientJson.settings().build();

    static Stream<Class<? extends FkwRecord>> records() {
        return Stream.of(
                Order.class,
                OrderItem.class,
                Product.class,
                Sku.class,
                Property.class,
                Member.class,
                Media.class,
                ProductGroup.class,
                ProductLibrary.class);
    }

    private static List<String> others() {
        return List.of("unknown", "未知", "rt", "success", "topLevel", "shippingRefundedGoods", "other_fields");
    }

    /** The wire names of a record's fields, and of some that it does not name. */
    private static List<String> names(Class<?> type) throws Exception {
        List<String> names = new ArrayList<>(others());
        // On a record the annotations of a component are its accessor's as well.
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty name = component.getAccessor().getAnnotation(JsonProperty.class);
            if (name != null) {
                names.add(name.value());
            }
            JsonAlias alias = component.getAccessor().getAnnotation(JsonAlias.class);
            if (alias != null) {
                names.addAll(List.of(alias.value()));
            }
        }
        assertThat(names).hasSizeGreaterThan(8);
        return names;
    }

    private static String read(ObjectMapper mapper, String json, Class<?> type) {
        try {
            Object read = mapper.readValue(json.getBytes(StandardCharsets.UTF_8), type);
            // Printing a record leaves fields out, writing it does not. Databind turns the order of the others round.
            return read == null
                    ? "null"
                    : mapper.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                                    .writeValueAsString(read)
                            + new TreeMap<>(((FkwRecord) read).otherFields());
        } catch (JsonMappingException e) {
            return e.getClass().getSimpleName()
                    + e.getPath().stream()
                            .map(step -> step.getFieldName() == null ? "[]" + step.getIndex() : step.getFieldName())
                            .collect(Collectors.joining("."));
        } catch (java.io.IOException e) {
            return e.getClass().getSimpleName();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void eachFieldWithEachValueIsReadAsByDatabind(Class<?> type) throws Exception {
        for (String name : names(type)) {
            for (String value : VALUES) {
                String json = "{\"" + name + "\":" + value + "}";
                assertThat(read(OURS, json, type)).as(json).isEqualTo(read(DATABIND, json, type));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void fieldsInAnyOrderTwiceOrLeftOutAreReadAsByDatabind(Class<?> type) throws Exception {
        Random random = new Random(7);
        List<String> names = new ArrayList<>(names(type));
        for (int i = 0; i < 300; i++) {
            Collections.shuffle(names, random);
            String json = names.subList(0, random.nextInt(names.size() + 1)).stream()
                    .flatMap(name -> random.nextInt(9) == 0 && !others().contains(name)
                            ? Stream.of(name, name)
                            : Stream.of(name))
                    .map(name -> "\"" + name + "\": " + VALUES.get(random.nextInt(6)))
                    .collect(Collectors.joining(" , ", "{", "}"));
            assertThat(read(OURS, json, type)).as(json).isEqualTo(read(DATABIND, json, type));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatIsNoObjectOrBrokenIsReadAsByDatabind(Class<?> type) {
        Stream.of(
                        "\"\"",
                        "null",
                        "[]",
                        "17",
                        "\"x\"",
                        "{",
                        "{\"id\"",
                        "{\"id\":",
                        "{\"id\":\"1\"",
                        "{\"id\":\"1\",}",
                        "{x}",
                        "")
                .forEach(json -> assertThat(read(OURS, json, type)).as(json).isEqualTo(read(DATABIND, json, type)));
    }

    @Test
    void fieldsThatTheRecordDoesNotNameStayInTheirOrderWhateverTheirName() throws Exception {
        Order order = OURS.readValue("{\"z\":1,\"id\":\"1\",\"otherFields\":\"x\",\"a\":2,\"z\":3}", Order.class);
        assertThat(order.otherFields().toString()).isEqualTo("{z=3, otherFields=x, a=2}");
    }

    @Test
    void eachRecordOfTheWireIsReadByOurs() {
        records().forEach(type -> assertThat(
                        Arrays.stream(type.getRecordComponents()).map(component -> component.getName()))
                .as(type.getSimpleName())
                .contains("otherFields"));
        JsonMappingException e = catchThrowableOfType(
                JsonMappingException.class, () -> OURS.readValue("{\"price\":\"x\"}", Order.class));
        assertThat(Arrays.stream(e.getStackTrace()).map(StackTraceElement::getClassName))
                .contains(RecordDeserializer.class.getName());
    }
}
