// SPDX-License-Identifier: Apache-2.0
/**
 * API Factory (WXAPI) as its document describes it; what nobody documents is chosen here and said so, or is a switch in
 * {@link io.github.camelfkw.simulator.apifm.ApifmQuirks}. The calls are rows of a resource, {@code calls.txt}; calls with a
 * memory have a handler, the others answer with the document's example. Written from those facts alone: it may not know any
 * connector, so that a misunderstanding in one shows against it.
 */
package io.github.camelfkw.simulator.apifm;
