// SPDX-License-Identifier: Apache-2.0
/** Waybill files: reading rows, judging them against the order, writing down what became of each. */
package io.github.camelfkw.examples.ordersync.waybill;
