// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

/** Codes of answers. The document shows 0 only and points to a list that is not published: the others are made up. */
final class Codes {

    static final int OK = 0;
    static final int NOT_FOUND = 40001;
    static final int BAD_PARAMETER = 40002;
    static final int BAD_REQUEST = 10001;
    static final int WRONG_GRANT = 10002;
    static final int WRONG_TIME = 10003;
    static final int WRONG_TOKEN = 10004;
    static final int USED_NONCE = 10005;
    static final int NO_SUCH_ACTION = 10006;
    static final int BUSY = 10007;

    private Codes() {}
}
