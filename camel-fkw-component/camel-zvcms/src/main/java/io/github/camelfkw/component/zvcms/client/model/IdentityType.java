// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A way to say who a member is, {@code type} on the wire, with the fields that it needs. */
public enum IdentityType {
    /** 账号: mobile number and password. */
    ACCOUNT(1, "mobile", "password"),
    /** 卡号: number of the card and its inner number. */
    CARD(2, "card_number", "card_password"),
    /** 会员识别码: a code that the member shows. */
    CODE(3, "user_code"),
    /** user_id: the id of the member. */
    USER_ID(4, "user_id");

    private final int value;
    private final List<String> required;

    IdentityType(int value, String... required) {
        this.value = value;
        this.required = List.of(required);
    }

    /** What stands on the wire. */
    public int value() {
        return value;
    }

    /** The fields that are needed, by their names on the wire. No other way takes them. */
    public List<String> required() {
        return required;
    }

    /** The way of a number; empty where the document knows none. */
    public static Optional<IdentityType> of(int value) {
        return Arrays.stream(values()).filter(type -> type.value == value).findFirst();
    }

    /** All of them, for messages. */
    public static String all() {
        return Arrays.stream(values())
                .map(type -> type.value + " (" + String.join(" and ", type.required) + ")")
                .reduce((all, next) -> all + ", " + next)
                .orElseThrow();
    }
}
