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
                    "Shop that it came from: the platform's id where it is known, else the shopId of the endpoint.",
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

    @Metadata(
            label = "consumer",
            description =
                    "How often the route has not accepted this very version of the order before; absent the first time.",
            javaType = "Integer")
    public static final String REDELIVERY_COUNT = "CamelFkwRedeliveryCount";

    @Metadata(
            label = "consumer",
            description = "True with the last delivery before maxRedeliveries gives the order up; else absent.",
            javaType = "Boolean")
    public static final String LAST_DELIVERY = "CamelFkwLastDelivery";

    @Metadata(label = "producer", description = "Name of the position, for position.", javaType = "String")
    public static final String POSITION_NAME = "CamelFkwPositionName";

    @Metadata(
            label = "producer",
            description =
                    "Time for position with action=set or rewind: such as 2026-11-22 08:00:00 (Asia/Shanghai), or how long ago, such as 2h.",
            javaType = "String")
    public static final String POSITION_TIME = "CamelFkwPositionTime";

    @Metadata(
            label = "producer",
            description = "Ids of the orders that position with action=rewind delivers once more, separated by commas.",
            javaType = "String")
    public static final String ORDER_IDS = "CamelFkwOrderIds";

    @Metadata(label = "producer", description = "Waybill number for ship and complete.", javaType = "String")
    public static final String WAYBILL_NO = "CamelFkwWaybillNo";

    @Metadata(
            label = "producer",
            description =
                    "Carrier for ship and complete: its KuaiDi100 code such as shunfeng, or any name of it that is known.",
            javaType = "String")
    public static final String LOGISTICS_CODE = "CamelFkwLogisticsCode";

    @Metadata(
            label = "producer",
            description =
                    "Name of the carrier for ship and complete, such as 顺丰速运. Default: the one that belongs to the code.",
            javaType = "String")
    public static final String LOGISTICS_NAME = "CamelFkwLogisticsName";

    @Metadata(description = "Product id. Set by the consumer of products; read by updateStock.", javaType = "String")
    public static final String PRODUCT_ID = "CamelFkwProductId";

    @Metadata(label = "producer", description = "Sku id for updateStock.", javaType = "String")
    public static final String SKU_ID = "CamelFkwSkuId";

    @Metadata(
            label = "producer",
            description = "Stock of the sku from now on, for updateStock; 0 or more.",
            javaType = "Integer")
    public static final String STOCK_AMOUNT = "CamelFkwStockAmount";

    @Metadata(
            label = "producer",
            description = "Set by updateStock for a batch: how many rows the platform refused.",
            javaType = "Integer")
    public static final String REFUSED_ROWS = "CamelFkwRefusedRows";

    @Metadata(
            description =
                    "Member id. Set by the consumer of members and by addMember; read by member and adjustPoints.",
            javaType = "String")
    public static final String MEMBER_ID = "CamelFkwMemberId";

    @Metadata(
            label = "producer",
            description = "Set by uploadMedia and uploadMediaFile: id of the picture or video, for addProduct.",
            javaType = "String")
    public static final String MEDIA_ID = "CamelFkwMediaId";

    @Metadata(
            label = "producer",
            description = "Set by uploadMedia and uploadMediaFile: address of the picture or video.",
            javaType = "String")
    public static final String MEDIA_URL = "CamelFkwMediaUrl";

    @Metadata(label = "producer", description = "Page that a list reads, from 1.", javaType = "Integer")
    public static final String PAGE_NO = "CamelFkwPageNo";

    @Metadata(label = "producer", description = "Rows a page that a list reads, 1 to 200.", javaType = "Integer")
    public static final String PAGE_SIZE = "CamelFkwPageSize";

    @Metadata(label = "producer", description = "Set by the lists: how many rows there are in all.", javaType = "Long")
    public static final String TOTAL = "CamelFkwTotal";

    @Metadata(
            label = "producer",
            description = "Set by the operations that write, except uploads and batches: the platform's rt.",
            javaType = "Integer")
    public static final String RESULT_CODE = "CamelFkwResultCode";

    @Metadata(
            label = "producer",
            description = "Set by the operations that write, except uploads and batches: the platform's msg.",
            javaType = "String")
    public static final String RESULT_MESSAGE = "CamelFkwResultMessage";

    @Metadata(
            label = "producer",
            description =
                    "Set by the operations that write, except uploads and batches: true if things stand as wanted, as was found by reading: it had been written before, or the answer was lost.",
            javaType = "Boolean")
    public static final String ALREADY_DONE = "CamelFkwAlreadyDone";

    private FkwConstants() {}
}
