// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the connector sets and reads. */
public final class ZvcmsConstants {

    @Metadata(
            label = "producer",
            description =
                    "For communal.user.identity: how the member is named. 1 account (mobile and password), 2 card (card number and card password), 3 user code, 4 user id.",
            javaType = "Integer")
    public static final String TYPE = "CamelZvcmsType";

    @Metadata(
            label = "producer",
            description = "For communal.user.identity with type 1: mobile number.",
            javaType = "String")
    public static final String MOBILE = "CamelZvcmsMobile";

    @Metadata(
            label = "producer",
            description = "For communal.user.identity with type 1: password. The call takes it off the message.",
            javaType = "String")
    public static final String PASSWORD = "CamelZvcmsPassword";

    @Metadata(
            label = "producer",
            description = "For communal.user.identity with type 2: number of the card.",
            javaType = "String")
    public static final String CARD_NUMBER = "CamelZvcmsCardNumber";

    @Metadata(
            label = "producer",
            description =
                    "For communal.user.identity with type 2: inner number of the card. The call takes it off the message.",
            javaType = "String")
    public static final String CARD_PASSWORD = "CamelZvcmsCardPassword";

    @Metadata(
            label = "producer",
            description = "For communal.user.identity with type 3: the code that the member shows.",
            javaType = "String")
    public static final String USER_CODE = "CamelZvcmsUserCode";

    @Metadata(
            label = "producer",
            description =
                    "Id of the member. Set by communal.user.identity; read by it with type 4, and with no other type.",
            javaType = "String")
    public static final String USER_ID = "CamelZvcmsUserId";

    @Metadata(
            label = "producer",
            description =
                    "For communal.user.identity: number of the branch (multi_store_sn). Default: the shop itself.",
            javaType = "String")
    public static final String MULTI_STORE_SN = "CamelZvcmsMultiStoreSn";

    @Metadata(
            label = "producer",
            description =
                    "For communal.user.identity: 1 to get the rule by which points pay for orders (point_rules). Default: without it.",
            javaType = "Integer")
    public static final String POINT_RULES = "CamelZvcmsPointRules";

    @Metadata(
            label = "producer",
            description = "Set by each call: the platform's code, 0 for a success; another one with emptyCodes only.",
            javaType = "String")
    public static final String CODE = "CamelZvcmsCode";

    @Metadata(label = "producer", description = "Set by each call: the platform's message.", javaType = "String")
    public static final String MESSAGE = "CamelZvcmsMessage";

    private ZvcmsConstants() {}
}
