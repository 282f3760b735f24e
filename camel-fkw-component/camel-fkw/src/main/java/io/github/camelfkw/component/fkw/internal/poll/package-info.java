// SPDX-License-Identifier: Apache-2.0
/**
 * The order feed: how a list that changes while it is read is read without losing an order. Windows, pages, position.
 * Knows neither exchanges nor threads' names. Not exported.
 */
package io.github.camelfkw.component.fkw.internal.poll;
