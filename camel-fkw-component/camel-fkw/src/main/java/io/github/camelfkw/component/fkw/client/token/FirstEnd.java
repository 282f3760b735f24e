// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The end of an authorization that the platform promised first. Answers to refreshes may tell a later one, and the vendor
 * does not say whether that is meant or only the usual number repeated. A refresh that works after the first end shows that
 * it is meant; until then the first end is what a person is warned of.
 *
 * @param at       the end that was told when the merchant authorized, by the platform's clock; for a grant that came another
 *                 way (a configured refresh token, a store of an earlier version) the first one that is known
 * @param outlived whether a refresh has worked after it
 */
public record FirstEnd(Instant at, boolean outlived) {

    /** Ends are told in whole seconds, and by a clock that is read from a header. */
    static final Duration EXACT = Duration.ofMinutes(1);

    /**
     * Ends that differ by no more may be those of one authorization: nobody authorizes twice within so short a time, and the
     * header is cut to the second.
     */
    static final Duration SAME = Duration.ofSeconds(3);

    /** Checks that there is an end. */
    public FirstEnd {
        Objects.requireNonNull(at, "at");
    }

    /**
     * What is known of the first end when a grant has been refreshed.
     *
     * @param before the grant that was refreshed
     * @param told   the end that the answer tells; null: none
     * @param now    the platform's time
     * @return       null: no answer has told an end yet
     */
    public static FirstEnd afterRefresh(AccessGrant before, Instant told, Instant now) {
        if (before.firstEnd() != null) {
            return before.firstEnd().refreshed(now);
        }
        Instant first = before.refreshExpiresAt() != null ? before.refreshExpiresAt() : told;
        return first == null ? null : new FirstEnd(first, false).refreshed(now);
    }

    private FirstEnd refreshed(Instant now) {
        return new FirstEnd(at, outlived || now.isAfter(at.plus(EXACT)));
    }
}
