// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of the document: the value just allowed and the one just refused. */
class MemberRuleTest extends FkwTest {

    @Nested
    class Adding {

        /** A good member with some parameters replaced or added. */
        private JsonNode add(String... others) {
            Map<String, String> params =
                    new LinkedHashMap<>(Map.of("acct", "test1", "pwd", "abc123456", "name", "测试1"));
            for (int i = 0; i < others.length; i += 2) {
                params.put(others[i], others[i + 1]);
            }
            return post(
                    "/api/member/add",
                    params.entrySet().stream()
                            .flatMap(param -> Stream.of(param.getKey(), param.getValue()))
                            .toArray(String[]::new));
        }

        @Test
        void takesTheDocumentsExample() {
            JsonNode answer = add(
                    "mobile",
                    "13800138000",
                    "email",
                    "123@qq.com",
                    "level",
                    "1",
                    "union_id",
                    "xxxxxxxx",
                    "prop_list",
                    "[{\"name\":\"地区\",\"value\":\"广州\"}, {\"name\":\"商户名\",\"value\":\"小超市\"}]");

            assertThat(answer.toString()).isEqualTo("{\"rt\":0,\"success\":true,\"msg\":\"新增成功\",\"id\":1}");
            Map<String, String> props = new LinkedHashMap<>();
            props.put("地区", "广州");
            props.put("商户名", "小超市");
            assertThat(shop.members())
                    .containsExactly(
                            new SimMember(1, "test1", "测试1", "13800138000", "123@qq.com", 1, "xxxxxxxx", 0, 0, props));
            assertThat(violations()).isEmpty();
        }

        @Test
        void takesTheLongestOfEverything() {
            assertOk(add("acct", "Az_9".repeat(12) + "_9", "name", "𠮷".repeat(50), "mobile", "1".repeat(11)));
            assertThat(shop.members()).singleElement().satisfies(member -> {
                assertThat(member.acct()).hasSize(50);
                assertThat(member.name()).isEqualTo("𠮷".repeat(50));
            });
            assertThat(violations()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "acct|aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeX|会员账号格式错误",
                    "acct|a-b|会员账号格式错误",
                    "acct|测试|会员账号格式错误",
                    "name|一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十X|会员名称过长",
                    "mobile|138001380001|手机号格式错误",
                    "level|黄金会员|参数【level】格式错误",
                    "prop_list|{\"name\":\"地区\",\"value\":\"广州\"}|参数【prop_list】格式错误",
                    "prop_list|{\"name\":\"地区\",\"value\":\"广州\"},{\"name\":\"面积\",\"value\":\"小\"}|参数【prop_list】格式错误",
                    "prop_list|[{\"name\":\"地区\"}]|参数【prop_list】格式错误",
                    "prop_list|[\"地区\"]|参数【prop_list】格式错误",
                    "prop_list|地区|参数【prop_list】格式错误",
                })
        void refusesWhatTheDocumentDoesNotAllow(String parameter, String value, String message) {
            assertRefused(add(parameter, value), message);
            assertThat(shop.members()).isEmpty();
            assertThat(violations()).singleElement().asString().contains("parameter " + parameter);
        }

        @ParameterizedTest
        @ValueSource(strings = {"abcdefg1", "ABCDEFGa", "1234567!", "abcdefgh123456789012", "ABC-defg"})
        void takesAPasswordOfTwoKinds(String pwd) {
            assertOk(add("pwd", pwd));
        }

        @ParameterizedTest
        @ValueSource(strings = {"abcdef1", "abcdefgh1234567890123", "abcdefgh", "ABCDEFGH", "12345678", "!!!!!!!!"})
        void refusesAnyOtherPasswordInTheDocumentsWords(String pwd) {
            assertThat(add("pwd", pwd).toString()).isEqualTo("{\"rt\":-2,\"success\":false,\"msg\":\"密码格式错误\"}");
            assertThat(shop.members()).isEmpty();
            assertThat(violations()).as("the document shows this answer").isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"0,0", "9,9", "10,0", "-1,0", "'',0"})
        void givesTheLowestLevelToWhatMatchesNone(String sent, int level) {
            assertOk(add("level", sent));
            assertThat(shop.members().get(0).level()).isEqualTo(level);
        }

