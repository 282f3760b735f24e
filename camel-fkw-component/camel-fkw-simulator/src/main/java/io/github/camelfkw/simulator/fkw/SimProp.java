// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/**
 * A property of a product, a variant or a member, as clients give it.
 *
 * @param name such as 颜色
 * @param value such as 白色
 * @param mediaId the picture of a variant's value, {@code media_id} on the wire; empty without one
 */
public record SimProp(String name, String value, String mediaId) {}
