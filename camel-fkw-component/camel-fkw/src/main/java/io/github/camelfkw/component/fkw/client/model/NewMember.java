// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What {@code addMember} sends, all parameters of the vendor document. A parameter counts only if the shop has switched
 * it on for registrations (注册时启用).
 *
 * @param acct 会员账号: account name, letters A to Z, digits and _, at most 50; required
 * @param pwd 会员密码: password, 8 to 20 characters, of at least two kinds: digits, capitals, small letters, others; required
 * @param name 会员名称: name, at most 50 characters; required
 * @param mobile 会员手机号: mobile number, at most 11 characters
 * @param email 会员邮箱: email address
 * @param level 会员等级: level, 0 to 9; the platform takes the lowest where it knows no such level
 * @param unionId 会员unionid: WeChat unionid, needed where the shop is a mini program
 * @param propList 自定义参数: properties that the shop has defined
 * @param otherFields parameters that the vendor adds later, by their name on the wire
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record NewMember(
        @JsonProperty("acct") String acct,
        @JsonProperty("pwd") @JsonAlias("password") String pwd,
        @JsonProperty("name") String name,
        @JsonProperty("mobile") String mobile,
        @JsonProperty("email") String email,
        @JsonProperty("level") Integer level,
        @JsonProperty("union_id") @JsonAlias("unionId") String unionId,
        @JsonProperty("prop_list") @JsonAlias("propList") List<Property> propList,

        @JsonProperty("other_fields") @JsonAlias("otherFields")
        Map<String, Object> otherFields) {

    /** Copies the collections; absent ones become empty. */
    public NewMember {
        propList = propList == null ? List.of() : List.copyOf(propList);
        otherFields = OtherFields.copy(otherFields);
    }

    /** With what is required. */
    public static NewMember of(String acct, String pwd, String name) {
        return new NewMember(acct, pwd, name, null, null, null, null, null, null);
    }

    /** Prints nothing: all of it is a customer's, or secret. */
    @Override
    public String toString() {
        return "NewMember[]";
    }
}
