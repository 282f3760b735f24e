// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where grants are kept. Stores in a file and in a database come with the connector; implement this for a vault. All
 * methods may be called from several threads; failures are {@link TokenStoreException}.
 */
public interface TokenStore {

    /**
     * The grant of the shop as it is kept now; other nodes may have changed it since the last call.
     *
     * @throws UnreadableGrantException it is there, and its tokens cannot be read
     */
    Optional<AccessGrant> load(String shopId);

    /**
     * The grant of the shop as it is kept now, where its tokens do not matter: both may be null. A store that encrypts
     * tokens answers also where it cannot decrypt them, so that a new authorization can take the place of such a grant.
     * Without an implementation the same as {@link #load}.
     */
    default Optional<AccessGrant> loadWithoutTokens(String shopId) {
        return load(shopId);
    }

    /**
     * Keeps a grant if nobody else did meanwhile (compare and set). When this method returns true, the grant is durable:
     * it survives the end of the process at any point.
     *
     * @param  grant           the grant to keep, under {@code grant.shopId()} and with {@code expectedVersion + 1}
     * @param  expectedVersion the version that was loaded; 0 where there was none
     * @return                 false, and nothing changed, if the kept version is another one
     */
    boolean save(AccessGrant grant, long expectedVersion);

    /** The shops that there are grants for. */
    Set<String> shopIds();

    /**
     * Asks for the right to refresh the shop's tokens. Of all nodes that share the store one gets it at a time, so that a
     * refresh token which the platform takes once is spent once. Without an implementation everybody gets it at once: that
     * is right for a store which one node uses alone.
     *
     * @param  time how long the lease lasts after it was taken or renewed, should its holder die
     * @return      empty: another one has it now; ask again later
     */
    default Optional<RefreshLease> tryLease(String shopId, Duration time) {
        return Optional.of(new Unleased(this));
    }

    /**
     * Finds out early whether grants can be read and kept; called when the component starts.
     *
     * @throws TokenStoreException if not, naming the cause and the cure
     */
    default void check() {
        shopIds();
    }
}
