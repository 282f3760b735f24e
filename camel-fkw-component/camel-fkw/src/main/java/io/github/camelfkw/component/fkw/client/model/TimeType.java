// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

/** Which time a list is filtered by (时间类型). The constants are the values on the wire. */
public enum TimeType {
    /** 创建订单时间: time of creation. */
    created,
    /** 修改订单时间: time of the last change. */
    modified
}
