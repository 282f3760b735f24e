// SPDX-License-Identifier: Apache-2.0
/**
 * The FKW (凡科 我来商城) open platform as its document describes it and as it was seen live; what nobody documents is a
 * switch in {@link io.github.camelfkw.simulator.fkw.FkwQuirks}. Written from those facts alone: it may not know any
 * connector, so that a misunderstanding in one shows against it.
 */
package io.github.camelfkw.simulator.fkw;
