// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is said of a position that cannot move. */
class HoldTest {

    private final DeliveryBook book = new DeliveryBook();
    private final Hold hold = new Hold("test");

    private DeliveryBook.UnderWay start(int number) {
        OrderVersion version = new OrderVersion("order-" + number, "2026-11-20 12:00:00", Integer.toHexString(number));
        return book.started(version, FeedHarness.NOON.plusSeconds(number));
    }

    @Test
    void saysWhetherTheOrderIsUnderWay() {
        start(0);
        start(1);
        book.done(start(2), FeedHarness.NOON);
        hold.byRefusals(FeedHarness.NOON, book);
        assertThat(hold.why())
                .contains(
                        "at 2026-11-20T04:00:00Z: an order from then is still on its way through the route (2 in all),"
                                + " and 1 later ones were delivered meanwhile");
        book.putOff(start(3));
        hold.byRefusals(FeedHarness.NOON, book);
        assertThat(hold.why().orElseThrow()).contains("still on its way through the route (2 in all)");
    }

    @Test
    void saysWhetherTheOrderWasRefused() {
        book.putOff(start(0));
        start(1);
        hold.byRefusals(FeedHarness.NOON, book);
        assertThat(hold.why())
                .contains(
                        "at 2026-11-20T04:00:00Z: an order from then is not accepted by the route (1 in all), and 0 later"
                                + " ones were delivered meanwhile");
    }
}
