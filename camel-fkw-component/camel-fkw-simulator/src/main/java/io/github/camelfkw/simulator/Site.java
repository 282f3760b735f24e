// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A platform behind the shared HTTP server: everything that one vendor's dialect decides. */
public interface Site {

    /** Works on a request: has the effect and gives the answer. Called from several threads. */
    Reply answer(Call call);

    /** "Called too often" in the platform's words. */
    Reply throttled();

    /** "This token is not accepted" in the platform's words. */
    Reply tokenRefused();

    /** An error answer with any result code and message. */
    Reply refused(int rt, String message);

    /** The page of a platform under maintenance. */
    Reply maintenancePage();

    /** Names of the request parameters that must not appear in the journal. */
    Set<String> secretParams();

    /** The parameters of a JSON body, for the journal; nested ones as {@code outer.inner}. None unless a platform has them. */
    default Map<String, String> jsonParams(Call call) {
        return Map.of();
    }

    /** The platform's time. */
    Instant now();

    /** Whether answers carry a {@code Date} header. */
    boolean sendsDate();
}
