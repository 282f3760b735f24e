// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.internal;

import io.github.camelfkw.component.zvcms.ZvcmsConstants;
import io.github.camelfkw.component.zvcms.client.model.IdentityType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A thing that the identification reads: its name in a body (the platform's spelling and ours) and its header. */
enum IdentityField {
    TYPE("type", "type", ZvcmsConstants.TYPE),
    MOBILE("mobile", "mobile", ZvcmsConstants.MOBILE),
    PASSWORD("password", "password", ZvcmsConstants.PASSWORD),
    CARD_NUMBER("card_number", "cardNumber", ZvcmsConstants.CARD_NUMBER),
    CARD_PASSWORD("card_password", "cardPassword", ZvcmsConstants.CARD_PASSWORD),
    USER_CODE("user_code", "userCode", ZvcmsConstants.USER_CODE),
    USER_ID("user_id", "userId", ZvcmsConstants.USER_ID),
    MULTI_STORE_SN("multi_store_sn", "multiStoreSn", ZvcmsConstants.MULTI_STORE_SN),
    POINT_RULES("point_rules", "pointRules", ZvcmsConstants.POINT_RULES);

    /** Where a body has what the vendor adds later. */
    static final List<String> OTHER_FIELDS = List.of("other_fields", "otherFields");

    private final String wireName;
    private final String ourName;
    private final String header;

    IdentityField(String wireName, String ourName, String header) {
        this.wireName = wireName;
        this.ourName = ourName;
        this.header = header;
    }

    String wireName() {
        return wireName;
    }

    String header() {
        return header;
    }

    /** A password's blanks may be meant. */
    boolean isPassword() {
        return this == PASSWORD || this == CARD_PASSWORD;
    }

    /** Whether it belongs to some ways only, and not to this one. */
    boolean isOfAnotherWayThan(IdentityType type) {
        return !type.required().contains(wireName)
                && Arrays.stream(IdentityType.values())
                        .anyMatch(other -> other.required().contains(wireName));
    }

    /** The field of a name in a body. */
    static Optional<IdentityField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.wireName.equals(name) || field.ourName.equals(name))
                .findFirst();
    }

    /** All names that a body may have. */
    static List<String> names() {
        return Stream.concat(
                        Arrays.stream(values()).flatMap(field -> Stream.of(field.wireName, field.ourName)),
                        OTHER_FIELDS.stream())
                .distinct()
                .toList();
    }
}
