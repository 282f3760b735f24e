// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import java.util.Objects;

/**
 * Who calls.
 *
 * @param openId    密钥Id: id of the key, {@code OpenId} on the wire
 * @param secret    the key that signs; never sent
 * @param grantCode 授权code: grant, {@code GrantCode} on the wire
 */
public record ZvcmsCredentials(String openId, String secret, String grantCode) {

    /** None of them may be null. */
    public ZvcmsCredentials {
        Objects.requireNonNull(openId, "openId");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(grantCode, "grantCode");
    }

    /** Prints the id only. */
    @Override
    public String toString() {
        return "ZvcmsCredentials[openId=" + openId + "]";
    }
}
