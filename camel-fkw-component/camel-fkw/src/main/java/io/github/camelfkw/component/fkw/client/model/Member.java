// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A member of the shop (会员), all fields of the vendor document's tables.
 *
 * @param id 会员id: id of the member; the answer about a single member does not carry it, the connector puts it there
 * @param acct 会员账号: account name
 * @param name 会员名称: name
 * @param mobile 会员手机号: mobile number
 * @param email 邮箱: email address
 * @param level 会员等级: level, a number (0 to 9 for VIP1 to VIP10) or a name such as 黄金会员
 * @param unionId 会员unionid: the member's WeChat unionid, {@code wxAppUnionId} on the wire
 * @param currentPoints 当前积分: points that the member has, {@code currentIgt} on the wire
 * @param totalPoints 累计积分: points that the member was ever given, {@code totalIgt} on the wire
 * @param propList 自定义参数: properties that the shop has defined; never null
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Member(
        @JsonProperty("id") String id,
        @JsonProperty("acct") String acct,
        @JsonProperty("name") String name,
        @JsonProperty("mobile") String mobile,
        @JsonProperty("email") String email,
        @JsonProperty("level") MemberLevel level,
        @JsonProperty("wxAppUnionId") String unionId,
        @JsonProperty("currentIgt") Integer currentPoints,
        @JsonProperty("totalIgt") Integer totalPoints,

        @JsonProperty("propList") @JsonAlias("prop_list") List<Property> propList,

        @JsonAnySetter Map<String, Object> otherFields)
        implements FkwRecord {

    /** Copies the collections; absent ones become empty. */
    public Member {
        propList = propList == null
                ? List.of()
                : propList.stream().filter(Objects::nonNull).toList();
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** The same member with this id. */
    public Member withId(String otherId) {
        return new Member(
                otherId, acct, name, mobile, email, level, unionId, currentPoints, totalPoints, propList, otherFields);
    }

    /** Prints id, level and points only: the rest is a customer's. */
    @Override
    public String toString() {
        return "Member[id=" + id + ", level=" + level + ", currentPoints=" + currentPoints + "]";
    }
}
