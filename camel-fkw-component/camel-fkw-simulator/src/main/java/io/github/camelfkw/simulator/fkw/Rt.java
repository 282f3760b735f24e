// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/**
 * Result codes. The vendor document shows three: 0, 100 ({@code 授权码已过期}) and -2 ({@code 密码格式错误}). The others are
 * this simulator's choice; no client may depend on them.
 */
final class Rt {
    static final int OK = 0;
    static final int AUTHORIZATION = 100;
    static final int BAD_ARGUMENT = -2;
    static final int NOT_FOUND = -3;
    static final int WRONG_STATE = -4;
    static final int WRONG_VERB = -5;
    static final int THROTTLED = -6;

    private Rt() {}
}
