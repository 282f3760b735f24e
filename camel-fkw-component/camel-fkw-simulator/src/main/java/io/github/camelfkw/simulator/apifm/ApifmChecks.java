// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import io.github.camelfkw.simulator.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks, for tests of routes, of what reached the platform and took effect there. Each throws an {@link AssertionError} that
 * says what was expected, what is, and which requests came.
 */
public final class ApifmChecks {

    private final ApifmSimulator simulator;

    ApifmChecks(ApifmSimulator simulator) {
        this.simulator = simulator;
    }

    /** So many requests came for a call ({@code orderPay}), whatever became of them. */
    public ApifmChecks calls(String call, int number) {
        long came = simulator.journal().count(simulator.path(call));
        if (came != number) {
            throw failure(number + " requests of " + call, came + " requests");
        }
        return this;
    }

    /** So many orders were placed by a user: a request that was repeated after a lost answer shows here. */
    public ApifmChecks orders(long uid, int number) {
        long placed = simulator.shop().orders().stream()
                .filter(order -> order.uid() == uid)
                .count();
        if (placed != number) {
            throw failure(number + " orders of user " + uid, placed + " orders");
        }
        return this;
    }

    /** No request was one that the platform's document does not allow. */
    public ApifmChecks asDocumented() {
        List<RecordedRequest> violations = simulator.journal().violations();
        if (!violations.isEmpty()) {
            throw failure(
                    "requests as documented",
                    violations.stream()
                            .map(request -> request.path() + ": " + request.violations())
                            .collect(Collectors.joining("; ")));
        }
        return this;
    }

    private AssertionError failure(String expected, String is) {
        String requests = simulator.journal().requests().stream()
                .map(request -> "\n  " + request.number() + " " + request.method() + " " + request.path() + " "
                        + request.params().keySet() + " -> "
                        + (request.refused() ? request.reason() : "code=" + request.rt())
                        + (request.fault().isEmpty() ? "" : " (" + request.fault() + ")"))
                .collect(Collectors.joining());
        return new AssertionError(
                "Expected: " + expected + ". Is: " + is + ". Requests:" + (requests.isEmpty() ? " none" : requests));
    }
}
