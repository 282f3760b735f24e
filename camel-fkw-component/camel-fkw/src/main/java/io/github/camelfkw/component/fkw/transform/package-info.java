// SPDX-License-Identifier: Apache-2.0
/**
 * Data types of messages, for Camel's {@code transformDataType}, {@code inputType} and {@code outputType}. Knows records,
 * JSON and messages; not endpoints, HTTP or tokens.
 */
package io.github.camelfkw.component.fkw.transform;
