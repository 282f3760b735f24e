// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.io.IOException;

/** There was no complete answer. Tells what a repeating caller has to know: can the request have taken effect? */
public final class TransportFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean maybeSent;
    private final boolean permanent;

    private TransportFailure(String message, boolean maybeSent, boolean permanent, Throwable cause) {
        super(message, cause);
        this.maybeSent = maybeSent;
        this.permanent = permanent;
    }

    /** The request has certainly not reached the server; another try may succeed. */
    public static TransportFailure notSent(String message, Throwable cause) {
        return new TransportFailure(message, false, false, cause);
    }

    /** The request has certainly not reached the server, and another try will end the same way (TLS not trusted). */
    public static TransportFailure neverSent(String message, Throwable cause) {
        return new TransportFailure(message, false, true, cause);
    }

    /** The request may have reached the server, and may have taken effect. */
    public static TransportFailure maybeSent(String message, Throwable cause) {
        return new TransportFailure(message, true, false, cause);
    }

    /** The request was answered, but the answer is not one that can be read (too large): repeating changes nothing. */
    public static TransportFailure unreadable(String message, Throwable cause) {
        return new TransportFailure(message, true, true, cause);
    }

    /** Whether the request may have reached the server. */
    public boolean isMaybeSent() {
        return maybeSent;
    }

    /** Whether another try must end the same way. */
    public boolean isPermanent() {
        return permanent;
    }
}
