// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code complete} sends. An order that has not been shipped needs waybill number, carrier code and carrier name; an
 * order that has been shipped needs none of them.
 *
 * @param orderId       订单ID: order to complete; required
 * @param waybillNo     运单号: waybill number, 当未发货时必填
 * @param logisticsCode 物流公司编码: KuaiDi100 (快递100) code of the carrier, 当未发货时必填
 * @param logisticsName 物流公司名称: name of the carrier, 当未发货时必填
 */
public record CompleteCommand(
        @JsonProperty("order_id") String orderId,
        @JsonProperty("waybill_no") String waybillNo,
        @JsonProperty("logistics_code") String logisticsCode,
        @JsonProperty("logistics_name") String logisticsName) {}
