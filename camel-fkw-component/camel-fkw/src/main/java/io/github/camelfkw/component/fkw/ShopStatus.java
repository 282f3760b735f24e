// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.component.fkw.client.AuthorizationApi;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a shop is, for views of a person. Carries no token and no name.
 *
 * @param shopId          the key of the shop's grant
 * @param needed          whether a grant has been seen, or a route begins with the shop
 * @param authorizedUntil end of the authorization; empty where it is not known
 * @param toldUntil       a later end that the platform has told since, and is not known to mean; empty: none
 * @param left            until then; zero when the grant is lost, empty where it is not known
 * @param lost            why the grant is dead; empty while it lives
 * @param cure            what to do about a grant that is dead, or will be soon
 * @param lastGoodCall    when the platform last said yes
 * @param lastFailure     what last went wrong, also if it goes well since
 * @param pace            how fast the shop is called
 * @param slowedDown      whether that is slower than configured, because the platform said that it is called too often
 */
record ShopStatus(
        String shopId,
        boolean needed,
        Optional<Instant> authorizedUntil,
        Optional<Instant> toldUntil,
        Optional<Duration> left,
        Optional<String> lost,
        String cure,
        Optional<Instant> lastGoodCall,
        Optional<ShopSightings.Failure> lastFailure,
        RateBudget.Snapshot pace,
        boolean slowedDown) {

    /** Whether somebody has to do something about the grant: an id that never had one is the mistake of a message. */
    boolean isLost() {
        return lost.isPresent() && needed;
    }

    /** Else it stands for merchants whose shop was not known yet when their authorization failed. */
    boolean isShop() {
        return !shopId.equals(AuthorizationApi.ANY_SHOP);
    }

    /** The grant in a word: valid, lost, none, or not yet known. */
    String grant() {
        if (!isShop()) {
            return "none";
        }
        if (lost.isPresent()) {
            return needed ? "lost" : "none";
        }
        return authorizedUntil.isPresent() ? "valid" : "not yet known";
    }
}
