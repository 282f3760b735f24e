// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a running {@link FkwSimulator}: as a parameter of type {@code FkwSimulator} ({@code @ExtendWith}) or by
 * {@link #simulator()} of a field ({@code @RegisterExtension}). Each test gets a fresh one on a fresh port, also when
 * the field is static; {@link #shared()} keeps one for the whole class and needs a static field.
 *
 * <pre>{@code
 * @RegisterExtension
 * FkwSimulatorExtension fkw = new FkwSimulatorExtension(builder -> builder.clock(clock));
 * }</pre>
 */
public final class FkwSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final Consumer<FkwSimulator.Builder> settings;
    private boolean shared;
    private FkwSimulator simulator;

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

    /**
     * The running simulator.
     *
     * @throws IllegalStateException outside of a test
     */
    public synchronized FkwSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("no simulator is running: register the extension with @RegisterExtension"
                    + (shared ? " on a static field" : ""));
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (shared) {
            open();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!shared) {
            open();
        }
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

    private synchronized void open() {
        if (simulator == null) {
            FkwSimulator.Builder builder = FkwSimulator.builder();
            settings.accept(builder);
            simulator = builder.build().start();
        }
    }

    private synchronized void shut() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FkwSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }
}
