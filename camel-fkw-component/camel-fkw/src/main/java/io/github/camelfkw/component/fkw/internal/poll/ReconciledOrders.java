// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last part of a poll: when it is time, the orders that reconciliation has found. A comparison that cannot go on is put
 * off and fails no poll. Takes the feed's lock, except while a slice is read or somebody is told.
 */
final class ReconciledOrders {

    private static final Logger LOG = LoggerFactory.getLogger(OrderFeed.class);

    private final Object lock;
    private final Reconciliation reconciliation;
    private final DeliveryBook book;
    private final Progress progress;
    private final FeedListener listener;
    private final String position;

    /**
     * @param lock           the feed's, which guards the others
     * @param reconciliation compares
     * @param book           knows what need not be delivered
     * @param progress       is saved when a comparison has come to its end
     * @param listener       is told what was found
     * @param position       its name
     */
    ReconciledOrders(
            Object lock,
            Reconciliation reconciliation,
            DeliveryBook book,
            Progress progress,
            FeedListener listener,
            String position) {
        this.lock = lock;
        this.reconciliation = reconciliation;
        this.book = book;
        this.progress = progress;
        this.listener = listener;
        this.position = position;
    }

    /**
     * What the next slice has shown that was not delivered; may be nothing.
     *
     * @param  now the platform's
     * @return     empty when nothing is to be compared any more in this poll
     */
    Optional<List<OrderDocument>> next(Instant now) {
        synchronized (lock) {
            if (!reconciliation.isUnderWay(now, progress.readUntil())) {
                return Optional.empty();
            }
            if (book.isFullBeside()) {
                putOff(
                        now,
                        "the route has not accepted more than " + DeliveryBook.MAX_NOT_ACCEPTED
                                + " of the orders that it has found");
                return Optional.empty();
            }
        }
        SliceReader.Slice slice;
        try {
            slice = reconciliation.next();
        } catch (FkwAuthenticationException | FkwThrottledException e) {
            throw e;
        } catch (FkwApiException | FkwProtocolException e) {
            // It would end the same way in each poll.
            synchronized (lock) {
                putOff(now, e.getMessage());
            }
            return Optional.empty();
        }
        Optional<List<OrderDocument>> missed = missed(slice, now);
        missed.ifPresent(orders -> orders.forEach(order -> listener.foundByReconciliation(order.id())));
        return missed;
    }

    private Optional<List<OrderDocument>> missed(SliceReader.Slice slice, Instant now) {
        synchronized (lock) {
            if (!reconciliation.isRunning()) {
                // Somebody has moved the position meanwhile: what was read says nothing of what is remembered now.
                return Optional.empty();
            }
            if (slice instanceof SliceReader.Slice.Read read) {
                List<OrderDocument> missed = reconciliation.missed(read.orders(), book::isWaitedFor);
                missed.removeIf(order -> !book.isToDo(OrderVersion.of(order)));
                return Optional.of(missed);
            }
            if (slice instanceof SliceReader.Slice.Held held) {
                putOff(now, held.why());
            } else {
                reconciliation.endRun(now);
                progress.save();
            }
            return Optional.empty();
        }
    }

    private void putOff(Instant now, String why) {
        LOG.warn("The daily comparison of position {} is put off: {}. The feed goes on", position, why);
        reconciliation.putOff(now);
    }
}
