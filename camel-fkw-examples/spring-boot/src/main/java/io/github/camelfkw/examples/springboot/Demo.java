// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.springboot;

import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.OrderVersion;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** A shop of its own, an ERP that packs at once, and at the end a look at what the shop says about it. */
final class Demo implements ApplicationRunner, ExitCodeGenerator, AutoCloseable {

    static final String NAME = "demo";

    private static final int ORDERS = 20;
    private static final String SHIP = "/api/order/ship";
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(150);

    private final FkwSimulator shop;
    private final Environment environment;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean agreed;

    private Demo(FkwSimulator shop, Environment environment, Clock clock) {
        this.shop = shop;
        this.environment = environment;
        this.clock = clock;
    }

    /** Before the application is made: gives it the simulator as its shop, unless it knows one. */
    static void setUpWhereThereIsNoShop(ConfigurableApplicationContext application) {
        String clientId = application.getEnvironment().getProperty("camel.component.fkw.client-id", "");
        if (clientId.isBlank()) {
            FkwSimulator shop = FkwSimulator.builder().build().start();
            Demo demo = new Demo(shop, application.getEnvironment(), Clock.systemDefaultZone());
            application.getEnvironment().getPropertySources().addFirst(new MapPropertySource(NAME, demo.properties()));
            ((GenericApplicationContext) application).registerBean(NAME, Demo.class, () -> demo);
        }
    }

    /** A lively demo, in a folder that no earlier run has used, on a port that is free. */
    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("camel.component.fkw.base-uri", shop.baseUri().toString());
        properties.put("camel.component.fkw.client-id", FkwSimulator.DEFAULT_CLIENT_ID);
        properties.put("camel.component.fkw.client-secret", FkwSimulator.DEFAULT_CLIENT_SECRET);
        properties.put("camel.component.fkw.refresh-token", shop.issueTokens().refreshToken());
        properties.put("camel.component.fkw.shop-id", FkwSimulator.DEFAULT_SHOP_ID);
        properties.put("camel.main.routes-include-pattern", "classpath:camel/*,classpath:camel-demo/*");
        properties.put("orders.delay", "1000");
        properties.put("waybills.delay", "500");
        properties.put("server.port", "0");
        String run = DateTimeFormatter.ofPattern("'demo-'yyyyMMdd-HHmmss")
                .format(clock.instant().atZone(clock.getZone()));
        properties.put(
                "erp.folder",
                Path.of(environment.getProperty("erp.folder", "erp"), run).toString());
        return properties;
    }

    /** After the application has started. */
    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        say("A demo: the shop is the simulator at " + shop.baseUri() + ", its orders go to");
        say("  " + environment.getProperty("erp.folder") + ". One answer to a shipment will get lost, on purpose.");
        say("  Health: " + health() + ". Ctrl-C ends it.");
        shop.faults().next(1, Fault.resetAfterEffect(), SHIP);
        Instant deadline = clock.instant().plus(LONGEST);
        boolean interrupted = false;
        while (!interrupted && !isDone() && clock.instant().isBefore(deadline)) {
            if (shop.shop().orderCount() < ORDERS) {
                Instant now = clock.instant();
                shop.shop()
                        .addOrder(order ->
                                order.status("wait_seller_ship").createdAt(now).modifiedAt(now));
            }
            interrupted = ended.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        agreed = interrupted || compare();
    }

    private boolean isDone() {
        return shop.shop().orderCount() == ORDERS
                && shop.shop().orders().stream()
                        .allMatch(order -> !waybills(order).isEmpty());
    }

    /** The waybills with which an order was shipped, as the shop's history has them. */
    private List<String> waybills(SimOrder order) {
        return shop.history().versions(order.id()).stream()
                .filter(version -> version.status().equals("shipped"))
                .map(OrderVersion::waybillNo)
                .distinct()
                .toList();
    }

    private boolean compare() throws IOException, InterruptedException {
        Path orders = Path.of(environment.getProperty("erp.folder", "erp"), "orders");
        long in = shop.shop().orders().stream()
                .filter(order -> Files.exists(orders.resolve(order.id() + ".json")))
                .count();
        long shipped = shop.shop().orders().stream()
                .filter(order -> waybills(order).equals(List.of("SF" + order.id())))
                .count();
        int violations = shop.journal().violations().size();
        String health = HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(health()).build(), HttpResponse.BodyHandlers.ofString())
                        .body()
                        .startsWith("{\"status\":\"UP\"")
                ? "UP"
                : "not UP";
        say("Compared with the shop's own books:");
        say("  orders    " + ORDERS + " paid, " + in + " of them lie in orders/");
        say("  waybills  " + shipped + " orders shipped, each once and with its waybill");
        say("  requests  " + shop.journal().count() + ", of which the platform's document does not allow "
                + violations);
        say("  health    " + health);
        boolean well = in == ORDERS && shipped == ORDERS && violations == 0 && health.equals("UP");
        say(well ? "The shop and the files agree." : "The shop and the files do not agree.");
        return well;
    }

    private URI health() {
        return URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port") + "/actuator/health");
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** What the program ends with: 0 if shop and files agree. */
    @Override
    public int getExitCode() {
        return agreed ? 0 : 1;
    }

    /** With the application, after its routes have ended. */
    @Override
    public void close() {
        ended.countDown();
        shop.close();
    }
}