        @Test
        void namesAllThatIsMissing() {
            assertThat(post("/api/member/add").get("msg").asText()).isEqualTo("新增失败(具体原因:必填字段“acct、pwd、name”为空)");
        }

        @Test
        void refusesFieldsThatTheShopHasNotSwitchedOn() {
            sim.quirks().members().fieldsSwitchedOff(Set.of("union_id"));
            assertRefused(add("union_id", "xxxxxxxx"), "“union_id”未开启注册时启用");
            assertOk(add("mobile", "13800138000"));
            assertThat(violations()).as("a correct client can meet this").isEmpty();
            assertThatThrownBy(() -> sim.quirks().members().fieldsSwitchedOff(Set.of("acct")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Points {

        private SimMember member;

        private JsonNode set(String operate, String amount, String... detail) {
            member = shop.addMember(spec -> spec.points(10, 20));
            String[] params = Stream.concat(
                            Stream.of("id", "" + member.id(), "operate", operate, "alter_num", amount),
                            Stream.of(detail))
                    .toArray(String[]::new);
            return post("/api/member/setIgt", params);
        }

        private SimMember now() {
            return shop.member(member.id()).orElseThrow();
        }

        @Test
        void takesTheDocumentsExample() {
            JsonNode answer = set("0", "5", "detail", "主动增加5积分");

            assertThat(answer.toString()).isEqualTo("{\"rt\":0,\"success\":true,\"msg\":\"商家赠送积分成功\"}");
            assertThat(now().currentPoints()).isEqualTo(15);
            assertThat(now().totalPoints()).isEqualTo(25);
            assertThat(shop.pointChanges(member.id())).containsExactly(new SimPointChange(5, "主动增加5积分", 15));
            assertThat(violations()).isEmpty();
        }

        @Test
        void takesAwayAllThatIsThereAndNotOneMore() {
            assertRefused(set("1", "11"), "积分不足");
            assertThat(now()).isEqualTo(member);
            assertThat(shop.pointChanges(member.id())).isEmpty();

            assertOk(set("1", "10"));
            assertThat(now().currentPoints()).isZero();
            assertThat(now().totalPoints()).as("all points ever given").isEqualTo(20);
            assertThat(shop.pointChanges(member.id())).containsExactly(new SimPointChange(-10, "商家扣除积分", 0));
            assertThat(violations()).as("a correct client can meet this").isEmpty();
        }

        @Test
        void tellsTheMemberInItsOwnWordsWhenNoDetailIsGiven() {
            assertOk(set("0", "1"));
            assertThat(shop.pointChanges(member.id())).containsExactly(new SimPointChange(1, "商家赠送积分", 11));
        }

        @Test
        void takesADetailOf200Characters() {
            assertRefused(set("0", "1", "detail", "积".repeat(201)), "参数【detail】长度不能超过200");
            assertThat(now()).isEqualTo(member);
            assertOk(set("0", "1", "detail", "𠮷".repeat(200)));
        }

        @ParameterizedTest
        @CsvSource({
            "2,5,operate",
            "-1,5,operate",
            "add,5,operate",
            "'',5,operate",
            "0,0,alter_num",
            "0,-5,alter_num",
            "0,1.5,alter_num",
            "0,2147483648,alter_num",
            "0,'',alter_num"
        })
        void refusesWhatTheDocumentDoesNotAllow(String operate, String amount, String parameter) {
            assertRefused(set(operate, amount), parameter);
            assertThat(now()).isEqualTo(member);
            assertThat(violations()).singleElement().asString().contains(parameter);
        }

        @Test
        void knowsItsMembers() {
            assertRefused(post("/api/member/setIgt", "id", "99", "operate", "0", "alter_num", "1"), "会员不存在");
        }
    }
}
