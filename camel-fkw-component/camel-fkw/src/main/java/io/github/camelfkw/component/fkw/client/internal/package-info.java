// SPDX-License-Identifier: Apache-2.0
/**
 * The one road out: which call is which on the wire, how an answer is judged, what may be repeated. Not exported.
 */
package io.github.camelfkw.component.fkw.client.internal;
