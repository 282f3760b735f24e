// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.simulator.fkw.ListOrder;
import java.util.List;

/**
 * One course of events: a platform, a past, a consumer, and what happens. Everything that is drawn while it runs comes
 * from the seed.
 *
 * @param seed     of shop, life, faults and route
 * @param platform what its document leaves open
 * @param past     orders that are there at the start
 * @param reading  the consumer's settings
 * @param steps    what happens
 */
record Schedule(long seed, Platform platform, Past past, Reading reading, List<Step> steps) {

    /**
     * The platform.
     *
     * @param order         of its lists
     * @param fromInclusive whether a window's begin belongs to it
     * @param toInclusive   whether its end does
     * @param lagPercent    of the lookback, after which a change shows in lists; at the start
     * @param skewSeconds   how far its clock is ahead of the consumer's
     * @param changes       random changes after each list request
     * @param stepMillis    by which time goes on after each list request
     */
    record Platform(
            ListOrder order,
            boolean fromInclusive,
            boolean toInclusive,
            int lagPercent,
            int skewSeconds,
            int changes,
            int stepMillis) {}

    /**
     * The orders at the start.
     *
     * @param orders        how many
     * @param spreadSeconds stretch of time in which they were placed: 1 gives a single second
     */
    record Past(int orders, int spreadSeconds) {}

    /**
     * The consumer's settings.
     *
     * @param settleSeconds   how long before the platform's time a window ends
     * @param lookbackSeconds how far before its position a poll begins
     * @param pageSize        orders of a page
     * @param pagesHeld       pages whose orders are held at a time
     * @param statuses        wanted statuses; empty: all
     * @param concurrency     pages that may be asked for at a time
     * @param reconcileHours  how often orders are compared with what was delivered; 0: never
     */
    record Reading(
            int settleSeconds,
            int lookbackSeconds,
            int pageSize,
            int pagesHeld,
            List<String> statuses,
            int concurrency,
            int reconcileHours) {

        int maxOrders() {
            return pageSize * pagesHeld;
        }
    }

    /** Something that happens. */
    sealed interface Step {

        /**
         * A poll.
         *
         * @param room       orders that this poll delivers at most
         * @param refusesOneIn the route refuses one order in so many; 0: none
         * @param forGood    whether it refuses these orders in all polls from then on
         * @param delaysOneIn  the route answers for one order in so many only later; 0: none
         * @param ships      whether the route ships what it accepts, as it goes along
         */
        record Poll(int room, int refusesOneIn, boolean forGood, int delaysOneIn, boolean ships) implements Step {}

        /** A poll in which the consumer dies at its n-th delivery, before or after the route has accepted it. */
        record DieAtDelivery(int n, boolean accepted) implements Step {}

        /** A poll in which the consumer dies at its n-th request. */
        record DieAtRequest(int n) implements Step {}

        /** The consumer is stopped in order and started again. */
        record Restart() implements Step {}

        /** The route answers for what it has delayed. */
        record AnswerDelayed(boolean accepts) implements Step {}

        /** Time goes by. */
        record Wait(int seconds) implements Step {}

        /** So many orders are edited in one second, now or after the n-th list request from now. */
        record BulkEdit(int orders, int request) implements Step {}

        /** So many orders are placed in one second. */
        record Rush(int orders) implements Step {}

        /** So many orders are deleted, now or after the n-th list request from now. */
        record Delete(int orders, int request) implements Step {}

        /** From now on changes show in lists after this share of the lookback. */
        record Lag(int percent) implements Step {}

        /** From now on so many percent of the requests meet one of the faults: all kinds, or the one of this number. */
        record Faults(int percent, int kind) implements Step {}

        /** The next n positions cannot be stored. */
        record StoreFails(int n) implements Step {}

        /** The access token is expired. */
        record TokenExpires() implements Step {}
    }
}
