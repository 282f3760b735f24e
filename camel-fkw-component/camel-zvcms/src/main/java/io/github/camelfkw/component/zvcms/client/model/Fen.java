// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import java.math.BigDecimal;

/** The platform counts money in fen (分), a hundredth of a yuan (元). */
final class Fen {

    private Fen() {}

    /** Exact, with two decimals; null stays null. */
    static BigDecimal toYuan(Long fen) {
        return fen == null ? null : BigDecimal.valueOf(fen, 2);
    }
}
