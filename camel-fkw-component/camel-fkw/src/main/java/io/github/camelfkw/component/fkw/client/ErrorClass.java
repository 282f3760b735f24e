// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/** What a refusal means for the caller. */
public enum ErrorClass {
    /** The token or the client is not accepted: refresh once, then authorize again. */
    AUTHORIZATION,
    /** Called too often: wait and repeat. */
    THROTTLED,
    /** A passing trouble of the platform: reads are repeated. */
    TRANSIENT,
    /** The caller's mistake, or one that nobody has documented: never repeated. */
    REJECTED
}
