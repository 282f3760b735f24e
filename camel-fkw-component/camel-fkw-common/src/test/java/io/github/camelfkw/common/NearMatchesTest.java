// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMatchesTest {

    private static final List<String> KNOWN = List.of("orders", "order", "merchantOrders", "pay", "ship", "cancel");

    @Test
    void findsWhatIsNearNearestFirst() {
        assertThat(NearMatches.of("ordes", KNOWN)).startsWith("orders").contains("order");
        assertThat(NearMatches.of("SHIP", KNOWN)).containsExactly("ship");
        assertThat(NearMatches.of("merchant", KNOWN)).contains("merchantOrders");
    }

    @Test
    void hintsAtNothingWhereNothingIsNear() {
        assertThat(NearMatches.hint("refund-everything", KNOWN)).isEmpty();
        assertThat(NearMatches.hint("cancle", KNOWN)).isEqualTo(" Did you mean cancel?");
    }
}
