// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * Who is to be identified: {@code Params} of {@code communal.user.identity}, all parameters of the vendor document. One of
 * the factories for each way; what they do not set is not sent.
 *
 * @param type which way: 1 account, 2 card, 3 code, 4 id of the member; see {@link IdentityType}
 * @param mobile 手机号: mobile number, for type 1
 * @param password 手机登录密码: password that goes with it, for type 1
 * @param cardNumber 实体卡卡号: number of the card, for type 2
 * @param cardPassword 实体卡内部卡号: its inner number, for type 2
 * @param userCode 用户识别码: code that identifies the member, for type 3
 * @param userId 用户id: id of the member, for type 4
 * @param multiStoreSn 多门店标识码: number of the branch; null: the shop itself
 * @param pointRules 是否获取积分规则: 1 to get the rule by which points pay for orders; null: without
 * @param otherFields parameters that the vendor adds later, by their name on the wire
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UserIdentityQuery(
        @JsonProperty("type") Integer type,
        @JsonProperty("mobile") String mobile,
        @JsonProperty("password") String password,
        @JsonProperty("card_number") String cardNumber,
        @JsonProperty("card_password") String cardPassword,
        @JsonProperty("user_code") String userCode,
        @JsonProperty("user_id") String userId,
        @JsonProperty("multi_store_sn") String multiStoreSn,
        @JsonProperty("point_rules") Integer pointRules,
        @JsonProperty("other_fields") Map<String, Object> otherFields) {

    /** Copies the collection; an absent one becomes empty. */
    public UserIdentityQuery {
        otherFields = OtherFields.copy(otherFields);
    }

    /** By mobile number and password (type 1). */
    public static UserIdentityQuery byAccount(String mobile, String password) {
        return of(IdentityType.ACCOUNT, mobile, password, null, null, null, null);
    }

    /** By the number of a card and its inner number (type 2). */
    public static UserIdentityQuery byCard(String cardNumber, String cardPassword) {
        return of(IdentityType.CARD, null, null, cardNumber, cardPassword, null, null);
    }

    /** By the code that the member shows (type 3). */
    public static UserIdentityQuery byCode(String userCode) {
        return of(IdentityType.CODE, null, null, null, null, userCode, null);
    }

    /** By the member's id (type 4). */
    public static UserIdentityQuery byUserId(String userId) {
        return of(IdentityType.USER_ID, null, null, null, null, null, userId);
    }

    private static UserIdentityQuery of(
            IdentityType type,
            String mobile,
            String password,
            String cardNumber,
            String cardPassword,
            String userCode,
            String userId) {
        return new UserIdentityQuery(
                type.value(), mobile, password, cardNumber, cardPassword, userCode, userId, null, null, null);
    }

    /** The same, at a branch. */
    public UserIdentityQuery atStore(String number) {
        return new UserIdentityQuery(
                type, mobile, password, cardNumber, cardPassword, userCode, userId, number, pointRules, otherFields);
    }

    /** The same, with the rule by which points pay for orders. */
    public UserIdentityQuery withPointRules() {
        return new UserIdentityQuery(
                type, mobile, password, cardNumber, cardPassword, userCode, userId, multiStoreSn, 1, otherFields);
    }

    /** Prints the way only: the rest is a customer's, or secret. */
    @Override
    public String toString() {
        return "UserIdentityQuery[type=" + type + "]";
    }
}
