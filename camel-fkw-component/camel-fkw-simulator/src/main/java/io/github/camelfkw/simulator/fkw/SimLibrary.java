// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/**
 * A product library (商品库) of a shop.
 *
 * @param id {@code lib_id} on the wire, {@code lid} in {@code addProduct}; 1 is the default library
 * @param name its name
 */
public record SimLibrary(int id, String name) {}
