// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.SimulatorExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Gives tests a shop: a running {@link FkwSimulator}, tokens for it, and checks of what reached it. Each test gets a fresh
 * one on a fresh port, also when the field is static; {@link #shared()} keeps one for the whole class, with the classes
 * nested in it, and needs a static field – for tests whose Camel context lives as long, as with Spring.
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
public final class FkwSimulatorExtension extends SimulatorExtension<FkwSimulator> {

    private static final Set<Class<?>> PARAMETERS =
            Set.of(FkwSimulator.class, FkwShop.class, FkwTokens.class, FkwChecks.class);

    private final Consumer<FkwSimulator.Builder> settings;
    private FkwTokens tokens;

    /** Simulators with default settings. */
    public FkwSimulatorExtension() {
        this(builder -> {});
    }

    /** @param settings applied to the builder of each simulator */
    public FkwSimulatorExtension(Consumer<FkwSimulator.Builder> settings) {
        super("fkw");
        this.settings = settings;
    }

    @Override
    public FkwSimulatorExtension shared() {
        super.shared();
        return this;
    }

    @Override
    protected FkwSimulator start() {
        FkwSimulator.Builder builder = FkwSimulator.builder();
        settings.accept(builder);
        FkwSimulator simulator = builder.build().start();
        tokens = simulator.issueTokens();
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
    @Override
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("baseUri", simulator().baseUri().toString());
        options.put("clientId", FkwSimulator.DEFAULT_CLIENT_ID);
        options.put("clientSecret", FkwSimulator.DEFAULT_CLIENT_SECRET);
        options.put("accessToken", tokens().accessToken());
        options.put("refreshToken", tokens().refreshToken());
        return options;
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
