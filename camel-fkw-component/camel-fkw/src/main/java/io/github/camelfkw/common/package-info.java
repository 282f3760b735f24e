// SPDX-License-Identifier: Apache-2.0
/**
 * Plumbing without a vendor: requests and answers, attempts, waiting, redaction. Knows no Camel, no HTTP library and none
 * of the platforms. Moves to a module of its own when a second scheme needs it.
 */
package io.github.camelfkw.common;
