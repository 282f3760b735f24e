// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/**
 * A product group (商品分类) of a shop.
 *
 * @param id {@code group_id} on the wire
 * @param name its name
 * @param parentId the group above; 0 for one at the top
 */
public record SimGroup(int id, String name, int parentId) {}
