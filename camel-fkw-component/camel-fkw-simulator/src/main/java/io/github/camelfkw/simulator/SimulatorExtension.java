// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What the platforms' JUnit extensions have in common: when a simulator runs, and its options as properties. Each test gets
 * a fresh simulator on a fresh port, also when the field is static; a shared one lives as long as the test class.
 *
 * @param <S> the simulator
 */
public abstract class SimulatorExtension<S extends AutoCloseable>
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final String prefix;
    /** Classes whose tests are under way, by JUnit's ids: one, and those that are nested in it. */
    private final Set<String> classes = new HashSet<>();

    private boolean shared;
    private S simulator;

    /** @param component name of the component that {@link #properties()} are for */
    protected SimulatorExtension(String component) {
        prefix = "camel.component." + component + ".";
    }

    /** Starts a simulator. */
    protected abstract S start();

    /** The options that a connector needs to talk to the simulator, by their names. */
    public abstract Map<String, Object> options();

    /**
     * One simulator for all tests of the class and of the classes nested in it; state, journal and faults stay from test to
     * test. Needs a static field.
     *
     * @return this
     */
    public SimulatorExtension<S> shared() {
        shared = true;
        return this;
    }

    /** The simulator; starts one if none is running. */
    public synchronized S simulator() {
        if (simulator == null) {
            simulator = start();
        }
        return simulator;
    }

    /** {@link #options()} as properties of Camel or Spring Boot: {@code camel.component.<name>.base-uri} and so on. */
    public Properties properties() {
        Properties properties = new Properties();
        options()
                .forEach((name, value) -> properties.setProperty(
                        prefix + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT), value.toString()));
        return properties;
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        classes.add(context.getUniqueId());
        if (shared) {
            simulator();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (!shared) {
            shut();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) throws Exception {
        classes.remove(context.getUniqueId());
        // A nested class ends while the one around it, which may have more of them, is still under way.
        if (classes.isEmpty()) {
            shut();
        }
    }

    private synchronized void shut() throws Exception {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }
}
