// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.SimMember;
import io.github.camelfkw.simulator.fkw.SimPointChange;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** What the guide's page about members and points shows. */
class GuideMembersTest extends GuideBench {

    private static final String GUIDE = "docs/guide/members.md";

    @Test
    void changedMembersBecomeFiles() throws Exception {
        SimMember member = addMember();
        start(GUIDE, "members-changes");
        assertThat(textOf("crm/members/" + member.id() + ".json")).contains("\"currentIgt\":10");
        closeContext();
        assertThat(contentOf(folder.resolve("state/positions.txt")))
                .startsWith("fkw:members:default={")
                .doesNotContain(member.name(), member.mobile());
    }

    @Test
    void oneMember() throws Exception {
        SimMember member = addMember();
        start(GUIDE, "member");
        Member read = call("direct:member", member.id()).getMessage().getBody(Member.class);
        assertThat(read.id()).isEqualTo(String.valueOf(member.id()));
        assertThat(read.currentPoints()).isEqualTo(10);
    }

    @Test
    void newMembersLeaveTheirIdAndNoPassword() throws Exception {
        start(GUIDE, "add-member");
        drop("crm/new-members/1.json", Docs.block(GUIDE, "member-json"));
        String id = textOf("crm/member-ids/1.id");
        assertThat(shop.shop().member(Integer.parseInt(id)).orElseThrow().acct())
                .isEqualTo("test1");
        await().atMost(WAIT).until(() -> !exists("crm/new-members/1.json"));
        assertThat(exists("crm/new-members/.camel/1.json")).isFalse();
    }

    @Test
    void aMemberWhoseAnswerWasLostIsParkedWithoutHisPassword() throws Exception {
        start(GUIDE, "add-member");
        shop.faults().next(1, Fault.resetAfterEffect(), "/api/member/add");
        drop("crm/new-members/1.json", Docs.block(GUIDE, "member-json"));
        assertThat(textOf("crm/look-at/1.json.txt")).startsWith("addMember").doesNotContain("abc123456", "test1");
        assertThat(shop.journal().count("/api/member/add")).isEqualTo(1);
    }

    @Test
    void pointsAreGiven() throws Exception {
        SimMember member = addMember();
        start(GUIDE, "points");
        drop("crm/points/1.json", points(member));
        await().atMost(WAIT).until(() -> pointsOf(member) == 15);
        assertThat(shop.shop().pointChanges(member.id()))
                .extracting(SimPointChange::detail)
                .contains("主动增加5积分");
    }

    @Test
    void pointsWhoseAnswerWasLostAreParkedForAPerson() throws Exception {
        SimMember member = addMember();
        start(GUIDE, "points");
        shop.faults().next(1, Fault.resetAfterEffect(), "/api/member/setIgt");
        drop("crm/points/1.json", points(member));
        assertThat(new ObjectMapper().readValue(textOf("crm/look-at/1.json"), Map.class))
                .isEqualTo(Map.of(
                        "memberId", String.valueOf(member.id()),
                        "change", "5",
                        "pointsBefore", "10",
                        "pointsNow", "15"));
        assertThat(shop.journal().count("/api/member/setIgt")).isEqualTo(1);
    }

    @Test
    void pointsInJava() throws Exception {
        SimMember member = addMember();
        forward("direct:look-at-the-member", "mock:look");
        MockEndpoint look = mock("mock:look", 1);
        camel.addComponent("fkw", component());
        camel.addRoutes(GuideRoutes.points()); // "points-java"
        camel.start();
        Member read =
                camel.createProducerTemplate().requestBody("fkw:member", String.valueOf(member.id()), Member.class);
        call("direct:birthday", read);
        assertThat(pointsOf(member)).isEqualTo(110);
        shop.faults().next(1, Fault.resetBeforeEffect(), "/api/member/setIgt");
        call("direct:birthday", read);
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(look.getExchanges().get(0).getMessage().getBody(Map.class))
                .containsEntry("pointsBefore", "110")
                .containsEntry("pointsNow", "110");
        assertThat(pointsOf(member)).isEqualTo(110);
    }

    private SimMember addMember() {
        return shop.shop()
                .addMember(spec -> spec.name("会员1").mobile("13800138000").points(10, 10));
    }

    private static String points(SimMember member) {
        return Docs.block(GUIDE, "points-json").replace("\"1\"", "\"" + member.id() + "\"");
    }

    private long pointsOf(SimMember member) {
        return shop.shop().member(member.id()).orElseThrow().currentPoints();
    }
}
