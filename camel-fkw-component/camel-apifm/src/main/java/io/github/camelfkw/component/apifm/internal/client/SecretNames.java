// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

import java.util.Set;

/** Names of parameters whose values are secrets: whoever has one can act for a user, or be given what he has paid for. */
public final class SecretNames {

    /** As they stand in the document. */
    public static final Set<String> ALL = Set.of(
            "token",
            "pwd",
            "pwdOld",
            "pwdNew",
            "password",
            "code",
            "picCode",
            "encryptedData",
            "iv",
            "k",
            "idCardNo",
            "hxNumber");

    private SecretNames() {}
}
