// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a new member shall look like. Everything that is not said is drawn from the simulator's seed. */
public final class SimUserSpec {

    private final long id;
    private String nickname;
    private String username;
    private String mobile;
    private String password;
    private String cardNumber;
    private String cardPassword;
    private String userCode;
    private int status = 1;
    private long points;
    private long giftFen;
    private long rechargeFen;
    private final List<SimCoupon> coupons = new ArrayList<>();
    private final Map<String, Object> fields = new LinkedHashMap<>();

    SimUserSpec(long id, SplittableRandom random) {
        this.id = id;
        nickname = "会员" + id;
        username = "user" + id;
        mobile = "1007" + (1_000_000 + random.nextInt(9_000_000));
        password = "demo-secret-" + Long.toHexString(random.nextLong());
        cardNumber = "8800" + (100_000_000 + random.nextInt(900_000_000));
        cardPassword = "inner-demo-secret-" + Long.toHexString(random.nextLong());
        userCode = "UC" + (10_000_000 + random.nextInt(90_000_000));
        points = random.nextInt(5_000);
        giftFen = random.nextInt(10_000);
        rechargeFen = random.nextInt(50_000);
    }

    /** Nickname and user name. */
    public SimUserSpec names(String nick, String user) {
        nickname = nick;
        username = user;
        return this;
    }

    /** How he identifies himself with type 1. */
    public SimUserSpec account(String mobileNumber, String itsPassword) {
        mobile = mobileNumber;
        password = itsPassword;
        return this;
    }

    /** How he identifies himself with type 2. */
    public SimUserSpec card(String number, String innerNumber) {
        cardNumber = number;
        cardPassword = innerNumber;
        return this;
    }

    /** How he is identified with type 3. */
    public SimUserSpec code(String code) {
        userCode = code;
        return this;
    }

    /** His account is frozen. */
    public SimUserSpec frozen() {
        status = 0;
        return this;
    }

    /** What he has of points. */
    public SimUserSpec points(long number) {
        points = number;
        return this;
    }

    /** A coupon that he has. */
    public SimUserSpec coupon(SimCoupon coupon) {
        coupons.add(coupon);
        return this;
    }

    /** His balance, in fen. */
    public SimUserSpec wealth(long gift, long recharge) {
        giftFen = gift;
        rechargeFen = recharge;
        return this;
    }

    /** Any field of {@code user_info}: replaces the usual one or comes on top. {@code null} is written as null. */
    public SimUserSpec field(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    SimUser build() {
        return new SimUser(
                id,
                nickname,
                username,
                mobile,
                password,
                cardNumber,
                cardPassword,
                userCode,
                status,
                points,
                coupons,
                giftFen,
                rechargeFen,
                new LinkedHashMap<>(fields));
    }
}
