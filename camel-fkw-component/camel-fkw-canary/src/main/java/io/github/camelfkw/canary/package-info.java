// SPDX-License-Identifier: Apache-2.0
/**
 * Watches what leaves a JVM while tests run in it: log events of every level, exceptions, events, managed beans, health
 * checks, consoles, files. Whatever the simulator has made up – tokens, secrets, persons – must not be in it. Part of this
 * build alone; nobody gets it. Knows the simulator and Camel, not the connector.
 */
package io.github.camelfkw.canary;
