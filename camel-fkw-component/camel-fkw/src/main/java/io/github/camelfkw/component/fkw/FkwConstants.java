// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import org.apache.camel.spi.Metadata;

/** Names of the headers that the connector sets and reads. */
public final class FkwConstants {

    @Metadata(
            description = "Order id. Set by the consumer; read by the operations about one order.",
            javaType = "String")
    public static final String ORDER_ID = "CamelFkwOrderId";

    @Metadata(
            label = "consumer",
            description =
                    "Shop that the order came from: the platform's id where it is known, else the shopId of the endpoint.",
            javaType = "String")
    public static final String SHOP_ID = "CamelFkwShopId";

    @Metadata(label = "consumer", description = "Status of the order. No producer reads it.", javaType = "String")
    public static final String STATUS = "CamelFkwStatus";

    @Metadata(
            label = "consumer",
            description =
                    "When the order was last changed, in the platform's form yyyy-MM-dd HH:mm:ss (Asia/Shanghai).",
            javaType = "String")
    public static final String MODIFIED_TIME = "CamelFkwModifiedTime";

    @Metadata(label = "producer", description = "Waybill number for ship and complete.", javaType = "String")
    public static final String WAYBILL_NO = "CamelFkwWaybillNo";

    @Metadata(
            label = "producer",
            description = "KuaiDi100 code of the carrier for ship and complete, such as shunfeng.",
            javaType = "String")
    public static final String LOGISTICS_CODE = "CamelFkwLogisticsCode";

    @Metadata(
            label = "producer",
            description = "Name of the carrier for ship and complete, such as 顺丰速运.",
            javaType = "String")
    public static final String LOGISTICS_NAME = "CamelFkwLogisticsName";

    @Metadata(
            label = "producer",
            description = "Page that orders and merchantOrders read, from 1.",
            javaType = "Integer")
    public static final String PAGE_NO = "CamelFkwPageNo";

    @Metadata(
            label = "producer",
            description = "Orders a page that orders and merchantOrders read, 1 to 200.",
            javaType = "Integer")
    public static final String PAGE_SIZE = "CamelFkwPageSize";

    @Metadata(
            label = "producer",
            description = "Set by orders and merchantOrders: how many orders fit the query in all.",
            javaType = "Long")
    public static final String TOTAL = "CamelFkwTotal";

    @Metadata(
            label = "producer",
            description = "Set by the operations that write: the platform's rt.",
            javaType = "Integer")
    public static final String RESULT_CODE = "CamelFkwResultCode";

    @Metadata(
            label = "producer",
            description = "Set by the operations that write: the platform's msg.",
            javaType = "String")
    public static final String RESULT_MESSAGE = "CamelFkwResultMessage";

    @Metadata(
            label = "producer",
            description =
                    "Set by the operations that write: true if the order was found to stand as wanted by reading it back, because it had been written before or the answer was lost.",
            javaType = "Boolean")
    public static final String ALREADY_DONE = "CamelFkwAlreadyDone";

    private FkwConstants() {}
}
