// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

/** Asks the platform for new tokens. Made by the client; a seam for tests. */
@FunctionalInterface
public interface GrantRefresher {

    /**
     * Trades the refresh token in.
     *
     * @param  grant what is kept now; has a refresh token
     * @return       the new grant, version not yet raised
     * @throws io.github.camelfkw.component.fkw.client.FkwApiException       the platform refused the refresh token or the client
     * @throws io.github.camelfkw.component.fkw.client.FkwTransportException there was no usable answer
     */
    AccessGrant refresh(AccessGrant grant);

    /**
     * The same, where each request needs a leave: tries and the pauses between them may take longer than a lease.
     *
     * @param leave asked right before each request; what it throws ends the refresh
     */
    default AccessGrant refresh(AccessGrant grant, Runnable leave) {
        leave.run();
        return refresh(grant);
    }
}
