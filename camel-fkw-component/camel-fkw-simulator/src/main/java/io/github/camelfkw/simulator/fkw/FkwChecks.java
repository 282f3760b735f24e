// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.RecordedRequest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Checks, for tests of routes, of what has happened to a shop. They look at the platform's side – what took effect – and not
 * at what a route meant to do; each throws an {@link AssertionError} that says what was expected, what is, and which
 * requests came.
 */
public final class FkwChecks {

    private static final String SHIPPED = "shipped";

    private final FkwSimulator simulator;

    FkwChecks(FkwSimulator simulator) {
        this.simulator = simulator;
    }

    /** The order was shipped, once, with that waybill: not twice, and not with another number first. */
    public FkwChecks shippedOnce(String orderId, String waybillNo) {
        List<String> waybills = shipments(orderId);
        if (!waybills.equals(List.of(waybillNo))) {
            throw failure("order " + orderId + " shipped exactly once, with waybill " + waybillNo, said(waybills));
        }
        return this;
    }

    /** Nobody has shipped the order. */
    public FkwChecks notShipped(String orderId) {
        List<String> waybills = shipments(orderId);
        if (!waybills.isEmpty()) {
            throw failure("order " + orderId + " not shipped", said(waybills));
        }
        return this;
    }

    /** The order stands like this now: {@code wait_seller_ship}, {@code shipped} … */
    public FkwChecks status(String orderId, String wireStatus) {
        String status = order(orderId).get(order(orderId).size() - 1).status();
        if (!status.equals(wireStatus)) {
            throw failure("order " + orderId + " in status " + wireStatus, status);
        }
        return this;
    }

    /** So many requests came to a path ({@code /api/order/ship}), whatever became of them. */
    public FkwChecks requests(String path, int number) {
        long came = simulator.journal().count(path);
        if (came != number) {
            throw failure(number + " requests to " + path, came + " requests");
        }
        return this;
    }

    /** No request was one that the platform's document does not allow. */
    public FkwChecks asDocumented() {
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

    /** The waybill of each time that the order became a shipped one, or got another waybill as such. */
    private List<String> shipments(String orderId) {
        List<OrderVersion> versions = order(orderId);
        List<String> shipments = new java.util.ArrayList<>();
        String before = null;
        for (OrderVersion version : versions) {
            String now = version.status().equals(SHIPPED) ? version.waybillNo() : null;
            if (now != null && !now.equals(before)) {
                shipments.add(now);
            }
            before = version.status().equals(SHIPPED) ? now : before;
        }
        return shipments;
    }

    private List<OrderVersion> order(String orderId) {
        List<OrderVersion> versions = simulator.history().versions(orderId);
        if (versions.isEmpty()) {
            throw failure("order " + orderId, "no such order in any shop");
        }
        return versions;
    }

    private static String said(List<String> waybills) {
        return waybills.isEmpty()
                ? "not shipped"
                : "shipped " + waybills.size() + " times, with " + String.join(", ", waybills);
    }

    private AssertionError failure(String expected, String is) {
        String requests = simulator.journal().requests().stream()
                .map(request -> "\n  " + request.number() + " " + request.method() + " " + request.path() + " "
                        + request.params() + " -> " + (request.refused() ? request.reason() : "rt=" + request.rt())
                        + (request.fault().isEmpty() ? "" : " (" + request.fault() + ")"))
                .collect(Collectors.joining());
        return new AssertionError(
                "Expected: " + expected + ". Is: " + is + ". Requests:" + (requests.isEmpty() ? " none" : requests));
    }
}
