// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code ship} sends: one waybill for the whole order. The platform knows no shipment of single items.
 *
 * @param orderId       订单ID: order to ship; required
 * @param waybillNo     运单号: waybill number; required
 * @param logisticsCode 物流公司编码: KuaiDi100 (快递100) code of the carrier such as {@code shunfeng}, or any name of it that
 *                      is known; may be left out where {@code logisticsName} is one
 * @param logisticsName 物流公司名称: name of the carrier, such as 顺丰速运; the one that belongs to the code where it is left
 *                      out
 */
public record ShipCommand(
        @JsonProperty("order_id") String orderId,
        @JsonProperty("waybill_no") String waybillNo,
        @JsonProperty("logistics_code") String logisticsCode,
        @JsonProperty("logistics_name") String logisticsName) {}
