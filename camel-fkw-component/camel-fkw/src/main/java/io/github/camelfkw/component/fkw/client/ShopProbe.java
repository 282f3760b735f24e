// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import java.util.Map;

/**
 * Reads of one shop for those who want to see how the platform behaves: each is tried once, and a refusal comes back
 * instead of being waited out. They take their turns in the shop's pace, as all calls do. Blocking; safe for threads.
 */
public final class ShopProbe {

    private static final Map<String, String> ONE_ORDER = Map.of("page_no", "1", "page_size", "1");

    private final FkwGateway gateway;
    private final String shopId;
    private final OrderApi orders;

    ShopProbe(FkwGateway triedOnce, String shopId, Attempts attempts, Carriers carriers) {
        this.gateway = triedOnce;
        this.shopId = shopId;
        this.orders = new OrderApi(triedOnce, shopId, attempts, carriers);
    }

    /**
     * The smallest read there is: one order.
     *
     * @throws FkwThrottledException called too often
     * @throws FkwException          each other kind, see there
     */
    public void touch() {
        orders.list(OrderQuery.all().withPage(1, 1));
    }

    /**
     * The smallest read with an access token of the caller's, which may be dead. The shop's tokens stay as they are.
     *
     * @param  accessToken to be tried
     * @throws FkwException the platform refused it, or there was no answer
     */
    public void touchWith(String accessToken) {
        gateway.callWith(accessToken, ApiMethod.GET_ORDER_LIST, shopId, ONE_ORDER);
    }
}
