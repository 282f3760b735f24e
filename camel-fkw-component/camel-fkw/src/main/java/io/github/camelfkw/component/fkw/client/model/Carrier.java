// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

/**
 * A carrier as {@code ship} and {@code complete} want it.
 *
 * @param code KuaiDi100 (快递100) company code for {@code logistics_code}, such as {@code shunfeng}
 * @param name name for {@code logistics_name}, such as 顺丰速运
 */
public record Carrier(String code, String name) {}
