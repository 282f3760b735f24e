// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.cure;

/**
 * A failure whose text health checks and consoles show, since all of it is the connector's own: what is wrong, what to do,
 * and names of options, positions and shops. Nothing of a message, a position's content or another program's words is in
 * it, and it has no cause.
 */
public interface NamesCure {}
