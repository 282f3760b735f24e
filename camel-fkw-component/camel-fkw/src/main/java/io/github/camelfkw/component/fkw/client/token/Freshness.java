// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

/** How an access token stands. */
enum Freshness {
    /** Used. */
    FRESH,
    /** Used, and refreshed beside it. */
    STALE,
    /** Refreshed first. */
    EXPIRED
}
