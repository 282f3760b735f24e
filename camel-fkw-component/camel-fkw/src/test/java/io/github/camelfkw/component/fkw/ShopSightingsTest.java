// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwClientListener.Outcome;
import io.github.camelfkw.component.fkw.client.FkwClientListener.Request;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is remembered of shops, and what is forgotten. */
class ShopSightingsTest extends ShopsTestSupport {

    private ShopSightings sightings() {
        return new ShopSightings(clock);
    }

    private static Request request(String shop, Outcome outcome) {
        return new Request(shop, "orders", outcome, 1, Duration.ofMillis(1));
    }

    @Test
    void onlyAnAnswerThatSaysSuccessIsAGoodCall() {
        ShopSightings sightings = sightings();
        sightings.requested(request("1001", Outcome.REJECTED));
        assertThat(sightings.lastGoodCall("1001")).isEmpty();
        sightings.requested(request("1001", Outcome.OK));
        clock.advance(Duration.ofMinutes(1));
        sightings.requested(request("1001", Outcome.NO_ANSWER));
        assertThat(sightings.lastGoodCall("1001")).contains(NOON);
    }

    @Test
    void aFailureIsItsClassAndItsTime() {
        ShopSightings sightings = sightings();
        sightings.failed("1001", "order", new IllegalStateException("王小明"));
        assertThat(sightings.lastFailure("1001"))
                .contains(new ShopSightings.Failure("java.lang.IllegalStateException", "order", NOON));
    }

    @Test
    void newShopsTakeThePlaceOfThoseSeenLongestAgo() {
        ShopSightings sightings = sightings();
        sightings.polled("first");
        clock.advance(Duration.ofSeconds(1));
        for (int i = 0; i < ShopSightings.MAX_SHOPS + 10; i++) {
            sightings.polled("second");
            sightings.polled("shop" + i);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(sightings.shopIds())
                .hasSize(ShopSightings.MAX_SHOPS)
                .contains("second", "shop" + (ShopSightings.MAX_SHOPS + 9))
                .doesNotContain("first", "shop0");
    }

    @Test
    void aShopWithoutAGrantThatNobodyWantsIsForgotten() {
        camel.start();
        ShopSightings sightings = sightings();
        sightings.lost("gone", "the merchant took it back");
        sightings.lost("wanted", "there is no token of it");
        clock.advance(ShopSightings.FORGOTTEN_AFTER.plusSeconds(1));
        sightings.polled("wanted");
        sightings.look(fkw.client().tokens());
        assertThat(sightings.shopIds()).containsExactly("1001", "1002", "1003", "wanted");
        assertThat(sightings.grant("1001").orElseThrow().authorizedUntil()).contains(NOON.plus(Duration.ofDays(28)));
    }

    @Test
    void aStoreThatCannotBeReadChangesNothing() {
        camel.start();
        ShopSightings sightings = sightings();
        sightings.look(fkw.client().tokens());
        grants.broken = true;
        clock.advance(ShopSightings.FORGOTTEN_AFTER.plusSeconds(1));
        sightings.look(fkw.client().tokens());
        assertThat(sightings.shopIds()).containsExactly("1001", "1002", "1003");
    }
}
