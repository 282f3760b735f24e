// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

/** What {@code fkw:position} does. The constants are the names that stand in a URI. */
public enum PositionAction {
    /** Tells how far a position is. */
    get,
    /** Goes on at another time, or takes a copy of a position that was kept. */
    set,
    /** Delivers once more: everything that was changed since a time, or single orders. */
    rewind,
    /** Tells of all positions. */
    list
}
