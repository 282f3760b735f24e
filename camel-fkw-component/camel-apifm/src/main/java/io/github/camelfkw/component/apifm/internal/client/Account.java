// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Host;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * A merchant's account.
 *
 * @param subDomain  the merchant's sub-domain (专属域名); null: not set
 * @param merchantId the merchant's number; null: not set
 * @param addresses  of the hosts
 */
public record Account(String subDomain, String merchantId, Map<Host, URI> addresses) {

    private static final String SUB_DOMAIN = "{subDomain}";
    private static final String MERCHANT_ID = "{merchantId}";

    /** Copies the map. */
    public Account {
        addresses = new EnumMap<>(addresses);
    }

    /**
     * Looks whether all is there that a call's path needs.
     *
     * @throws IllegalArgumentException names the option that is missing
     */
    public void require(ApiCall call) {
        String path = call.target().orElseThrow().path();
        if (path.contains(SUB_DOMAIN) && subDomain == null) {
            throw new IllegalArgumentException("Option subDomain of component apifm is missing, which "
                    + call.describe() + " needs: set it to the merchant's sub-domain (专属域名) of the back office");
        }
        if (path.contains(MERCHANT_ID) && merchantId == null) {
            throw new IllegalArgumentException("Option merchantId of component apifm is missing, which "
                    + call.describe() + " needs: set it to the merchant's number (商户编号) of the back office");
        }
    }

    /** The path of a call below its host's address. */
    String path(ApiCall call) {
        String path = call.target().orElseThrow().path();
        return path.replace(SUB_DOMAIN, String.valueOf(subDomain)).replace(MERCHANT_ID, String.valueOf(merchantId));
    }

    /** The address of the host that a call goes to. */
    URI address(ApiCall call) {
        return addresses.get(call.target().orElseThrow().host());
    }
}
