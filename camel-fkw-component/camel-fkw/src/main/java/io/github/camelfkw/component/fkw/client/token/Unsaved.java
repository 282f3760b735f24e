// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

/**
 * A grant that the platform has given and the store has not yet taken.
 *
 * @param grant    its version is what was kept when a save was last tried
 * @param given    whether a merchant gave it; else a refresh brought it
 * @param former   the refresh token in whose place it came; null: not known
 * @param since    when the platform gave it, by the clock that nobody sets
 * @param doubtful whether a save failed that may have had its effect all the same: then other nodes may have the grant, and may
 *                 have spent its refresh token
 */
record Unsaved(AccessGrant grant, boolean given, String former, long since, boolean doubtful) {

    static Unsaved given(AccessGrant grant, AccessGrant former, long since) {
        return new Unsaved(grant, true, former == null ? null : former.refreshToken(), since, false);
    }

    static Unsaved refreshed(AccessGrant grant, AccessGrant spent, long since) {
        return new Unsaved(grant, false, spent.refreshToken(), since, false);
    }

    Unsaved with(AccessGrant newGrant) {
        return new Unsaved(newGrant, given, former, since, doubtful);
    }

    Unsaved inDoubt() {
        return new Unsaved(grant, given, former, since, true);
    }

    /** Whether it came in the place of that grant, which shows by another refresh token. */
    boolean replaces(AccessGrant kept) {
        return former != null && former.equals(kept.refreshToken()) && !former.equals(grant.refreshToken());
    }

    /** Prints no token. */
    @Override
    public String toString() {
        return "Unsaved[grant=" + grant + ", given=" + given + ", doubtful=" + doubtful + "]";
    }
}
