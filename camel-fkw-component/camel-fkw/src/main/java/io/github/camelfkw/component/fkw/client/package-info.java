// SPDX-License-Identifier: Apache-2.0
/**
 * The platform's calls as Java: typed, judged, repeated only where that is safe. Usable without Camel, and knows none.
 */
package io.github.camelfkw.component.fkw.client;
