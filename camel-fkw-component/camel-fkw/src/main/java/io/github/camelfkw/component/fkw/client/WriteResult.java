// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.internal.FkwGateway;

/**
 * How a write ended well.
 *
 * @param code        the platform's {@code rt}; 0
 * @param message     the platform's {@code msg}, without secrets; empty where nothing was sent or the outcome was read back
 * @param alreadyDone things stand as the write wanted them, but not (or not certainly) through this very request: it
 *                    had been done before, or its answer was lost and the order was read back
 */
public record WriteResult(int code, String message, boolean alreadyDone) {

    /** Nothing was sent, or nothing more: it stands as wanted. */
    static final WriteResult ALREADY_DONE = new WriteResult(0, "", true);

    static WriteResult of(FkwGateway.Success success) {
        return new WriteResult(success.envelope().code(), success.envelope().message(), false);
    }
}
