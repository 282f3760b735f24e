// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

/**
 * An answer that is no error.
 *
 * @param code    the platform's code: 0, or one that has a meaning for the call
 * @param message the platform's message; null where there was none
 * @param data    what was asked for, as maps, lists, texts, numbers and booleans; null where there was none
 */
public record ApifmResult(int code, String message, Object data) {

    /** Prints the code only: data may be personal. */
    @Override
    public String toString() {
        return "code " + code;
    }
}
