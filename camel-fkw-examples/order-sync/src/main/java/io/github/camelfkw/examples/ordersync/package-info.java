// SPDX-License-Identifier: Apache-2.0
/**
 * The order-sync example. The work is in the routes ({@code camel/*.yaml}); Java does what a route cannot: the command
 * line, CSV, the results of a waybill file, the progress line. Package {@code demo} knows the simulator, the others do not.
 */
package io.github.camelfkw.examples.ordersync;
