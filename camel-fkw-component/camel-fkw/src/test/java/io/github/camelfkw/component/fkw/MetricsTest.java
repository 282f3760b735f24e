// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.internal.metrics.FkwMeter;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.ListOrder;
import io.github.camelfkw.simulator.fkw.SimOrder;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.search.Search;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** What is counted and timed where the application has a registry of Micrometer's. */
class MetricsTest extends FkwTestSupport {

    private static final String POSITION = "fkw:orders:default:all";

    private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new MockClock());

    private void bind() {
        camel.getRegistry().bind("anyName", registry);
    }

    private Search find(FkwMeter meter, String... tags) {
        return registry.find(meter.meterName()).tags(tags);
    }

    private double count(FkwMeter meter, String... tags) {
        return find(meter, tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private void consume(String options) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("fkw:orders?initialDelay=0&delay=20&startFrom=1d" + options)
                        .routeId("orders")
                        .to("mock:orders");
            }
        });
    }

    private String place() {
        return shop.addOrder(order -> order.createdAt(NOON.minusSeconds(600)).status("wait_seller_ship"))
                .id();
    }

    @Test
    void requestsAreTimedByShopOperationAndOutcome() {
        bind();
        answer("fkw:order", place());
        assertThat(send("fkw:order", "no-such-order-1").getException()).isNotNull();
        assertThat(find(FkwMeter.REQUESTS, "shop", "default", "operation", "order", "outcome", "ok", "component", "fkw")
                        .timer())
                .satisfies(timer -> {
                    assertThat(timer.count()).isEqualTo(1);
                    assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
                });
        assertThat(find(FkwMeter.REQUESTS, "outcome", "rejected").timer().count())
                .isEqualTo(1);
        assertThat(count(FkwMeter.RETRIES)).isZero();
    }

    @Test
    void repetitionsAndRefusalsForBeingCalledTooOftenAreCounted() {
        bind();
        simulator.faults().next(Fault.throttled());
        answer("fkw:order", place());
        assertThat(count(FkwMeter.THROTTLED, "shop", "default")).isEqualTo(1);
        assertThat(count(FkwMeter.RETRIES, "operation", "order")).isEqualTo(1);
        assertThat(find(FkwMeter.REQUESTS, "outcome", "throttled").timer().count())
                .isEqualTo(1);
    }

    @Test
    void theAuthorizationThatIsLeftIsShown() {
        bind();
        camel.start();
        await().until(() -> find(FkwMeter.AUTHORIZATION_LEFT).gauges().size() == 1);
        assertThat(left()).isNaN();
        answer("fkw:refreshToken", null);
        assertThat(count(FkwMeter.TOKEN_REFRESHES, "shop", "default")).isEqualTo(1);
        assertThat(left()).isEqualTo(Duration.ofDays(28).toSeconds());
        clock.advance(Duration.ofDays(3));
        assertThat(left()).isEqualTo(Duration.ofDays(25).toSeconds());
        simulator.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        assertThat(send("fkw:order", "1").getException()).isNotNull();
        assertThat(left()).isZero();
    }

    private double left() {
        return find(FkwMeter.AUTHORIZATION_LEFT, "shop", "default").gauge().value();
    }

    @Test
    void deliveredOrdersAndTheLagAreShown() throws Exception {
        bind();
        place();
        place();
        MockEndpoint orders = mock("mock:orders");
        orders.expectedMessageCount(2);
        consume("");
        orders.assertIsSatisfied();
        await().until(() -> count(FkwMeter.ORDERS_DELIVERED, "position", POSITION, "shop", "default") == 2);
        await().until(() -> lag() < 60);
        assertThat(find(FkwMeter.HELD, "position", POSITION).gauge().value()).isZero();
        camel.getRouteController().suspendRoute("orders");
        // A poll that was under way does not end with that.
        await().until(() -> !((ScheduledPollConsumer) camel.getRoute("orders").getConsumer()).isPolling());
        double before = lag();
        clock.advance(Duration.ofHours(1));
        assertThat(lag()).isEqualTo(before + 3600);
        assertThat(count(FkwMeter.ORDERS_DELIVERED)).isEqualTo(2);
    }

    private double lag() {
        return find(FkwMeter.LAG, "position", POSITION).gauge().value();
    }

    @Test
    void whatIsReadAgainIsNotDelivered() throws Exception {
        bind();
        shop.addOrder(order -> order.createdAt(NOON.minusSeconds(20)).status("wait_seller_ship"));
        consume("&lookback=10m");
        await().until(() -> count(FkwMeter.ORDERS_DUPLICATES, "known.by", "position", "position", POSITION) >= 3);
        assertThat(count(FkwMeter.ORDERS_DELIVERED)).isEqualTo(1);
    }

    @Test
    void whatTheRepositoryKnowsIsNotDelivered() throws Exception {
        bind();
        place();
        camel.getRegistry().bind("known", MemoryIdempotentRepository.memoryIdempotentRepository());
        consume("&idempotentRepository=#known");
        await().until(() -> count(FkwMeter.ORDERS_DELIVERED) == 1);
        answer("fkw:position?action=rewind&timeFrom=1h&positionName=" + POSITION, null);
        await().until(() -> count(FkwMeter.ORDERS_DUPLICATES, "known.by", "repository") == 1);
        assertThat(count(FkwMeter.ORDERS_DELIVERED)).isEqualTo(1);
    }

    @Test
    void ordersThatAreGivenUpAreCounted() throws Exception {
        bind();
        place();
        MockEndpoint orders = mock("mock:orders");
        orders.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no");
        });
        consume("&maxRedeliveries=1");
        await().until(() -> count(FkwMeter.ORDERS_GIVEN_UP, "position", POSITION) == 1);
        assertThat(count(FkwMeter.ORDERS_DELIVERED)).isZero();
    }

    @Test
    void pollsThatEndBeforeASecondThatCannotBeReadAreCountedAndShown() throws Exception {
        bind();
        List<Double> heldWhenTold = new CopyOnWriteArrayList<>();
        List<FkwConsumerEvent> events = listen(told -> heldWhenTold.add(held()));
        simulator.quirks().listOrder(ListOrder.RANDOM_AMONG_EQUAL_SECONDS);
        List<String> ids =
                shop
                        .addOrders(300, order -> order.createdAt(NOON.minusSeconds(1000))
                                .status("wait_seller_ship"))
                        .stream()
                        .map(SimOrder::id)
                        .toList();
        AtomicInteger next = new AtomicInteger();
        simulator.life().betweenRequests(living -> living.touch(ids.get(next.getAndIncrement() % ids.size())));
        consume("&pageSize=20&fetchConcurrency=1");
        await().until(() -> count(FkwMeter.WINDOWS_HELD, "position", POSITION, "shop", "default") >= 1);
        simulator.life().stop();
        clock.advance(Duration.ofMinutes(5));
        await().until(() -> held() == 0);
        assertThat(heldWhenTold).containsOnly(1.0);
        assertThat(events).isNotEmpty().hasOnlyElementsOfType(FkwConsumerEvent.WindowHeld.class);
        assertThat(count(FkwMeter.WINDOWS_HELD)).isEqualTo(events.size());
    }

    private double held() {
        return find(FkwMeter.HELD, "position", POSITION).gauge().value();
    }

    private List<FkwConsumerEvent> listen() {
        return listen(event -> {});
    }

    private List<FkwConsumerEvent> listen(Consumer<FkwConsumerEvent> also) {
        List<FkwConsumerEvent> events = new CopyOnWriteArrayList<>();
        camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof FkwConsumerEvent ours) {
                    also.accept(ours);
                    events.add(ours);
                }
            }
        });
        return events;
    }

    @Test
    void ordersThatTheDailyComparisonFindsAreCounted() throws Exception {
        bind();
        List<FkwConsumerEvent> events = listen();
        consume("");
        await().until(() -> find(FkwMeter.LAG).gauges().size() == 1 && lag() < 60);
        // Shows long after the time of its change, when the feed has passed that.
        simulator.quirks().visibilityLag(Duration.ofHours(2));
        String late = shop.addOrder(order -> order.status("wait_seller_ship")).id();
        simulator.quirks().visibilityLag(Duration.ZERO);
        for (int halfHours = 0; halfHours < 52; halfHours++) {
            clock.advance(Duration.ofMinutes(30));
            await().until(() -> lag() < 60);
        }
        await().until(() -> count(FkwMeter.ORDERS_RECONCILED, "position", POSITION, "shop", "default") == 1);
        await().until(() -> count(FkwMeter.ORDERS_DELIVERED) == 1);
        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(FkwConsumerEvent.OrderReconciled.class, event -> assertThat(event.getOrderId())
                        .isEqualTo(late));
    }

    @Test
    void requestsForTokensAreTimedAsTheOthers() throws Exception {
        bind();
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        simulator.faults().next(Fault.throttled());
        answer("fkw:refreshToken", null);
        assertThat(requests("default", "refreshToken", "throttled")).isEqualTo(1);
        assertThat(requests("default", "refreshToken", "ok")).isEqualTo(1);
        assertThat(count(FkwMeter.RETRIES, "shop", "default", "operation", "refreshToken"))
                .isEqualTo(1);
        assertThat(count(FkwMeter.THROTTLED, "shop", "default")).isEqualTo(1);
        assertThat(find(FkwMeter.REQUESTS, "operation", "refreshToken", "outcome", "ok")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        simulator.revoke(FkwSimulator.DEFAULT_SHOP_ID);
        assertThat(send("fkw:refreshToken", null).getException()).isNotNull();
        assertThat(find(FkwMeter.REQUESTS, "operation", "refreshToken").timers().stream()
                        .mapToLong(timer -> timer.count())
                        .sum())
                .isEqualTo(3);
        exchange("", "default");
        assertThat(requests("default", "exchangeCode", "ok")).isEqualTo(1);
    }

    @Test
    void aCodeWhoseShopIsNotKnownYetIsTimedUnderAStar() throws Exception {
        bind();
        fkw.setRedirectUri(FkwSimulator.DEFAULT_REDIRECT_URI);
        exchange("?shopId=*", "*");
        assertThat(requests("*", "exchangeCode", "ok")).isEqualTo(1);
        fkw.watchAuthorizations();
        assertThat(find(FkwMeter.AUTHORIZATION_LEFT).gauges())
                .extracting(gauge -> gauge.getId().getTag("shop"))
                .contains(FkwSimulator.DEFAULT_SHOP_ID)
                .doesNotContain("*");
    }

    private void exchange(String options, String shopTag) throws Exception {
        String url = answer("fkw:authorizationUrl" + options, null).getBody(String.class);
        answer(
                "fkw:exchangeCode" + options,
                null,
                MerchantsBrowser.parameters(new MerchantsBrowser(simulator.baseUri())
                        .authorize(URI.create(url), FkwSimulator.DEFAULT_SHOP_ID)));
        assertThat(find(FkwMeter.REQUESTS, "operation", "exchangeCode").timers())
                .extracting(timer -> timer.getId().getTag("shop"))
                .containsOnly(shopTag);
    }

    private long requests(String shopId, String operation, String outcome) {
        return find(FkwMeter.REQUESTS, "shop", shopId, "operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void eachMeterIsAsListedAndToldApartByNothingElse() throws Exception {
        bind();
        String id = place();
        consume("&lookback=10m");
        answer("fkw:refreshToken", null);
        simulator.faults().next(Fault.throttled());
        answer("fkw:order", id);
        await().until(() -> count(FkwMeter.ORDERS_DELIVERED) == 1);
        Map<String, FkwMeter> listed =
                Arrays.stream(FkwMeter.values()).collect(Collectors.toMap(FkwMeter::meterName, Function.identity()));
        List<Meter> ours = registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("fkw."))
                .toList();
        assertThat(ours).hasSizeGreaterThan(9).allSatisfy(meter -> {
            FkwMeter known = listed.get(meter.getId().getName());
            assertThat(known).as(meter.getId().toString()).isNotNull();
            assertThat(meter.getId().getType().name()).isEqualTo(known.type().name());
            assertThat(meter.getId().getDescription()).isEqualTo(known.meaning());
            if (known.type() == FkwMeter.Type.GAUGE) {
                assertThat(meter.getId().getBaseUnit()).isEqualTo(known.unit().isEmpty() ? null : known.unit());
            }
            Set<String> keys = Stream.concat(Stream.of(FkwMeter.Tag.COMPONENT), known.tags().stream())
                    .map(FkwMeter.Tag::key)
                    .collect(Collectors.toSet());
            assertThat(meter.getId().getTags()).extracting(Tag::getKey).containsExactlyInAnyOrderElementsOf(keys);
            assertThat(meter.getId().getTags())
                    .extracting(Tag::getValue)
                    .noneMatch(value -> value.contains(id))
                    .noneMatch(value -> value.contains(tokens.refreshToken()));
        });
    }

    @Test
    void whatShowsTheStateGoesWithItsOwnerAndComesBack() throws Exception {
        bind();
        consume("");
        await().until(() -> find(FkwMeter.LAG).gauges().size() == 1);
        camel.getRouteController().stopRoute("orders");
        assertThat(find(FkwMeter.LAG).gauges()).isEmpty();
        assertThat(find(FkwMeter.HELD).gauges()).isEmpty();
        camel.getRouteController().startRoute("orders");
        await().until(() -> find(FkwMeter.LAG).gauges().size() == 1 && lag() < 60);
        camel.stop();
        assertThat(find(FkwMeter.LAG).gauges()).isEmpty();
        assertThat(find(FkwMeter.AUTHORIZATION_LEFT).gauges()).isEmpty();
        assertThat(find(FkwMeter.REQUESTS).timers()).isNotEmpty();
    }

    @Test
    void aRegistryThatTakesNothingHarmsNothing() throws Exception {
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw new IllegalStateException("full");
            }
        });
        bind();
        place();
        MockEndpoint orders = mock("mock:orders");
        orders.expectedMessageCount(1);
        consume("");
        orders.assertIsSatisfied();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void twoComponentsAreToldApart() {
        bind();
        camel.addComponent("fkw-south", component());
        String id = place();
        answer("fkw:order", id);
        answer("fkw-south:order", id);
        assertThat(find(FkwMeter.REQUESTS, "component", "fkw").timer().count()).isEqualTo(1);
        assertThat(find(FkwMeter.REQUESTS, "component", "fkw-south").timer().count())
                .isEqualTo(1);
    }

    @Test
    void ofSeveralRegistriesCamelsOwnIsTaken() {
        camel.getRegistry().bind("another", new SimpleMeterRegistry());
        camel.getRegistry().bind("metricsRegistry", registry);
        answer("fkw:order", place());
        assertThat(find(FkwMeter.REQUESTS).timers()).hasSize(1);
    }

    @Test
    void withoutARegistryNothingIsCounted() {
        answer("fkw:order", place());
        assertThat(registry.getMeters()).isEmpty();
    }
}
