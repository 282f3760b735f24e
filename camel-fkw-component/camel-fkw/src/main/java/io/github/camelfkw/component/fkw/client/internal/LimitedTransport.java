// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal;

import io.github.camelfkw.common.HttpAnswer;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.TransportFailure;
import java.util.concurrent.Semaphore;

/** Has no more than so many requests under way at a time; others wait for one of them to end, first come, first served. */
public final class LimitedTransport implements HttpTransport {

    private final HttpTransport transport;
    private final Semaphore free;

    /**
     * @param transport sends
     * @param most      requests under way at a time, at least 1
     */
    public LimitedTransport(HttpTransport transport, int most) {
        this.transport = transport;
        this.free = new Semaphore(most, true);
    }

    @Override
    public HttpAnswer send(HttpRequest request) throws TransportFailure {
        try {
            free.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TransportFailure.notSent("interrupted while it waited for other requests", e);
        }
        try {
            return transport.send(request);
        } finally {
            free.release();
        }
    }
}
