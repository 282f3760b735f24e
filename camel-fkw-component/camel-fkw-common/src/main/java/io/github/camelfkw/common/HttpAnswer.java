// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.time.Instant;
import java.util.Optional;

/**
 * A complete HTTP answer.
 *
 * @param status      HTTP status code
 * @param contentType the header as it came, empty text where there was none
 * @param serverTime  the {@code Date} header, to the second; empty where there was none or it was not a date
 * @param body        the whole body
 */
public record HttpAnswer(int status, String contentType, Optional<Instant> serverTime, byte[] body) {

    /** Prints status, type and size only: a body holds tokens and personal data. */
    @Override
    public String toString() {
        return "HTTP " + status + " " + contentType + " (" + body.length + " bytes)";
    }
}
