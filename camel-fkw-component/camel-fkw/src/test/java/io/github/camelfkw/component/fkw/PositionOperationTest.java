// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fkw:position}: how people look at positions and change them, while the consumer runs and while it does not. */
class PositionOperationTest extends FkwTestSupport {

    private static final String NAME = "fkw:orders:default:all";

    @TempDir
    Path folder;

    private void consume(Object repository) throws Exception {
        camel.getRegistry().bind("positions", repository);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&delay=50&initialDelay=0&startFrom=1h")
                        .routeId("orders")
                        .to("mock:orders");
            }
        });
    }

    private MockEndpoint mock(int expected) {
        MockEndpoint mock = mock("mock:orders");
        mock.reset();
        mock.expectedMessageCount(expected);
        return mock;
    }

    private List<String> place(int n) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ids.add(shop.addOrder(order -> order.status("wait_seller_ship")).id());
            clock.advance(Duration.ofSeconds(60));
        }
        return ids;
    }

    private Object position(String options, Object body, Map<String, Object> headers) {
        return answer("fkw:position?" + options, body, headers).getBody();
    }

    private Object position(String options) {
        return position(options, null, Map.of());
    }

    @Test
    void tellsOfAConsumerThatRuns() throws Exception {
        place(3);
        MockEndpoint mock = mock(3);
        consume(new MemoryStateRepository());
        mock.assertIsSatisfied();
        assertThat(position("positionName=" + NAME))
                .asInstanceOf(type(FkwPosition.class))
                .satisfies(position -> {
                    assertThat(position.name()).isEqualTo(NAME);
                    assertThat(position.running()).isTrue();
                    assertThat(position.text()).contains("\"format\":\"camel-fkw-position\"");
                });
        assertThat(position("action=list"))
                .asInstanceOf(LIST)
                .singleElement()
                .asInstanceOf(type(FkwPosition.class))
                .extracting(FkwPosition::name)
                .isEqualTo(NAME);
        assertThat(position("rawPayload=true", null, Map.of(FkwConstants.POSITION_NAME, NAME)))
                .asString()
                .startsWith("{\"format\":\"camel-fkw-position\"");
        assertThat(position("action=list&rawPayload=true")).asString().startsWith("{\"" + NAME + "\":{\"format\"");
    }

    @Test
    void deliversAStretchOnceMoreWhileTheConsumerRuns() throws Exception {
        List<String> ids = place(3);
        MockEndpoint mock = mock(3);
        consume(new MemoryStateRepository());
        mock.assertIsSatisfied();
        MockEndpoint again = mock(2);
        again.message(0).header(FkwConstants.ORDER_ID).isEqualTo(ids.get(1));
        again.message(1).header(FkwConstants.ORDER_ID).isEqualTo(ids.get(2));
        position("action=rewind&positionName=" + NAME + "&timeFrom=2026-11-20 12:01:00");
        again.assertIsSatisfied();
    }

    @Test
    void deliversSingleOrdersOnceMoreWhileTheConsumerRuns() throws Exception {
        List<String> ids = place(3);
        MockEndpoint mock = mock(3);
        consume(new MemoryStateRepository());
        mock.assertIsSatisfied();
        MockEndpoint again = mock(2);
        again.expectedHeaderValuesReceivedInAnyOrder(FkwConstants.ORDER_ID, ids.get(0), ids.get(2));
        position(
                "action=rewind&positionName=" + NAME,
                null,
                Map.of(FkwConstants.ORDER_IDS, ids.get(0) + ", " + ids.get(2)));
        again.assertIsSatisfied();
    }

    @Test
    void changesWhatIsKeptWhileTheConsumerIsStopped() throws Exception {
        FilePositionRepository file =
                new FilePositionRepository(folder.resolve("positions").toString());
        place(3);
        MockEndpoint mock = mock(3);
        consume(file);
        mock.assertIsSatisfied();
        camel.getRouteController().stopRoute("orders");
        assertThat(position("offsetRepository=#positions&action=list"))
                .asInstanceOf(LIST)
                .singleElement()
                .asInstanceOf(type(FkwPosition.class))
                .satisfies(position -> {
                    assertThat(position.running()).isFalse();
                    assertThat(position.reached()).isBefore(clock.instant());
                });
        MockEndpoint again = mock(2);
        position(
                "offsetRepository=#positions&action=rewind",
                null,
                Map.of(FkwConstants.POSITION_NAME, NAME, FkwConstants.POSITION_TIME, "2m"));
        camel.getRouteController().startRoute("orders");
        again.assertIsSatisfied();
    }

    @Test
    void leavesAloneWhatRoutesOfProductsAndMembersRememberInTheSameFile() throws Exception {
        String products = "fkw:products:default";
        String seen = "{\"format\":\"camel-fkw-seen\",\"version\":1,\"seen\":{\"25\":\"0f3c9a1b5d7e2468\"}}";
        FilePositionRepository file =
                new FilePositionRepository(folder.resolve("positions").toString());
        file.setState(products, seen);
        place(1);
        MockEndpoint mock = mock(1);
        consume(file);
        mock.assertIsSatisfied();
        camel.getRouteController().stopRoute("orders");
        assertThat(position("offsetRepository=#positions&action=list"))
                .asInstanceOf(LIST)
                .singleElement()
                .asInstanceOf(type(FkwPosition.class))
                .extracting(FkwPosition::name)
                .isEqualTo(NAME);
        for (String action : List.of("get", "set&timeFrom=2h", "rewind&timeFrom=2h")) {
            assertThat(refusal(
                            "fkw:position?offsetRepository=#positions&positionName=" + products + "&action=" + action,
                            null))
                    .hasMessageContaining("products or members");
        }
        assertThat(file.getState(products)).isEqualTo(seen);
    }

    @Test
    void setsAPositionByTimeAndByTheTextOfACopy() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        String options = "offsetRepository=#positions&positionName=" + NAME;
        FkwPosition set = (FkwPosition) position(options + "&action=set&timeFrom=2026-11-20T03:00:00Z");
        assertThat(set.reached()).isEqualTo(Instant.parse("2026-11-20T03:00:00Z"));
        position(options + "&action=set&timeFrom=2026-11-20T03:30:00Z");
        FkwPosition restored = (FkwPosition) position(options + "&action=set", set.text(), Map.of());
        assertThat(restored).isEqualTo(set);
    }

    /** A body that is no position is whatever the route has at hand: an order, with its customer. */
    @ParameterizedTest
    @ValueSource(
            strings = {"张三 投诉", "{\"format\":\"camel-fkw-position\",\"version\":2,\"reached\":\"张三\",\"delivered\":[]}"
            })
    void quotesNothingOfABodyThatIsNoPosition(String body) {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        Exception refused = send("fkw:position?offsetRepository=#positions&action=set&positionName=" + NAME, body)
                .getException();
        StringWriter all = new StringWriter();
        refused.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains("is corrupt").doesNotContain("张三");
    }

    private void assertQuotesNothing(Exception refused, String... parts) {
        StringWriter all = new StringWriter();
        refused.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains(parts).doesNotContain("张三", "13912345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三 13912345678", "P张三", "8613912345678"})
    void quotesNothingOfATimeThatAHeaderGives(String time) {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        for (String action : List.of("set", "rewind")) {
            assertQuotesNothing(
                    refusal(
                            "fkw:position?offsetRepository=#positions&positionName=" + NAME + "&action=" + action,
                            null,
                            Map.of(FkwConstants.POSITION_TIME, time)),
                    FkwConstants.POSITION_TIME);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "rewind&timeFrom=2h", "rewind&orderIds=1", "set"})
    void quotesNothingOfANameThatAHeaderGivesAndNoPositionHas(String action) {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        String uri = "fkw:position?action=" + action;
        Map<String, Object> headers = Map.of(FkwConstants.POSITION_NAME, "张三 13912345678");
        assertQuotesNothing(
                send(uri + "&offsetRepository=#positions", "投诉", headers).getException(),
                FkwConstants.POSITION_NAME,
                "14 characters");
        assertQuotesNothing(
                send(uri, "投诉", headers).getException(),
                FkwConstants.POSITION_NAME,
                "14 characters",
                "offsetRepository");
    }

    @Test
    void quotesNothingOfANameThatAHeaderGivesAndNoPositionFileCanKeep() {
        camel.getRegistry()
                .bind(
                        "positions",
                        new FilePositionRepository(folder.resolve("positions").toString()));
        assertQuotesNothing(
                refusal(
                        "fkw:position?offsetRepository=#positions&action=set&timeFrom=2h",
                        null,
                        Map.of(FkwConstants.POSITION_NAME, "张三=13912345678")),
                "must not contain =",
                "14 characters");
    }

    @Test
    void refusesATextOfTheFutureAsItRefusesATime() throws Exception {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        String options = "offsetRepository=#positions&positionName=" + NAME;
        FkwPosition set = (FkwPosition) position(options + "&action=set&timeFrom=2026-11-20T03:00:00Z");
        assertThat(refusal("fkw:position?" + options + "&action=set", set.text().replace("2026", "2027")))
                .hasMessageContaining("in the future");
        assertThat(refusal("fkw:position?" + options + "&action=set&timeFrom=2027-11-20 03:00:00", null))
                .hasMessageContaining("in the future");
        assertThat(position(options)).isEqualTo(set);
    }

    @Test
    void reckonsByThePlatformsClockWhereTheLocalOneIsHoursBehind() throws Exception {
        simulator.quirks().clockSkew(Duration.ofHours(2));
        place(1);
        MockEndpoint mock = mock(1);
        consume(new MemoryStateRepository());
        mock.assertIsSatisfied();
        String options = "offsetRepository=#positions&positionName=other&action=set";
        Instant now = clock.instant().plus(Duration.ofHours(2));
        assertThat(position(options + "&timeFrom=now"))
                .asInstanceOf(type(FkwPosition.class))
                .extracting(FkwPosition::reached)
                .isEqualTo(now);
        assertThat(position(options + "&timeFrom=30m"))
                .asInstanceOf(type(FkwPosition.class))
                .extracting(FkwPosition::reached)
                .isEqualTo(now.minus(Duration.ofMinutes(30)));
        // Also whether a time is in the future.
        FkwPosition justNow = (FkwPosition) position(options, null, Map.of(FkwConstants.POSITION_TIME, now.toString()));
        assertThat(position(options, justNow.text(), Map.of())).isEqualTo(justNow);
    }

    @Test
    void namesWhatIsMissingAndTheCure() {
        camel.getRegistry().bind("positions", new MemoryStateRepository());
        assertThat(refusal("fkw:position", null))
                .hasMessageContaining("positionName")
                .hasMessageContaining(FkwConstants.POSITION_NAME);
        assertThat(refusal("fkw:position?positionName=x", null)).hasMessageContaining("offsetRepository");
        assertThat(refusal("fkw:position?positionName=x&offsetRepository=#positions", null))
                .hasMessageContaining("There is no position x");
        String rewind = "fkw:position?positionName=x&offsetRepository=#positions&action=rewind";
        assertThat(refusal(rewind, null))
                .hasMessageContaining(FkwConstants.POSITION_TIME)
                .hasMessageContaining("orderIds");
        assertThat(refusal(rewind, null, Map.of(FkwConstants.POSITION_TIME, "2h", FkwConstants.ORDER_IDS, "1")))
                .hasMessageContaining("either");
        assertThat(refusal(rewind + "&timeFrom=noon", null))
                .hasMessageContaining("Option timeFrom")
                .hasMessageContaining("noon");
        assertThat(refusal(rewind, null, Map.of(FkwConstants.POSITION_TIME, "noon")))
                .hasMessageContaining("Header CamelFkwPositionTime")
                .hasMessageContaining("4 characters")
                .hasMessageContaining("2026-11-22 08:00:00");
        assertThat(refusal(rewind, null, Map.of(FkwConstants.POSITION_TIME, "200d")))
                .hasMessageContaining("90 days");
        assertThat(refusal(rewind, null, Map.of(FkwConstants.ORDER_IDS, "1"))).hasMessageContaining("no position");
        assertThat(refusal("fkw:position?positionName=x&offsetRepository=#positions&action=set", null))
                .hasMessageContaining("Where to?");
    }
}
