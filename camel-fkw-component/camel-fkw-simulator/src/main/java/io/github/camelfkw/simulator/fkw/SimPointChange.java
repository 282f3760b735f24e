// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/**
 * One giving or taking of points.
 *
 * @param change points given, or taken when negative
 * @param detail what the member reads about it ({@code detail} on the wire); where none was sent, the platform's own words
 * @param currentPoints points on hand afterwards
 */
public record SimPointChange(long change, String detail, long currentPoints) {}
