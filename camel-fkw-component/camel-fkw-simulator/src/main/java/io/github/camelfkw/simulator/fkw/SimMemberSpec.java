// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a new member shall look like. Everything that is not said is drawn from the simulator's seed. */
public final class SimMemberSpec {

    private String acct;
    private String name;
    private String mobile;
    private String email;
    private Integer level;
    private String unionId;
    private Long currentPoints;
    private Long totalPoints;
    private Map<String, String> props;
    private Map<String, Object> fields = Map.of();

    SimMemberSpec() {}

    /** The account. Default: {@code acct} and the id. */
    public SimMemberSpec acct(String text) {
        acct = text;
        return this;
    }

    /** The name. */
    public SimMemberSpec name(String text) {
        name = text;
        return this;
    }

    /** The mobile number; may be empty. */
    public SimMemberSpec mobile(String number) {
        mobile = number;
        return this;
    }

    /** The address; may be empty. */
    public SimMemberSpec email(String address) {
        email = address;
        return this;
    }

    /**
     * 0 to 9 for VIP1 to VIP10.
     *
     * @throws IllegalArgumentException for any other
     */
    public SimMemberSpec level(int number) {
        level = MemberRoll.level(number);
        return this;
    }

    /** {@code wxAppUnionId} on the wire; may be empty. */
    public SimMemberSpec unionId(String text) {
        unionId = text;
        return this;
    }

    /** Points on hand and points ever given. */
    public SimMemberSpec points(long current, long total) {
        currentPoints = current;
        totalPoints = total;
        return this;
    }

    /** A property of the shop's own; the first call replaces the generated ones. */
    public SimMemberSpec prop(String propName, String value) {
        if (props == null) {
            props = new LinkedHashMap<>();
        }
        props.put(propName, value);
        return this;
    }

    /** No property at all. */
    public SimMemberSpec noProps() {
        props = new LinkedHashMap<>();
        return this;
    }

    /** Any field of the member's JSON: replaces the usual one or comes on top. {@code null} is written as null. */
    public SimMemberSpec field(String fieldName, Object value) {
        if (fields.isEmpty()) {
            fields = new LinkedHashMap<>();
        }
        fields.put(fieldName, value);
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }

    /** @param base what holds for everything that was not said */
    SimMember over(SimMember base) {
        return new SimMember(
                base.id(),
                acct == null ? base.acct() : acct,
                name == null ? base.name() : name,
                mobile == null ? base.mobile() : mobile,
                email == null ? base.email() : email,
                level == null ? base.level() : level,
                unionId == null ? base.unionId() : unionId,
                currentPoints == null ? base.currentPoints() : currentPoints,
                totalPoints == null ? base.totalPoints() : totalPoints,
                props == null ? base.props() : props);
    }
}
