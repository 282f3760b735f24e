// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.MediaApi;
import io.github.camelfkw.component.fkw.client.MemberApi;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.ProductApi;

/** The calls of one shop, by area. */
public record ShopApis(OrderApi orders, ProductApi products, MemberApi members, MediaApi media) {

    /** Those of a shop, by the key of its grant. */
    public static ShopApis of(FkwClient client, String shopKey) {
        return new ShopApis(
                client.orders(shopKey), client.products(shopKey), client.members(shopKey), client.media(shopKey));
    }
}
