// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

/**
 * For stores that one node uses alone.
 *
 * @param store keeps the grants
 */
record Unleased(TokenStore store) implements RefreshLease {

    @Override
    public boolean renew() {
        return true;
    }

    @Override
    public boolean save(AccessGrant grant, long expectedVersion) {
        return store.save(grant, expectedVersion);
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public void close() {
        // There is nothing to give back.
    }
}
