// SPDX-License-Identifier: Apache-2.0
/** Pages by which merchants connect their shops. The program is {@code ConnectShops}; the routes are in YAML. */
package io.github.camelfkw.examples.authorization;
