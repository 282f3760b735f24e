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
}
