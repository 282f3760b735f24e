// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwConstants;

/** A thing that an operation reads: its name in a body (the platform's spelling and ours) and its header. */
enum Field {
    ORDER_ID("order_id", "orderId", FkwConstants.ORDER_ID),
    WAYBILL_NO("waybill_no", "waybillNo", FkwConstants.WAYBILL_NO),
    LOGISTICS_CODE("logistics_code", "logisticsCode", FkwConstants.LOGISTICS_CODE),
    LOGISTICS_NAME("logistics_name", "logisticsName", FkwConstants.LOGISTICS_NAME),
    PRODUCT_ID("product_id", "productId", FkwConstants.PRODUCT_ID),
    SKU_ID("sku_id", "skuId", FkwConstants.SKU_ID),
    STOCK_AMOUNT("stock_amount", "stockAmount", FkwConstants.STOCK_AMOUNT),
    MEMBER_ID("id", "memberId", FkwConstants.MEMBER_ID),
    MEDIA_URL("out_media_url", "outMediaUrl", null),
    /** Not by header: {@code CamelFkwStatus} is what the consumer tells of an order, and would choose in a later step. */
    STATUS("status", "status", null),
    PAGE_NO("page_no", "pageNo", FkwConstants.PAGE_NO),
    PAGE_SIZE("page_size", "pageSize", FkwConstants.PAGE_SIZE),
    TIME_TYPE("time_type", "timeType", null),
    TIME_FROM("time_from", "timeFrom", null),
    TIME_TO("time_to", "timeTo", null);

    private final String wireName;
    private final String ourName;
    private final String header;

    Field(String wireName, String ourName, String header) {
        this.wireName = wireName;
        this.ourName = ourName;
        this.header = header;
    }

    String wireName() {
        return wireName;
    }

    String ourName() {
        return ourName;
    }

    /** The header; null where there is none. */
    String header() {
        return header;
    }
}
