// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One member as he stands; a snapshot.
 *
 * @param id {@code id} on the wire
 * @param acct the account, unique in the shop
 * @param name the name
 * @param mobile the mobile number; may be empty
 * @param email the address; may be empty
 * @param level 0 to 9 for VIP1 to VIP10
 * @param unionId {@code wxAppUnionId} on the wire; may be empty
 * @param currentPoints {@code currentIgt} on the wire
 * @param totalPoints {@code totalIgt} on the wire: all points ever given
 * @param props the shop's own properties
 */
public record SimMember(
        int id,
        String acct,
        String name,
        String mobile,
        String email,
        int level,
        String unionId,
        long currentPoints,
        long totalPoints,
        Map<String, String> props) {

    /** Copies the properties. */
    public SimMember {
        props = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(props));
    }

    SimMember withPoints(long current, long total) {
        return new SimMember(id, acct, name, mobile, email, level, unionId, current, total, props);
    }

    SimMember withName(String other) {
        return new SimMember(id, acct, other, mobile, email, level, unionId, currentPoints, totalPoints, props);
    }

    SimMember withLevel(int other) {
        return new SimMember(id, acct, name, mobile, email, other, unionId, currentPoints, totalPoints, props);
    }

    SimMember withProps(Map<String, String> other) {
        return new SimMember(id, acct, name, mobile, email, level, unionId, currentPoints, totalPoints, other);
    }
}
