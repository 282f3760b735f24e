// SPDX-License-Identifier: Apache-2.0
/**
 * Plumbing without a vendor: requests and answers, attempts, waiting, pace, redaction, lenient JSON. Knows no Camel, no HTTP
 * library and none of the platforms. Here is what at least two schemes use; what a vendor's document decides – envelopes,
 * tokens, exceptions – is in the module of its scheme.
 */
package io.github.camelfkw.common;
