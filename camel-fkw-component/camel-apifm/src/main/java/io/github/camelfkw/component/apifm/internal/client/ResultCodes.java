// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.client;

import java.util.Set;

/** What codes of answers mean for each call. Those that mean something for one call only stand at the call. */
public final class ResultCodes {

    /** Success, as each example of the document has it. */
    public static final int SUCCESS = 0;

    /**
     * Nothing found. The document says so of three calls that ask for one thing. For lists it is taken to mean the same:
     * no rows, or none on this page.
     */
    public static final int NOTHING_FOUND = 700;

    /** The token of the user is not accepted. Not in the document; seen by users of the platform. */
    static final Set<Integer> TOKEN_REFUSED = Set.of(2000);

    private ResultCodes() {}
}
