// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberCallTest extends FkwTest {

    private JsonNode add(String acct, String pwd) {
        return post(
                "/api/member/add",
                "acct",
                acct,
                "pwd",
                pwd,
                "name",
                "测试1",
                "level",
                "12",
                "prop_list",
                "[{\"name\":\"地区\",\"value\":\"广州\"}]");
    }

    private JsonNode points(int id, String operate, String amount) {
        return post("/api/member/setIgt", "id", "" + id, "operate", operate, "alter_num", amount, "detail", "测试");
    }

    @Test
    void listsMembersInPages() {
        shop.addMembers(120);

        JsonNode second = get("/api/member/getList", "page_no", "2", "page_size", "100");

        assertOk(second);
        assertThat(second.get("total").asInt()).isEqualTo(120);
        assertThat(second.get("member_list")).hasSize(20);
        assertThat(second.at("/member_list/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "acct",
                        "name",
                        "mobile",
                        "email",
                        "level",
                        "wxAppUnionId",
                        "currentIgt",
                        "totalIgt",
                        "propList");
        assertThat(second.at("/member_list/0/id").isTextual()).isTrue();
        assertThat(violations()).isEmpty();
    }

    @Test
    void givesOneMember() {
        SimMember member = shop.addMembers(3).get(1);

        JsonNode answer = get("/api/member/get", "id", "" + member.id());

        assertThat(answer.at("/member/acct").asText()).isEqualTo(member.acct());
        assertThat(answer.at("/member/level").asInt(-1)).isEqualTo(member.level());
        assertThat(answer.at("/member/propList/0/name").asText()).isEqualTo("地区");
        assertRefused(get("/api/member/get", "id", "99"), "会员不存在");
    }

    @Test
    void canWriteLevelsAndPropertiesAsTheExampleDoes() {
        SimMember member = shop.addMembers(1).get(0);
        sim.quirks().memberLevelNames(true).memberPropsAsObject(true).memberPropsField("prop_list");

        JsonNode json = get("/api/member/get", "id", "" + member.id()).get("member");

        assertThat(json.get("level").asText()).endsWith("会员");
        assertThat(json.at("/prop_list/name").asText()).isEqualTo("地区");
    }

    @Test
    void addsAMember() {
        JsonNode answer = add("test1", "abc123456");

        assertOk(answer);
        assertThat(answer.get("id").isInt()).isTrue();
        SimMember member = shop.member(answer.get("id").asInt()).orElseThrow();
        assertThat(member.acct()).isEqualTo("test1");
        assertThat(member.level())
                .as("what matches no level becomes the lowest")
                .isZero();
        assertThat(member.props()).containsEntry("地区", "广州");
        assertRefused(add("test1", "abc123456"), "会员账号已存在");
        assertThat(sim.journal().requests().toString()).doesNotContain("abc123456");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc123", "abcdefgh", "12345678", "abcdefgh1234567890123"})
    void refusesAWeakPasswordInTheDocumentsWords(String pwd) {
        JsonNode answer = add("test1", pwd);
        assertThat(answer.toString()).isEqualTo("{\"rt\":-2,\"success\":false,\"msg\":\"密码格式错误\"}");
    }

    @Test
    void namesEveryEmptyField() {
        assertRefused(post("/api/member/add", "pwd", "abc123456"), "必填字段“acct、name”为空");
        assertRefused(post("/api/member/add", "acct", "中文", "pwd", "abc123456", "name", "x"), "会员账号格式错误");
    }

    @Test
    void givesAndTakesPoints() {
        SimMember member = shop.addMembers(1).get(0);

        JsonNode given = points(member.id(), "0", "5");
        assertThat(given.get("msg").asText()).isEqualTo("商家赠送积分成功");
        SimMember richer = shop.member(member.id()).orElseThrow();
        assertThat(richer.currentPoints()).isEqualTo(member.currentPoints() + 5);
        assertThat(richer.totalPoints()).isEqualTo(member.totalPoints() + 5);

        assertOk(points(member.id(), "1", "5"));
        SimMember again = shop.member(member.id()).orElseThrow();
        assertThat(again.currentPoints()).isEqualTo(member.currentPoints());
        assertThat(again.totalPoints()).isEqualTo(member.totalPoints() + 5);
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2,5,operate", "0,0,alter_num", "0,-5,alter_num", "1,1000000,积分不足"})
    void refusesWrongPoints(String operate, String amount, String message) {
        SimMember member = shop.addMembers(1).get(0);
        assertRefused(points(member.id(), operate, amount), message);
        assertThat(shop.member(member.id())).contains(member);
    }

    @Test
    void theShopCanDropAMember() {
        SimMember member = shop.addMembers(2).get(0);
        shop.deleteMember(member.id());
        assertThat(get("/api/member/getList").get("total").asInt()).isEqualTo(1);
    }
}
