// SPDX-License-Identifier: Apache-2.0
/**
 * Measures what the vendor does not document, one class a measure. Reads only, but for a refresh of the tokens where that
 * is asked for. Knows neither exchanges nor how tokens are kept. Not exported.
 */
package io.github.camelfkw.component.fkw.internal.doctor;
