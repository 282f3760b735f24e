// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Journal;
import io.github.camelfkw.simulator.SimulatorExtension;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;

/**
 * Gives tests a shop on API Factory: a running {@link ApifmSimulator}, a user who is logged in, and checks of what reached the
 * platform. Each test gets a fresh one on a fresh port, also when the field is static; {@link #shared()} keeps one for the
 * whole class, with the classes nested in it, and needs a static field – for tests whose Camel context lives as long, as
 * with Spring.
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
public final class ApifmSimulatorExtension extends SimulatorExtension<ApifmSimulator> {

    private static final Set<Class<?>> PARAMETERS =
            Set.of(ApifmSimulator.class, ApifmShop.class, SimUser.class, ApifmChecks.class);

    private final Consumer<ApifmSimulator.Builder> settings;
    private SimUser user;
    private String token;

    /** Simulators with default settings. */
    public ApifmSimulatorExtension() {
        this(builder -> {});
    }

    /** @param settings applied to the builder of each simulator */
    public ApifmSimulatorExtension(Consumer<ApifmSimulator.Builder> settings) {
        super("apifm");
        this.settings = settings;
    }

    @Override
    public ApifmSimulatorExtension shared() {
        super.shared();
        return this;
    }

    @Override
    protected ApifmSimulator start() {
        ApifmSimulator.Builder builder = ApifmSimulator.builder();
        settings.accept(builder);
        ApifmSimulator simulator = builder.build().start();
        user = simulator.shop().addUser();
        token = simulator.issueToken(user.uid());
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
    @Override
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
