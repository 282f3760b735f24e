// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel face of ZVCMS: component, endpoint, producer, headers. Knows Camel and the client, no HTTP and no JSON of the
 * platform.
 */
package io.github.camelfkw.component.zvcms;
