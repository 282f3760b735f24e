// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import org.apache.camel.spi.Metadata;

/**
 * Names of the headers that the connector sets and reads. Besides these each argument of a call that the document names has
 * one: {@code CamelApifm} and its name with a capital letter, such as {@code CamelApifmGoodsId}; but not the argument
 * {@code code}, whose header would be that of the answer.
 */
public final class ApifmConstants {

    @Metadata(
            label = "producer",
            description =
                    "Login token of the user that a call is made for. Default: option token of the component. It stays on the message: remove it before the message leaves the application.",
            javaType = "String")
    public static final String TOKEN = "CamelApifmToken";

    @Metadata(
            label = "producer",
            description =
                    "Set by each call that succeeds, removed by any other: the platform's code. 0: success; another one: a code that the document gives a meaning for that call, such as 700 or -1.",
            javaType = "Integer")
    public static final String CODE = "CamelApifmCode";

    @Metadata(
            label = "producer",
            description =
                    "Set by each call that succeeds, removed by any other: the platform's msg; absent where there was none.",
            javaType = "String")
    public static final String MESSAGE = "CamelApifmMessage";

    @Metadata(
            description =
                    "Id of a row, as the platform gave it: set by the consumer; absent where the rows have none. Read by the calls that have an argument id.",
            javaType = "Object")
    public static final String ID = "CamelApifmId";

    @Metadata(label = "consumer", description = "Page that the row stood on, from 1.", javaType = "Integer")
    public static final String PAGE_NO = "CamelApifmPageNo";

    private ApifmConstants() {}
}
