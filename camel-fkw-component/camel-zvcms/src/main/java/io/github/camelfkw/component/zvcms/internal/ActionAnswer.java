// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.internal;

import java.util.Optional;

/**
 * What a call gives back.
 *
 * @param body    the new body; null: there is no result
 * @param code    the platform's code
 * @param message the platform's message
 * @param userId  id of the member that was identified
 */
public record ActionAnswer(Object body, String code, String message, Optional<String> userId) {

    /** Prints the code only: the body is a customer's. */
    @Override
    public String toString() {
        return "ActionAnswer[code=" + code + "]";
    }
}
