// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import java.util.List;
import java.util.Map;

/**
 * One member of the shop; a snapshot.
 *
 * @param id {@code id} on the wire, {@code user_id} in requests
 * @param nickname the nickname
 * @param username the user name
 * @param mobile the mobile number
 * @param password what goes with the mobile number
 * @param cardNumber the number of his card; empty without one
 * @param cardPassword the card's inner number; empty without one
 * @param userCode the code that identifies him
 * @param status 0 frozen, 1 normal
 * @param points what he has
 * @param coupons what he has
 * @param giftFen balance that was given, in fen
 * @param rechargeFen balance that was paid in, in fen
 * @param fields further fields of {@code user_info}; null is written as null
 */
public record SimUser(
        long id,
        String nickname,
        String username,
        String mobile,
        String password,
        String cardNumber,
        String cardPassword,
        String userCode,
        int status,
        long points,
        List<SimCoupon> coupons,
        long giftFen,
        long rechargeFen,
        Map<String, Object> fields) {

    /** Copies the coupons. */
    public SimUser {
        coupons = List.copyOf(coupons);
    }

    @Override
    public String toString() {
        return "SimUser[id=" + id + "]";
    }
}
