// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When so much is known of a feed's orders that it must not read on. */
class DeliveryBookTest {

    private static final Instant NOON = FeedHarness.NOON;

    private final DeliveryBook book = new DeliveryBook();

    private static OrderVersion version(int number) {
        return new OrderVersion("order-" + number, "2026-11-20 12:00:00", Integer.toHexString(number));
    }

    private void refuse(int number, Instant holdsAt) {
        DeliveryBook.UnderWay delivery = book.started(version(number), holdsAt);
        book.countFailure(delivery, NOON);
        book.putOff(delivery);
    }

    @Test
    void isFullWithMoreOrdersThanMayBeTurnedDown() {
        for (int i = 0; i < DeliveryBook.MAX_NOT_ACCEPTED; i++) {
            refuse(i, NOON);
        }
        assertThat(book.isFull()).isFalse();
        refuse(-1, NOON);
        assertThat(book.isFull()).isTrue();
        book.beginPoll(NOON);
        assertThat(book.isFull()).isFalse();
    }

    /** Who asks in the midst of a poll is to hear of an order that waits, too. */
    @Test
    void ordersWaitUntilTheyAreSeenAgainOrHaveChanged() {
        refuse(1, NOON);
        refuse(2, NOON.plusSeconds(10));
        book.beginPoll(NOON);
        assertThat(book.waiting()).isEqualTo(2);
        DeliveryBook.UnderWay again = book.started(version(1), NOON);
        assertThat(book.waiting()).isEqualTo(1);
        book.putOff(again);
        assertThat(book.waiting()).isEqualTo(2);
        book.readUntil(NOON.plusSeconds(11));
        assertThat(book.waiting()).isEqualTo(1);
    }

    @Test
    void isNotFullOfOrdersBesideTheSequence() {
        for (int i = 0; i < 2 * DeliveryBook.MAX_NOT_ACCEPTED; i++) {
            refuse(i, DeliveryBook.BESIDE);
        }
        assertThat(book.isFull()).isFalse();
        assertThat(book.notAccepted()).isZero();
    }

    @Test
    void isNotFullOfOrdersThatAreUnderWay() {
        for (int i = 0; i < 2 * DeliveryBook.MAX_NOT_ACCEPTED; i++) {
            book.started(version(i), NOON);
        }
        assertThat(book.isFull()).isFalse();
    }

    /** Versions that changed since are remembered for days, and with them the position grows. */
    @Test
    void isFullOfFailuresOfEarlierPollsWhileAnOrderIsNotDone() {
        for (int i = 0; i <= DeliveryBook.MAX_REMEMBERED; i++) {
            refuse(i, NOON);
        }
        book.beginPoll(NOON);
        assertThat(book.isFull()).as("nothing is turned down any more").isFalse();
        refuse(0, NOON);
        assertThat(book.isFull()).isTrue();
    }
}
