// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a shop: a running {@link FkwSimulator}, tokens for it, and checks of what reached it. Each test gets a fresh
 * one on a fresh port, also when the field is static; {@link #shared()} keeps one for the whole class and needs a
 * static field – for tests whose Camel context lives as long, as with Spring.
 *
 * <pre>{@code
 * @RegisterExtension
 * FkwSimulatorExtension fkw = new FkwSimulatorExtension();
 *
 * @Test
 * void shipsWhatThePackersHavePacked() {
 *     String order = fkw.paidOrder();
 *     template.sendBody("direct:packed", order + ",SF1,shunfeng");
 *     fkw.checks().shippedOnce(order, "SF1");
 * }
 * }</pre>
 *
 * The simulator starts when it is first asked for, so that it is there before the Camel context of a test class that
 * extends Camel's own. With {@code @ExtendWith} tests get it, its {@link FkwShop} and {@link FkwTokens} as parameters.
 */
public final class FkwSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** What a component that is called {@code fkw} reads, where Camel configures components by properties. */
    private static final String PREFIX = "camel.component.fkw.";

    private static final Set<Class<?>> PARAMETERS =
            Set.of(FkwSimulator.class, FkwShop.class, FkwTokens.class, FkwChecks.class);

    private final Consumer<FkwSimulator.Builder> settings;
    private boolean shared;
    private FkwSimulator simulator;
    private FkwTokens tokens;

    /** Simulators with default settings. */
    public FkwSimulatorExtension() {
        this(builder -> {});
    }

    /** @param settings applied to the builder of each simulator */
    public FkwSimulatorExtension(Consumer<FkwSimulator.Builder> settings) {
        this.settings = settings;
    }

    /** One simulator for all tests of the class; state, journal and faults stay from test to test. */
    public FkwSimulatorExtension shared() {
        shared = true;
        return this;
    }

    /** The simulator; starts one if none is running. */
    public synchronized FkwSimulator simulator() {
        if (simulator == null) {
            FkwSimulator.Builder builder = FkwSimulator.builder();
            settings.accept(builder);
            simulator = builder.build().start();
            tokens = simulator.issueTokens();
        }
        return simulator;
    }

    /** The first shop. */
    public FkwShop shop() {
        return simulator().shop();
    }

    /** What is to go wrong. */
    public FaultPlan faults() {
        return simulator().faults();
    }

    /** What reached the platform. */
    public Journal journal() {
        return simulator().journal();
    }

    /** Checks of what reached the first shop. */
    public FkwChecks checks() {
        return new FkwChecks(simulator());
    }

    /** Tokens of the first shop, good for two hours and 28 days; the same ones until another simulator is started. */
    public synchronized FkwTokens tokens() {
        simulator();
        return tokens;
    }

    /** A paid order that was last changed a minute ago, so that the next poll delivers it. Returns its id. */
    public String paidOrder() {
        return paidOrder(order -> {});
    }

    /** The same, described in more detail. */
    public String paidOrder(Consumer<SimOrderSpec> description) {
        Instant time = simulator().clock().instant().minus(Duration.ofMinutes(1));
        return shop().addOrder(description.andThen(order ->
                        order.status("wait_seller_ship").createdAt(time).modifiedAt(time)))
                .id();
    }

    /**
     * The options that a connector needs to talk to this shop, by their names: {@code baseUri}, {@code clientId}, {@code
     * clientSecret}, {@code accessToken}, {@code refreshToken}.
     */
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("baseUri", simulator().baseUri().toString());
        options.put("clientId", FkwSimulator.DEFAULT_CLIENT_ID);
        options.put("clientSecret", FkwSimulator.DEFAULT_CLIENT_SECRET);
        options.put("accessToken", tokens().accessToken());
        options.put("refreshToken", tokens().refreshToken());
        return options;
    }

    /** The same as properties of Camel or Spring Boot: {@code camel.component.fkw.base-uri} and so on. */
    public Properties properties() {
        Properties properties = new Properties();
        options()
                .forEach((name, value) -> properties.setProperty(
                        PREFIX + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), value.toString()));
        return properties;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (shared) {
            simulator();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!shared) {
            shut();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        shut();
    }

    private synchronized void shut() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == FkwShop.class) {
            return shop();
        }
        if (type == FkwTokens.class) {
            return tokens();
        }
        return type == FkwChecks.class ? checks() : simulator();
    }
}
