// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel face of the connector: component, endpoint, consumer, producer, headers, type converters. Everything that a
 * route sees; knows no paths of the platform and no JSON.
 */
package io.github.camelfkw.component.fkw;
