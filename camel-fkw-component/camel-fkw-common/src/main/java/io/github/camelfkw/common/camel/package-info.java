// SPDX-License-Identifier: Apache-2.0
/**
 * What the schemes share of their Camel side: requests over camel-http's client, addresses, bodies of messages. Knows none
 * of the platforms.
 */
package io.github.camelfkw.common.camel;
