// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.model.Media;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.fkw.client.model.NewProduct;
import io.github.camelfkw.component.fkw.client.model.NewSku;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderItem;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.component.fkw.client.model.PaymentType;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.ProductGroup;
import io.github.camelfkw.component.fkw.client.model.ProductLibrary;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.component.fkw.client.model.RefundStatus;
import io.github.camelfkw.component.fkw.client.model.Sku;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import io.github.camelfkw.docs.OpenApiDocument.Operation;
import io.github.camelfkw.docs.OpenApiDocument.Parameter;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The description of the platform and the client know the same calls, parameters and fields. */
class OpenApiClientTest {

    /** Calls that are no rows of {@link ApiMethod}, since no access token goes with them. */
    private static final Set<String> OAUTH = Set.of("authorizationUrl", "exchangeCode", "refreshToken");

    private static final Set<String> COMMON = Set.of("method", "format", "timestamp");

    private final OpenApiDocument document = OpenApiDocument.read();

    @Test
    void knowTheSameCalls() {
        List<String> described = document.operations().stream()
                .filter(operation -> !OAUTH.contains(operation.id()))
                .map(operation -> operation.verb() + " " + operation.path() + " " + operation.id())
                .toList();
        List<String> rows = Arrays.stream(ApiMethod.values())
                .map(method -> method.verb() + " " + method.path() + " " + method.operation())
                .toList();
        assertThat(described).containsExactlyInAnyOrderElementsOf(rows);
        assertThat(document.operations()).extracting(Operation::id).containsAll(OAUTH);
    }

    @Test
    void nameThemAsTheUsersOfTheConnectorDo() {
        assertThat(document.operations())
                .extracting(Operation::id)
                .containsAll(Arrays.stream(FkwOperation.values())
                        .filter(FkwOperation::isCall)
                        .map(Enum::name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(ApiMethod.class)
    void agreeOnEachCall(ApiMethod method) {
        Operation operation = document.operation(method.operation());
        assertThat(operation.needsToken()).isTrue();
        assertThat(operation.takesForm()).isEqualTo(method.isForm());
        assertThat(operation.parameter("method").map(Parameter::exampleText).orElse(null))
                .isEqualTo(method.wireName());
        assertThat(operation.parameter("format")).isPresent();
        assertThat(operation.parameter("timestamp")).isPresent();
        if (method.subject().parameter() != null) {
            assertThat(operation
                            .parameter(method.subject().parameter())
                            .orElseThrow()
                            .required())
                    .isTrue();
        }
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("addProduct", NewProduct.class),
                Arguments.of("updateStock", StockUpdate.class),
                Arguments.of("addMember", NewMember.class),
                Arguments.of("adjustPoints", PointsAdjustment.class));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void knowTheSameParameters(String operation, Class<?> request) {
        Set<String> sent = names(request, false);
        sent.remove("other_fields");
        assertThat(document.operation(operation).parameters())
                .extracting(Parameter::name)
                .filteredOn(name -> !COMMON.contains(name))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("Order", Order.class),
                Arguments.of("OrderItem", OrderItem.class),
                Arguments.of("Product", Product.class),
                Arguments.of("Sku", Sku.class),
                Arguments.of("Library", ProductLibrary.class),
                Arguments.of("Group", ProductGroup.class),
                Arguments.of("Member", Member.class),
                Arguments.of("MediaAnswer", Media.class),
                Arguments.of("NewSku", NewSku.class),
                Arguments.of("Property", Property.class));
    }

    @ParameterizedTest
    @MethodSource("records")
    void knowTheSameFields(String schema, Class<?> type) {
        Set<String> described = new TreeSet<>();
        document.at("/components/schemas/" + schema + "/properties")
                .fieldNames()
                .forEachRemaining(described::add);
        assertThat(described).containsAll(names(type, false));
        assertThat(names(type, true)).containsAll(described);
    }

    @Test
    void knowTheSameValues() {
        assertThat(values("OrderStatus")).isEqualTo(texts(OrderStatus.KNOWN));
        assertThat(values("PaymentType")).isEqualTo(texts(PaymentType.KNOWN));
        assertThat(values("RefundStatus")).isEqualTo(texts(RefundStatus.KNOWN));
    }

    private Set<String> values(String schema) {
        Set<String> values = new TreeSet<>();
        for (JsonNode value : document.at("/components/schemas/" + schema + "/enum")) {
            if (!value.asText("").isEmpty()) {
                values.add(value.asText());
            }
        }
        return values;
    }

    private static Set<String> texts(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Class<?> type, boolean withAliases) {
        Set<String> names = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            JsonProperty name = field.getAnnotation(JsonProperty.class);
            if (name != null) {
                names.add(name.value());
            }
            JsonAlias others = field.getAnnotation(JsonAlias.class);
            if (withAliases && others != null) {
                names.addAll(List.of(others.value()));
            }
        }
        return names;
    }
}
