// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

/**
 * The one thing that the clients need of HTTP: send a request, get the whole answer. Implementations bring the
 * connection pool, proxy, TLS and time-outs; they never repeat a request and never follow a redirect, because only the
 * caller knows whether that is safe.
 */
public interface HttpTransport {

    /**
     * Sends a request and reads the whole answer.
     *
     * @param  request          what to send
     * @return                  the answer, whatever its HTTP status
     * @throws TransportFailure if there was no complete answer; it tells whether the request may have been sent
     */
    HttpAnswer send(HttpRequest request) throws TransportFailure;
}
