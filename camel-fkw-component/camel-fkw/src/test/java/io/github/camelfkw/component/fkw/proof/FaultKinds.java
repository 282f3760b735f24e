// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every kind of fault that the simulator knows and a list can meet. */
final class FaultKinds {

    /** Those that take no time worth mentioning. */
    static final List<Fault> QUICK = List.of(
            Fault.status(500),
            Fault.status(502),
            Fault.maintenancePage(),
            Fault.throttled(),
            Fault.tokenRefused(),
            Fault.unknownResult(-1, "系统繁忙"),
            Fault.body("<html>", "text/html"),
            Fault.truncatedJson(),
            Fault.truncatedBody(),
            Fault.resetBeforeEffect(),
            Fault.resetAfterEffect(),
            Fault.latency(Duration.ofMillis(3)));

    private FaultKinds() {}

    static List<Fault> all() {
        List<Fault> all = new ArrayList<>(QUICK);
        all.add(Fault.slowBody(Duration.ofMillis(10)));
        all.add(Fault.hugeBody(40L * 1024 * 1024));
        all.add(Fault.neverAnswer());
        return List.copyOf(all);
    }
}
