// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running {@link ZvcmsSimulator}. Each test gets a fresh one on a fresh port, also when the field is static;
 * {@link #shared()} keeps one for the whole class and needs a static field.
 *
 * <pre>{@code
 * @RegisterExtension
 * ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension();
 * }</pre>
 *
 * The simulator starts when it is first asked for, so that it is there before the Camel context of a test class that
 * extends Camel's own. With {@code @ExtendWith} tests get it as a parameter.
 */
public final class ZvcmsSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** What a component that is called {@code zvcms} reads, where Camel configures components by properties. */
    private static final String PREFIX = "camel.component.zvcms.";

    private final Consumer<ZvcmsSimulator.Builder> settings;
    private boolean shared;
    private ZvcmsSimulator simulator;

    /** Simulators with default settings. */
    public ZvcmsSimulatorExtension() {
        this(builder -> {});
    }

    /** @param settings applied to the builder of each simulator */
    public ZvcmsSimulatorExtension(Consumer<ZvcmsSimulator.Builder> settings) {
        this.settings = settings;
    }

    /** One simulator for all tests of the class; state, journal and faults stay from test to test. */
    public ZvcmsSimulatorExtension shared() {
        shared = true;
        return this;
    }

    /** The simulator; starts one if none is running. */
    public synchronized ZvcmsSimulator simulator() {
        if (simulator == null) {
            ZvcmsSimulator.Builder builder = ZvcmsSimulator.builder();
            settings.accept(builder);
            simulator = builder.build().start();
        }
        return simulator;
    }

    /** What is to go wrong. */
    public FaultPlan faults() {
        return simulator().faults();
    }

    /** What reached the platform. */
    public Journal journal() {
        return simulator().journal();
    }

    /**
     * The options that a connector needs to talk to a simulator of default settings, by their names: {@code baseUri}, {@code
     * openId}, {@code secret}, {@code grantCode}.
     */
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("baseUri", simulator().baseUri().toString());
        options.put("openId", ZvcmsSimulator.DEFAULT_OPEN_ID);
        options.put("secret", ZvcmsSimulator.DEFAULT_SECRET);
        options.put("grantCode", ZvcmsSimulator.DEFAULT_GRANT_CODE);
        return options;
    }

    /** The same as properties of Camel or Spring Boot: {@code camel.component.zvcms.base-uri} and so on. */
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
        return parameter.getParameter().getType() == ZvcmsSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }
}
