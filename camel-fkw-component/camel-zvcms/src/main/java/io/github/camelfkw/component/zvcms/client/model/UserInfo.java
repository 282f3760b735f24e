// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A member, {@code user_info} on the wire.
 *
 * @param id 用户id: id of the member
 * @param nickname 用户昵称: nickname
 * @param username 用户名: user name
 * @param mobile 用户手机号: mobile number
 * @param status 用户账号的状态: 0 frozen, 1 normal; see {@link #frozen()}
 * @param userPoints 用户积分: points that the member has
 * @param userCoupons his coupons; never null
 * @param userWealthInfo his balance; null where the platform gives none
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserInfo(
        @JsonProperty("id") String id,
        @JsonProperty("nickname") String nickname,
        @JsonProperty("username") String username,
        @JsonProperty("mobile") String mobile,
        @JsonProperty("status") Integer status,
        @JsonProperty("user_points") Long userPoints,
        @JsonProperty("user_coupons") List<Coupon> userCoupons,
        @JsonProperty("user_wealth_info") Wealth userWealthInfo,

        @JsonAnySetter Map<String, Object> otherFields)
        implements ZvcmsRecord {

    private static final Integer FROZEN = 0;

    /** Copies the collections; absent ones become empty. */
    public UserInfo {
        userCoupons = userCoupons == null
                ? List.of()
                : userCoupons.stream().filter(Objects::nonNull).toList();
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** Whether the platform says that the account is frozen. */
    public boolean frozen() {
        return FROZEN.equals(status);
    }

    /** Prints id and status only: the rest is a customer's. */
    @Override
    public String toString() {
        return "UserInfo[id=" + id + ", status=" + status + "]";
    }
}
