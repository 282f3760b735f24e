// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.points;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A booking that was begun, and of whose end nothing is known yet. Is on the disk before the platform is asked.
 *
 * @param memberId     the FKW member
 * @param receipt      number of the receipt
 * @param change       points to give; negative: to take
 * @param pointsBefore what the member had just before
 * @param begunAt      when, in milliseconds since 1970
 */
record OpenBooking(
        @JsonProperty("memberId") String memberId,
        @JsonProperty("receipt") String receipt,
        @JsonProperty("change") int change,
        @JsonProperty("pointsBefore") long pointsBefore,
        @JsonProperty("begunAt") long begunAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static OpenBooking read(String json) {
        try {
            return JSON.readValue(json, OpenBooking.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no open booking", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    long pointsIfDone() {
        return pointsBefore + change;
    }
}
