// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.transform.OrderCloudEventDataType;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

/** The data types {@code fkw:order}, {@code fkw:order+json} and {@code fkw:order+cloudevents}. */
class OrderDataTypesTest extends FkwTestSupport {

    private static final String CONSIGNEE = "王小明";
    private static final String MOBILE = "13800138000";

    private String id;

    /** The step has this name since Camel 4.15, and the one before in 4.14. */
    private static String step() {
        return Stream.of(ProcessorDefinition.class.getMethods())
                .map(Method::getName)
                .filter("transformDataType"::equals)
                .findAny()
                .orElse("transform");
    }

    private static void into(String type, ProcessorDefinition<?> route) {
        try {
            ProcessorDefinition.class.getMethod(step(), DataType.class).invoke(route, new DataType(type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void routes() throws Exception {
        id = shop.addOrder(order -> order.status("wait_seller_ship")
                        .createdAt(NOON.minus(Duration.ofHours(1)))
                        .modifiedAt(NOON.minus(Duration.ofMinutes(5)))
                        .consignee(CONSIGNEE, MOBILE))
                .id();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                into("fkw:order", from("direct:record").to("fkw:order"));
                into("fkw:order+json", from("direct:json").to("fkw:order"));
                into("fkw:order+cloudevents", from("direct:event").to("fkw:order"));
                into("fkw:order+cloudevents", from("direct:raw-event").to("fkw:order?rawPayload=true"));
                into("fkw:order+json", from("direct:raw-json").to("fkw:order?rawPayload=true"));
                from("direct:raw").to("fkw:order?rawPayload=true");
                into("fkw:order", from("direct:any-to-record"));
                into("fkw:order+cloudevents", from("direct:any-to-event"));
            }
        });
    }

    @Test
    void jsonInThePlatformsSpellingBecomesARecordAndBack() throws Exception {
        routes();
        Order order = answer("direct:record", id).getBody(Order.class);
        assertThat(order.consigneeName()).isEqualTo(CONSIGNEE);
        Message json = answer("direct:json", id);
        assertThat(json.getBody()).asString().contains("\"consignee_name\":\"" + CONSIGNEE + "\"");
        assertThat(json.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(answer("direct:any-to-record", json.getBody()).getBody()).isEqualTo(order);
        assertThat(answer("direct:any-to-record", new ObjectMapper().readValue(json.getBody(String.class), Map.class))
                        .getBody(Order.class)
                        .id())
                .isEqualTo(id);
        assertThat(answer("direct:any-to-record", order).getBody()).isSameAs(order);
    }

    @Test
    void rawTextStaysAsThePlatformWroteIt() throws Exception {
        routes();
        assertThat(answer("direct:raw-json", id).getBody())
                .isEqualTo(answer("direct:raw", id).getBody(String.class));
    }

    @Test
    void anEventHasWhatCloudEventsAskFor() throws Exception {
        routes();
        Message event = answer("direct:event", id);
        Map<String, Object> headers = event.getHeaders();
        assertThat(headers)
                .containsEntry("CamelCloudEventVersion", "1.0")
                .containsEntry("CamelCloudEventType", OrderCloudEventDataType.TYPE)
                .containsEntry("CamelCloudEventSource", "urn:fkw:shop:" + shop.id())
                .containsEntry("CamelCloudEventSubject", id)
                .containsEntry("CamelCloudEventDataContentType", "application/json")
                .containsEntry(Exchange.CONTENT_TYPE, "application/json");
        assertThat(Instant.parse(headers.get("CamelCloudEventTime").toString()))
                .isEqualTo(NOON.minus(Duration.ofMinutes(5)));
        assertThat(URI.create(headers.get("CamelCloudEventSource").toString()).isAbsolute())
                .isTrue();
        assertThat(headers.get("CamelCloudEventID"))
                .asString()
                .startsWith(id + "-")
                .hasSizeGreaterThan(id.length() + 30);
        assertThat(new ObjectMapper()
                        .readTree(event.getBody(String.class))
                        .path("id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void theIdOfAnEventIsThatOfTheVersionOfItsOrder() throws Exception {
        routes();
        Object first = answer("direct:event", id).getHeader("CamelCloudEventID");
        assertThat(answer("direct:event", id).getHeader("CamelCloudEventID")).isEqualTo(first);
        assertThat(answer("direct:raw-event", id).getHeader("CamelCloudEventID"))
                .isEqualTo(first);
        shop.refund(id, 0, "wait_seller_agree");
        assertThat(answer("direct:event", id).getHeader("CamelCloudEventID")).isNotEqualTo(first);
    }

    @Test
    void noHeaderTellsWhoHasBought() throws Exception {
        routes();
        assertThat(answer("direct:event", id).getHeaders().values())
                .map(String::valueOf)
                .noneMatch(value -> value.contains(CONSIGNEE) || value.contains(MOBILE));
    }

    @Test
    void anEventOfAnotherOrderDoesNotKeepTheTimeOfTheFirst() throws Exception {
        routes();
        Message event =
                answer("direct:any-to-event", Map.of("id", "1", "shop_id", "2"), Map.of("CamelCloudEventTime", "x"));
        assertThat(event.getHeaders()).doesNotContainKey("CamelCloudEventTime");
        assertThat(event.getHeader("CamelCloudEventSource")).isEqualTo("urn:fkw:shop:2");
    }

    @Test
    void whatIsNoOrderIsRefusedWithoutAWordOfWhatItIs() throws Exception {
        routes();
        for (Object body :
                new Object[] {"{\"consignee_name\": \"" + CONSIGNEE + "\"}", "{broken " + CONSIGNEE, "", Map.of()}) {
            Exception refusal = send("direct:any-to-event", body).getException();
            assertThat(refusal).hasMessageContaining("The body is no order");
            for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
                assertThat(cause).hasMessageNotContaining(CONSIGNEE);
            }
        }
    }

    @Test
    void typesOfInputAndOutputOfARouteWorkInYaml() throws Exception {
        id = shop.addOrder(order -> order.modifiedAt(NOON.minus(Duration.ofMinutes(5))))
                .id();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString("types.yaml", """
                        - route:
                            inputType: {urn: "fkw:order"}
                            outputType: {urn: "fkw:order+json"}
                            from:
                              uri: direct:typed
                              steps:
                                - to: mock:typed
                        - route:
                            from:
                              uri: direct:events
                              steps:
                                - to: fkw:order
                                - transformDataType: {toType: "fkw:order+cloudevents"}
                                - to: mock:events
                        """.replace("transformDataType", step())));
        camel.start();
        MockEndpoint typed = mock("mock:typed");
        Order order = answer("fkw:order", id).getBody(Order.class);
        Message out = answer("direct:typed", camel.getTypeConverter().convertTo(String.class, order));
        assertThat(typed.getExchanges().get(0).getMessage().getBody()).isEqualTo(order);
        assertThat(out.getBody()).isInstanceOf(String.class);
        assertThat(answer("direct:events", id).getHeader("CamelCloudEventSubject"))
                .isEqualTo(id);
    }
}
