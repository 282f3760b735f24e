// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of each call: one table, read and checked once, and how arguments become parameters on the wire. Knows no
 * Camel and no HTTP. Not exported.
 */
package io.github.camelfkw.component.apifm.internal.call;
