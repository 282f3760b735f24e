// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer with a code other than 0: mostly a no, sometimes just what was asked for. */
final class Refusal extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String violation;
    private final boolean refused;
    private final transient JsonNode data;

    private Refusal(int code, String message, String violation, boolean refused, JsonNode data) {
        super(message);
        this.code = code;
        this.violation = violation;
        this.refused = refused;
        this.data = data;
    }

    /** A refusal that a correct client can meet. */
    static Refusal of(int code, String message) {
        return new Refusal(code, message, "", true, null);
    }

    /** A refusal of something that the document does not allow. */
    static Refusal violation(int code, String message, String violation) {
        return new Refusal(code, message, violation, true, null);
    }

    /** A code that answers the question, such as "there is nothing (more)". */
    static Refusal answer(int code, String message, JsonNode data) {
        return new Refusal(code, message, "", false, data);
    }

    static Refusal nothing(String message) {
        return answer(Code.NOTHING_THERE, message, null);
    }

    static Refusal missing(String parameter) {
        return violation(Code.BAD_ARGUMENT, "参数 " + parameter + " 不能为空", "parameter " + parameter + " is missing");
    }

    static Refusal malformed(String parameter, String what) {
        return violation(Code.BAD_ARGUMENT, "参数 " + parameter + " 格式错误", "parameter " + parameter + " " + what);
    }

    int code() {
        return code;
    }

    /** What the document does not allow; empty when the client did nothing wrong. */
    String violation() {
        return violation;
    }

    boolean isRefused() {
        return refused;
    }

    /** The {@code data} of the answer; null for none. */
    JsonNode data() {
        return data;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
