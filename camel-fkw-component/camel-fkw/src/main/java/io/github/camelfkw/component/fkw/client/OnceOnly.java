// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.util.function.Function;
import java.util.function.Supplier;

/** Writes that must not be sent twice, and of which reading cannot tell whether they took effect. */
final class OnceOnly {

    private OnceOnly() {}

    /**
     * Sends one.
     *
     * @param call    the write; the gateway repeats it only while it certainly had no effect
     * @param unknown what to say when its answer was lost
     */
    static <T> T send(Supplier<T> call, Function<FkwTransportException, FkwOutcomeUnknownException> unknown) {
        try {
            return call.get();
        } catch (FkwTransportException e) {
            throw e.isOutcomeUnknown() ? unknown.apply(e) : e;
        }
    }
}
