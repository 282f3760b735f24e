// SPDX-License-Identifier: Apache-2.0
/**
 * The Camel face of the connector for API Factory: component, endpoint, consumer, producer, headers, exceptions. Everything
 * that a route sees; knows no path of the platform and no JSON.
 */
package io.github.camelfkw.component.apifm;
