// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.token.TokenManager;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The shops that an endpoint is for.
 *
 * @param text as it was configured, for messages
 * @param keys the keys of their grants; empty for all
 * @param all  whether it is all that are authorized, now or later
 */
record ShopSelection(String text, List<String> keys, boolean all) {

    private static final String ALL = "*";

    /**
     * Reads option shopId.
     *
     * @param  shopId                   one shop, several separated by commas, or an asterisk; null or blank: the one
     *                                  shop that has no name
     * @throws IllegalArgumentException it cannot be understood
     */
    static ShopSelection parse(String shopId) {
        if (shopId == null || shopId.isBlank()) {
            return new ShopSelection(TokenManager.DEFAULT_SHOP, List.of(TokenManager.DEFAULT_SHOP), false);
        }
        String text = shopId.strip();
        if (text.equals(ALL)) {
            return new ShopSelection(text, List.of(), true);
        }
        List<String> keys =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String key : keys) {
            if (key.isEmpty()) {
                throw new IllegalArgumentException(
                        "Option shopId=" + text + " has an empty place: remove the comma, or name the shop");
            }
            if (key.contains(ALL)) {
                throw new IllegalArgumentException("Option shopId=" + text + ": an asterisk stands alone and means all"
                        + " shops of the token store. Name the shops, or set shopId=*");
            }
            if (!seen.add(key)) {
                throw new IllegalArgumentException(
                        "Option shopId=" + text + " names shop " + key + " twice: remove one of them");
            }
        }
        return new ShopSelection(text, keys, false);
    }

    boolean isOne() {
        return !all && keys.size() == 1;
    }

    /**
     * The shop, where there is but one.
     *
     * @throws IllegalStateException there are several
     */
    String one() {
        if (!isOne()) {
            throw new IllegalStateException("shopId=" + text + " is not one shop");
        }
        return keys.get(0);
    }
}
