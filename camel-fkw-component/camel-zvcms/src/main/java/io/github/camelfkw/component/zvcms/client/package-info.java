// SPDX-License-Identifier: Apache-2.0
/**
 * The calls of ZVCMS as Java: signed, judged, repeated only where that is safe. Usable without Camel, and knows none.
 */
package io.github.camelfkw.component.zvcms.client;
