// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.internal;

import io.github.camelfkw.component.zvcms.client.ZvcmsClient;

/**
 * What an endpoint says of its calls.
 *
 * @param action     the platform's action
 * @param readOnly   whether the user says that it changes nothing
 * @param emptyCodes codes that mean that there is no result
 * @param rawPayload whether the platform's own JSON is wanted
 */
public record ActionSettings(String action, boolean readOnly, EmptyCodes emptyCodes, boolean rawPayload) {

    /** Whether it is the one documented action. */
    public boolean isIdentity() {
        return action.equals(ZvcmsClient.IDENTITY);
    }
}
