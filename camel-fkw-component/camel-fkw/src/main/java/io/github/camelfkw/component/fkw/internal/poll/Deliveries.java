// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What becomes of orders on their way through the route: done, not accepted and tried again, given up by
 * {@code maxRedeliveries}, or wound back meanwhile. Outcomes are told by any thread, each under the feed's lock; what begins
 * a delivery holds that lock already.
 */
final class Deliveries {

    private final Object lock;
    private final DeliveryBook book;
    private final WantedAgain wantedAgain;
    private final Optional<Reconciliation> reconciliation;
    private final int maxRedeliveries;
    private final Supplier<Instant> serverNow;
    private final FeedListener listener;

    /**
     * @param lock            the feed's, which guards the book and the reconciliation
     * @param book            keeps what becomes of each version
     * @param wantedAgain     whose wishes deliveries fulfil
     * @param reconciliation  is told what was delivered
     * @param maxRedeliveries negative: for ever
     * @param serverNow       the platform's now
     * @param listener        is told what is given up
     */
    Deliveries(
            Object lock,
            DeliveryBook book,
            WantedAgain wantedAgain,
            Optional<Reconciliation> reconciliation,
            int maxRedeliveries,
            Supplier<Instant> serverNow,
            FeedListener listener) {
        this.lock = lock;
        this.book = book;
        this.wantedAgain = wantedAgain;
        this.reconciliation = reconciliation;
        this.maxRedeliveries = maxRedeliveries;
        this.serverNow = serverNow;
        this.listener = listener;
    }

    /** An order of a slice goes to the route. */
    Feed.Delivery start(OrderDocument order, SliceInHand slice) {
        return new OrderDelivery(order, book.started(OrderVersion.of(order), slice.holdsAt(order)), slice);
    }

    /** An order on its way through the route. Does not keep the order itself: it may be under way for long. */
    private final class OrderDelivery implements Feed.Delivery {

        private final String orderId;
        private final DeliveryBook.UnderWay underWay;
        private final Optional<Instant> changed;
        private final Instant forgottenBy;

        /** Null: nobody asked for it. */
        private final WantedAgain.Wish wish;

        private OrderDelivery(OrderDocument order, DeliveryBook.UnderWay underWay, SliceInHand slice) {
            this.orderId = order.id();
            this.underWay = underWay;
            this.changed = order.modifiedAt();
            this.wish = slice.askedFor() ? wantedAgain.started(orderId) : null;
            this.forgottenBy = slice.forgottenBy(order);
        }

        @Override
        public boolean isAskedFor() {
            return wish != null;
        }

        @Override
        public int failures() {
            synchronized (lock) {
                return book.failures(underWay.version());
            }
        }

        @Override
        public void done() {
            synchronized (lock) {
                fulfilled();
                if (book.done(underWay, forgottenBy)) {
                    compared();
                }
            }
        }

        @Override
        public void putOff() {
            synchronized (lock) {
                unfulfilled();
                book.putOff(underWay);
            }
        }

        @Override
        public Feed.Verdict failed() {
            synchronized (lock) {
                int failures = book.countFailure(underWay, serverNow.get());
                if (maxRedeliveries >= 0 && failures > maxRedeliveries) {
                    // Still under way: to those who have to be told of it.
                    return Feed.Verdict.GIVEN_UP;
                }
                putOff();
                return Feed.Verdict.AGAIN;
            }
        }

        @Override
        public void givenUp() {
            int failures;
            synchronized (lock) {
                failures = book.failures(underWay.version());
                if (!book.givenUp(underWay, forgottenBy)) {
                    // Somebody has moved the position meanwhile, and wants it again.
                    unfulfilled();
                    return;
                }
                fulfilled();
                compared();
            }
            listener.gaveUp(orderId, failures);
        }

        /** A delivery that nobody asked for fulfils no wish: it may have begun before the wish was made. */
        private void fulfilled() {
            if (wish != null) {
                wantedAgain.done(orderId, wish);
            }
        }

        private void unfulfilled() {
            if (wish != null) {
                wantedAgain.putOff(wish);
            }
        }

        private void compared() {
            reconciliation.ifPresent(r -> r.delivered(underWay.version(), changed));
        }
    }
}
