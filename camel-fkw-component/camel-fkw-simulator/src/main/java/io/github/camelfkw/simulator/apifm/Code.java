// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

/**
 * Result codes. The vendor document shows three: 0, -1 (not a favourite) and 700 (wrong invitation, not signed in today, not
 * voted). The others are this simulator's choice; no client may depend on them.
 */
final class Code {
    static final int OK = 0;
    static final int NOT_A_FAVOURITE = -1;
    static final int NOTHING_THERE = 700;

    /** Chosen: a parameter is missing or has a wrong form. */
    static final int BAD_ARGUMENT = 300;
    /** Chosen. */
    static final int WRONG_VERB = 405;
    /** Chosen. */
    static final int THROTTLED = 429;
    /** Chosen; the default of {@link ApifmQuirks#tokenRefusedCode(int)}. */
    static final int TOKEN_REFUSED = 2000;
    /** Chosen: the thing is in a state that does not allow this. */
    static final int WRONG_STATE = 10_000;
    /** Chosen: too little money, too few points or pieces. */
    static final int NOT_ENOUGH = 10_001;

    private Code() {}
}
