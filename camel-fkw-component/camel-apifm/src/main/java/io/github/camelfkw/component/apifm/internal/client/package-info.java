// SPDX-License-Identifier: Apache-2.0
/**
 * The one road out: how a call is sent, how an answer is judged, what may be repeated. Knows no Camel. Not exported.
 */
package io.github.camelfkw.component.apifm.internal.client;
