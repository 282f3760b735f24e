// SPDX-License-Identifier: Apache-2.0
/**
 * The wire as records: immutable, money as {@link java.math.BigDecimal}, coded values that keep what they do not know,
 * times with the shop's zone, unknown fields kept and written back. Needs the JDK and Jackson's annotations only.
 */
package io.github.camelfkw.component.fkw.client.model;
