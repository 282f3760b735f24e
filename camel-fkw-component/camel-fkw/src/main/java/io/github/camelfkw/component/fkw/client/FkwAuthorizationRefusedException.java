// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/** A merchant came back from the platform, and what he brought cannot become a grant. Nothing was stored. */
public class FkwAuthorizationRefusedException extends FkwException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The redirect has no {@code state}. */
        STATE_MISSING,
        /** The {@code state} is not of this application, or was changed on the way. */
        STATE_INVALID,
        /** More than 10 minutes have gone since the link was made. */
        STATE_EXPIRED,
        /** The same redirect came before: a page that was loaded again. */
        STATE_USED,
        /** The redirect has no {@code code}: the merchant did not agree. */
        CODE_MISSING,
        /** The merchant chose another shop than the link was made for. */
        OTHER_SHOP
    }

    /**
     * @param reason  why
     * @param message what happened and what to do; without code or state
     */
    public FkwAuthorizationRefusedException(Reason reason, String message) {
        super("exchangeCode", message, null);
        this.reason = reason;
    }

    /** Why. */
    public Reason getReason() {
        return reason;
    }
}
