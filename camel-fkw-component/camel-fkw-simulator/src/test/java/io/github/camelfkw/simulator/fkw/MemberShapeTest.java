// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers as the document's tables and examples show them, where the two differ. */
class MemberShapeTest extends FkwTest {

    private SimMember member;

    @BeforeEach
    void theMemberOfTheDocumentsExample() {
        member = shop.addMember(spec -> spec.acct("acct1")
                .name("会员1")
                .mobile("13800138000")
                .email("123@qq.com")
                .level(2)
                .unionId("xxxxxxxxx")
                .points(10, 20)
                .prop("地区", "广州")
                .prop("面积", "小超市"));
    }

    private JsonNode listed() {
        return get("/api/member/getList", "page_no", "1", "page_size", "100").at("/member_list/0");
    }

    private JsonNode got() {
        return get("/api/member/get", "id", "" + member.id()).get("member");
    }

    @Test
    void listsTheMemberOfTheExampleWithTheTablesProperties() throws Exception {
        assertThat(get("/api/member/getList", "page_no", "1", "page_size", "100"))
                .isEqualTo(Http.JSON.readTree("""
                                {"rt":0,"success":true,"msg":"查询成功","member_list":[
                                  {"id":"1","acct":"acct1","name":"会员1","mobile":"13800138000","email":"123@qq.com","level":2,
                                   "wxAppUnionId":"xxxxxxxxx","currentIgt":10,"totalIgt":20,
                                   "propList":[{"name":"地区","value":"广州"},{"name":"面积","value":"小超市"}]}],
                                 "total":1}"""));
        assertThat(violations()).isEmpty();
    }

    @Test
    void givesTheMemberOfTheExampleWithoutIds() throws Exception {
        sim.quirks().memberLevelNames(true);

        assertThat(get("/api/member/get", "id", "1")).isEqualTo(Http.JSON.readTree("""
                                {"rt":0,"success":true,"msg":"查询成功","member":
                                  {"acct":"acct1","name":"会员1","mobile":"13800138000","email":"123@qq.com","level":"黄金会员",
                                   "currentIgt":10,"totalIgt":20,
                                   "propList":[{"name":"地区","value":"广州"},{"name":"面积","value":"小超市"}]}}"""));
        assertThat(violations()).isEmpty();
    }

    @Test
    void canGiveTheIdsToo() {
        sim.quirks().members().showsIdsInGet(true);
        assertThat(got().get("id").asText()).isEqualTo("1");
        assertThat(got().get("wxAppUnionId").asText()).isEqualTo("xxxxxxxxx");
    }

    @Test
    void canWriteIdsAsNumbers() {
        sim.quirks().numericIds(true).members().showsIdsInGet(true);
        assertThat(listed().get("id").isInt()).isTrue();
        assertThat(got().get("id").isInt()).isTrue();
    }

    @Test
    void canListTheLevelAsAName() {
        sim.quirks().members().levelNamesInList(true);
        assertThat(listed().get("level").asText()).isEqualTo("黄金会员");
        assertThat(got().get("level").isInt()).isTrue();
    }

    @Test
    void canShowOneObjectForAllProperties() {
        sim.quirks().memberPropsField("prop_list").members().propsForm(MemberPropsForm.OBJECT);
        for (JsonNode shown : List.of(listed(), got())) {
            assertThat(shown.get("prop_list").toString()).isEqualTo("{\"name\":\"地区\",\"value\":\"广州\"}");
            assertThat(shown.has("propList")).isFalse();
        }
        assertThat(sim.quirks().memberPropsAsObject()).isTrue();
    }

    @Test
    void canWriteTheExampleThatIsNoJson() {
        sim.quirks().members().propsForm(MemberPropsForm.WITHOUT_BRACKETS);
        for (String body : List.of(
                http.get("/api/member/getList", withToken()).body(),
                http.get("/api/member/get", withToken("id", "1")).body())) {
            assertThat(body)
                    .contains("\"propList\":{\"name\":\"地区\",\"value\":\"广州\"},{\"name\":\"面积\",\"value\":\"小超市\"}}");
            assertThatThrownBy(() -> Http.JSON.readTree(body)).isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void withoutBracketsOnePropertyIsAnObjectAndNoneAnEmptyArray() {
        sim.quirks().members().propsForm(MemberPropsForm.WITHOUT_BRACKETS);
        shop.deleteMember(member.id());
        member = shop.addMember(spec -> spec.prop("地区", "广州"));
        assertThat(listed().at("/propList/name").asText()).isEqualTo("地区");
        shop.deleteMember(member.id());
        member = shop.addMember(SimMemberSpec::noProps);
        assertThat(listed().get("propList").toString()).isEqualTo("[]");
    }

    @Test
    void showsAnyFieldThatATestWants() {
        shop.deleteMember(member.id());
        member = shop.addMember(spec -> spec.field("birthday", "2000-01-01").field("mobile", null));
        assertThat(listed().get("birthday").asText()).isEqualTo("2000-01-01");
        assertThat(got().get("mobile").isNull()).isTrue();
    }

    @Test
    void generatedMembersHaveTwoProperties() {
        SimMember generated = shop.addMembers(1).get(0);
        assertThat(generated.props()).containsOnlyKeys("地区", "商户名");
    }

    @Test
    void theShopCanRenameAndPromoteAMember() {
        shop.renameMember(member.id(), "会员一");
        shop.setMemberLevel(member.id(), 9);
        assertThat(listed().get("name").asText()).isEqualTo("会员一");
        assertThat(listed().get("level").asInt()).isEqualTo(9);
        assertThatThrownBy(() -> shop.setMemberLevel(member.id(), 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.renameMember(99, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.addMember(spec -> spec.acct("acct1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aGeneratedAccountAvoidsOneThatIsTaken() {
        shop.addMember(spec -> spec.acct("acct4"));
        assertThat(shop.addMembers(2)).extracting(SimMember::acct).containsExactly("acct3", "acct4_");
    }
}
