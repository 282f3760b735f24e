// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.SimulatorExtension;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Gives tests a running {@link ZvcmsSimulator}. Each test gets a fresh one on a fresh port, also when the field is static;
 * {@link #shared()} keeps one for the whole class, with the classes nested in it, and needs a static field.
 *
 * <pre>{@code
 * @RegisterExtension
 * ZvcmsSimulatorExtension zvcms = new ZvcmsSimulatorExtension();
 * }</pre>
 *
 * The simulator starts when it is first asked for, so that it is there before the Camel context of a test class that
 * extends Camel's own. With {@code @ExtendWith} tests get it as a parameter.
 */
public final class ZvcmsSimulatorExtension extends SimulatorExtension<ZvcmsSimulator> {

    private final Consumer<ZvcmsSimulator.Builder> settings;

    /** Simulators with default settings. */
    public ZvcmsSimulatorExtension() {
        this(builder -> {});
    }

    /** @param settings applied to the builder of each simulator */
    public ZvcmsSimulatorExtension(Consumer<ZvcmsSimulator.Builder> settings) {
        super("zvcms");
        this.settings = settings;
    }

    @Override
    public ZvcmsSimulatorExtension shared() {
        super.shared();
        return this;
    }

    @Override
    protected ZvcmsSimulator start() {
        ZvcmsSimulator.Builder builder = ZvcmsSimulator.builder();
        settings.accept(builder);
        return builder.build().start();
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
    @Override
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("baseUri", simulator().baseUri().toString());
        options.put("openId", ZvcmsSimulator.DEFAULT_OPEN_ID);
        options.put("secret", ZvcmsSimulator.DEFAULT_SECRET);
        options.put("grantCode", ZvcmsSimulator.DEFAULT_GRANT_CODE);
        return options;
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
