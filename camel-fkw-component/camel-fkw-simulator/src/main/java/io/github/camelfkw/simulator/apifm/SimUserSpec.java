// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.math.BigDecimal;
import java.util.Objects;

/** What a new user shall be like. */
public final class SimUserSpec {

    Long uid;
    String mobile = "10070000138";
    String nick = "演示用户";
    String username = "demo";
    String password = "demo-secret-password";
    BigDecimal balance = BigDecimal.ZERO;
    long score;

    SimUserSpec() {}

    /** The id. Default: the next running number. */
    public SimUserSpec uid(long id) {
        uid = id;
        return this;
    }

    /** The mobile number that {@code login_mobile} takes. Default 10070000138. */
    public SimUserSpec mobile(String number) {
        mobile = Objects.requireNonNull(number, "number");
        return this;
    }

    /** The name that others see. Default 演示用户. */
    public SimUserSpec nick(String text) {
        nick = Objects.requireNonNull(text, "text");
        return this;
    }

    /** The name that {@code login_username} takes. Default {@code demo}. */
    public SimUserSpec username(String text) {
        username = Objects.requireNonNull(text, "text");
        return this;
    }

    /** The password of both logins. Default {@code demo-secret-password}. */
    public SimUserSpec password(String text) {
        password = Objects.requireNonNull(text, "text");
        return this;
    }

    /** Money in yuan, such as {@code "100"}. Default none. */
    public SimUserSpec balance(String yuan) {
        balance = new BigDecimal(yuan);
        return this;
    }

    /** Points. Default none. */
    public SimUserSpec score(long points) {
        score = points;
        return this;
    }
}
