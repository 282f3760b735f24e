// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

/** The ways by which something can be shown. */
enum Channel {
    /** A log event, of any level, with its exception. */
    LOG,
    /** A message of an exception, as it was made; also of one that nobody ever saw. */
    EXCEPTION,
    /** One of Camel's events. */
    EVENT,
    /** An attribute of a managed bean. */
    JMX,
    /** A developer console, as text and as JSON. */
    CONSOLE,
    /** A health check, with its details. */
    HEALTH,
    /** A file that others than its owner can read, among them the reports with all that went to the console. */
    FILE
}
