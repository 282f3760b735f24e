// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;

/** Does the work of one call. Runs while it holds the shop's lock. */
interface Handler {
    /**
     * Gives the {@code data} of the answer; null for none.
     *
     * @throws Refusal for any code other than 0
     */
    JsonNode handle(ApifmRequest request);
}
