// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What {@code adjustPoints} sends. In a body, {@code id} or {@code memberId}; {@code operate} (0 adds, 1 deducts) with
 * {@code alter_num}, or {@code change}, which adds where it is positive and deducts where it is negative.
 *
 * @param memberId 会员id: id of the member; required
 * @param operate 积分操作: 0 adds, 1 deducts; required
 * @param alterNum 需要操作的积分: how many points, more than 0; required
 * @param detail 积分增减备注: remark that the member sees, at most 200 characters; the platform writes one of its own where it is null
 */
public record PointsAdjustment(
        @JsonProperty("id") @JsonAlias({"memberId", "member_id"})
        String memberId,

        @JsonProperty("operate") Integer operate,

        @JsonProperty("alter_num") @JsonAlias({"alterNum", "points"})
        Integer alterNum,

        @JsonProperty("detail") String detail) {

    /** {@link #operate}: adds. */
    public static final int ADD = 0;

    /** {@link #operate}: deducts. */
    public static final int DEDUCT = 1;

    /**
     * Adds or deducts.
     *
     * @param change points to add; negative: to deduct
     */
    public static PointsAdjustment of(String memberId, int change, String detail) {
        return new PointsAdjustment(memberId, change < 0 ? DEDUCT : ADD, Math.abs(change), detail);
    }

    /** Prints no remark: it is about a customer. */
    @Override
    public String toString() {
        return "PointsAdjustment[memberId=" + memberId + ", operate=" + operate + ", alterNum=" + alterNum + "]";
    }
}
