// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
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
 * Gives tests a shop on API Factory: a running {@link ApifmSimulator}, a user who is logged in, and checks of what reached the
 * platform. Each test gets a fresh one on a fresh port, also when the field is static; {@link #shared()} keeps one for the
 * whole class and needs a static field – for tests whose Camel context lives as long, as with Spring.
 *
 * <pre>{@code
 * @RegisterExtension
 * ApifmSimulatorExtension apifm = new ApifmSimulatorExtension();
 *
 * @Test
 * void ordersWhatIsWanted() {
 *     SimGoods tea = apifm.shop().addGoods(spec -> spec.name("绿茶"));
 *     template.sendBodyAndHeader("direct:order", tea.id(), "token", apifm.token());
 *     apifm.checks().orders(apifm.user().uid(), 1);
 * }
 * }</pre>
 *
 * The simulator starts when it is first asked for, so that it is there before the Camel context of a test class that
 * extends Camel's own. With {@code @ExtendWith} tests get it, its {@link ApifmShop}, the {@link SimUser} and the {@link
 * ApifmChecks} as parameters.
 */
public final class ApifmSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    /** What a component that is called {@code apifm} reads, where Camel configures components by properties. */
    private static final String PREFIX = "camel.component.apifm.";

    private static final Set<Class<?>> PARAMETERS =
            Set.of(ApifmSimulator.class, ApifmShop.class, SimUser.class, ApifmChecks.class);

    private final Consumer<ApifmSimulator.Builder> settings;
    private boolean shared;
    private ApifmSimulator simulator;
    private SimUser user;
    private String token;

    /** Simulators with default settings. */
    public ApifmSimulatorExtension() {
        this(builder -> {});
    }

    /** @param settings applied to the builder of each simulator */
    public ApifmSimulatorExtension(Consumer<ApifmSimulator.Builder> settings) {
        this.settings = settings;
    }

    /** One simulator for all tests of the class; state, journal and faults stay from test to test. */
    public ApifmSimulatorExtension shared() {
        shared = true;
        return this;
    }

    /** The simulator; starts one if none is running. */
    public synchronized ApifmSimulator simulator() {
        if (simulator == null) {
            ApifmSimulator.Builder builder = ApifmSimulator.builder();
            settings.accept(builder);
            simulator = builder.build().start();
            user = simulator.shop().addUser();
            token = simulator.issueToken(user.uid());
        }
        return simulator;
    }

    /** The shop. */
    public ApifmShop shop() {
        return simulator().shop();
    }

    /** The user who is logged in; has no money, no points and no address at first. */
    public synchronized SimUser user() {
        simulator();
        return user;
    }

    /** The token of {@link #user()}; the same one until another simulator is started. */
    public synchronized String token() {
        simulator();
        return token;
    }

    /** What is to go wrong. */
    public FaultPlan faults() {
        return simulator().faults();
    }

    /** What reached the platform. */
    public Journal journal() {
        return simulator().journal();
    }

    /** Checks of what reached the platform. */
    public ApifmChecks checks() {
        return new ApifmChecks(simulator());
    }

    /**
     * The options that a connector needs to talk to this shop, by their names: {@code subDomain}, {@code merchantId}, {@code
     * apiUri}, {@code commonUri}, {@code cmsUri}, {@code ossUri}, {@code token}.
     */
    public Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("subDomain", simulator().subDomain());
        options.put("merchantId", simulator().merchantId());
        options.put("apiUri", simulator().apiUri().toString());
        options.put("commonUri", simulator().commonUri().toString());
        options.put("cmsUri", simulator().cmsUri().toString());
        options.put("ossUri", simulator().ossUri().toString());
        options.put("token", token());
        return options;
    }

    /** The same as properties of Camel or Spring Boot: {@code camel.component.apifm.sub-domain} and so on. */
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
        if (type == ApifmShop.class) {
            return shop();
        }
        if (type == SimUser.class) {
            return user();
        }
        return type == ApifmChecks.class ? checks() : simulator();
    }
}
