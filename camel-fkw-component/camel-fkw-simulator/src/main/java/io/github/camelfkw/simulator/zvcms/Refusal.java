// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

/** The platform does not do what was asked. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean system;
    private final int code;
    private final String violation;

    private Refusal(boolean system, int code, String message, String violation) {
        super(message, null, false, false);
        this.system = system;
        this.code = code;
        this.violation = violation;
    }

    /** {@code status} true with an error code. */
    static Refusal business(int code, String message) {
        return new Refusal(false, code, message, "");
    }

    /** {@code status} false. */
    static Refusal system(int code, String message) {
        return new Refusal(true, code, message, "");
    }

    /** The same, for a request that the document does not allow. */
    Refusal violating(String what) {
        return new Refusal(system, code, getMessage(), what);
    }

    boolean isSystem() {
        return system;
    }

    int code() {
        return code;
    }

    String violation() {
        return violation;
    }
}
