// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * The grant of a shop is dead: the refresh token was refused or its 28 days are over. The merchant has to authorize the
 * application again; as soon as the token store holds the new grant, calls go on without a restart.
 */
public class FkwReauthorizationRequiredException extends FkwException {

    private static final long serialVersionUID = 1L;

    private final String shopId;

    /**
     * @param shopId  the shop
     * @param message what happened and what to do
     * @param cause   the platform's refusal; null where the time was over
     */
    public FkwReauthorizationRequiredException(String shopId, String message, Throwable cause) {
        super("refreshToken", message, cause);
        this.shopId = shopId;
    }

    /** The shop whose merchant has to authorize again. */
    public String getShopId() {
        return shopId;
    }
}
