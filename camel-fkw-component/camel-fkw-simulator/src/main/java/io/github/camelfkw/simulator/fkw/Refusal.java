// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/** The platform says no: becomes an answer with {@code rt} other than 0. */
final class Refusal extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int rt;
    private final String violation;

    private Refusal(int rt, String message, String violation) {
        super(message);
        this.rt = rt;
        this.violation = violation;
    }

    /** A refusal that a correct client can meet. */
    static Refusal of(int rt, String message) {
        return new Refusal(rt, message, "");
    }

    /** A refusal of something that the document does not allow. */
    static Refusal violation(int rt, String message, String violation) {
        return new Refusal(rt, message, violation);
    }

    int rt() {
        return rt;
    }

    /** What the document does not allow; empty when the client did nothing wrong. */
    String violation() {
        return violation;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
