// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as the simulator saw it, and what it answered.
 *
 * @param number counts from 1 in the order of arrival at the journal
 * @param method the HTTP verb
 * @param path the path without the query
 * @param params the request parameters of query, form and JSON body together; secrets appear as {@code ***} and six digits of
 *     their hash, so that two requests with the same token can be recognized and the token cannot
 * @param receivedAt the platform's time when the request was complete
 * @param status the HTTP status that was answered, 0 when nothing was answered
 * @param rt the platform's result code in the answer; null when the answer carried none
 * @param refused whether the platform refused the request, with whatever status
 * @param reason why it was refused, in the platform's words; empty when it was not
 * @param violations what the platform's document does not allow about the request; empty for a good one
 * @param fault the name of the fault that was applied; empty without one
 * @param connectionId the same for requests that came over the same connection
 */
public record RecordedRequest(
        long number,
        String method,
        String path,
        Map<String, String> params,
        Instant receivedAt,
        int status,
        Integer rt,
        boolean refused,
        String reason,
        List<String> violations,
        String fault,
        String connectionId) {

    /** Copies the collections. */
    public RecordedRequest {
        params = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(params));
        violations = List.copyOf(violations);
    }

    /** The value of a request parameter, masked if it is a secret; null when it was not sent. */
    public String param(String name) {
        return params.get(name);
    }
}
