// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Duration;
import java.util.Optional;

/**
 * The right to refresh the tokens of one shop, for a while: of all nodes that share a store, one has it. Methods throw
 * {@link TokenStoreException}, except {@link #close()}. Used by one thread at a time, but not always the one that took it: a
 * node that could not save keeps the lease until its next call.
 */
public interface RefreshLease extends AutoCloseable {

    /**
     * What a node found out about a refresh token, for all nodes.
     *
     * @param token  fingerprint of the refresh token that is dead
     * @param why    for a person
     * @param recent whether it was found out so lately that the platform is not to be asked again
     */
    record Death(String token, String why, boolean recent) {}

    /**
     * Begins the time of the lease anew; called before each request to the platform.
     *
     * @return false: the time had ended and another node has the right by now, so that nothing may be sent
     */
    boolean renew();

    /**
     * Keeps a grant as {@link TokenStore#save} does, if no other node got the right meanwhile. After it returned true the
     * right may be another node's.
     *
     * @return false, and nothing changed, if the kept version is another one, or another node has got the right since
     */
    boolean save(AccessGrant grant, long expectedVersion);

    /** Whether nobody else can have refreshed as long as this lease lasts; false only where a store knows no leases. */
    default boolean isExclusive() {
        return true;
    }

    /** Whether a holder before this one never came to its end, so that what the platform gave to it may be lost. */
    default boolean wasAbandoned() {
        return false;
    }

    /** What is known of the shop's death; empty: nothing, or the store does not keep such notes. */
    default Optional<Death> death() {
        return Optional.empty();
    }

    /**
     * Leaves a note for the other nodes, so that the loss is told once and the platform not asked by each of them.
     *
     * @param  token fingerprint of the refresh token
     * @param  why   for a person; without secrets
     * @param  pause how long the platform is not to be asked again
     * @return       false, and nothing noted: another node has the right by now
     */
    default boolean died(String token, String why, Duration pause) {
        return true;
    }

    /** Gives the right back; a failure is logged, since the lease ends by itself. */
    @Override
    void close();
}
