// SPDX-License-Identifier: Apache-2.0
/** Shows the whole circle on an embedded shop and compares the shop's own books with the files. */
package io.github.camelfkw.examples.ordersync.demo;
