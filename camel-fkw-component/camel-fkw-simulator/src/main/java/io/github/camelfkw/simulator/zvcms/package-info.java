// SPDX-License-Identifier: Apache-2.0
/**
 * ZVCMS (智迈 微营销) as its document of the member identification describes it: one address, signed requests, four ways to
 * name a member. How requests are signed is not published; the scheme here is an assumption that
 * {@link io.github.camelfkw.simulator.zvcms.ZvcmsQuirks#signature(ZvcmsSignature)} replaces. All error codes are made up.
 * Written from those facts alone: it may not know any connector, so that a misunderstanding in one shows against it.
 */
package io.github.camelfkw.simulator.zvcms;
