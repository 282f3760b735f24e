// SPDX-License-Identifier: Apache-2.0
/** CSV that Excel opens: encoding, quoting, the file of the day. Knows nothing of Camel. */
package io.github.camelfkw.examples.ordersync.csv;
