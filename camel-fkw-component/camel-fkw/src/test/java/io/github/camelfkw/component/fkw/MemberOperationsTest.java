// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwOutcomeUnknownException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.MemberPropsForm;
import io.github.camelfkw.simulator.fkw.SimMember;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes do with members and points. */
class MemberOperationsTest extends FkwTestSupport {

    private static final String GET = "/api/member/get";
    private static final String ADD = "/api/member/add";
    private static final String POINTS = "/api/member/setIgt";

    private static final String MOBILE = "13912345678";
    private static final String PASSWORD = "Geheim_2026";

    private SimMember anna() {
        return shop.addMember(member -> member.acct("anna")
                .name("安娜")
                .mobile(MOBILE)
                .email("anna@example.com")
                .level(3)
                .unionId("oX1")
                .points(100, 250)
                .noProps()
                .prop("地区", "广州"));
    }

    private long count(String path) {
        return simulator.journal().count(path);
    }

    private static List<Object> list(Message message) {
        return message.getBody(List.class);
    }

    @Nested
    class Reading {

        @Test
        void givesAMemberWithItsId() {
            String id = String.valueOf(anna().id());
            for (Message answer : List.of(
                    answer("fkw:member", null, Map.of(FkwConstants.MEMBER_ID, id)),
                    answer("fkw:member", id),
                    answer("fkw:member", Integer.valueOf(id)),
                    answer("fkw:member", Map.of("memberId", id)),
                    answer("fkw:member", "{\"id\":" + id + "}"))) {
                assertThat(answer.getBody()).isInstanceOfSatisfying(Member.class, member -> {
                    assertThat(member.id()).isEqualTo(id);
                    assertThat(member.acct()).isEqualTo("anna");
                    assertThat(member.mobile()).isEqualTo(MOBILE);
                    assertThat(member.email()).isEqualTo("anna@example.com");
                    assertThat(member.level().number()).contains(3);
                    assertThat(member.currentPoints()).isEqualTo(100);
                    assertThat(member.totalPoints()).isEqualTo(250);
                    assertThat(member.propList()).containsExactly(new Property("地区", "广州"));
                    assertThat(member).hasToString("Member[id=" + id + ", level=3, currentPoints=100]");
                });
                assertThat(answer.getHeader(FkwConstants.MEMBER_ID)).isEqualTo(id);
            }
            assertThat(simulator.journal().violations()).isEmpty();
        }

        @Test
        void takesTheIdFromAMemberAndNotFromWhateverHasAnId() {
            String id = String.valueOf(anna().id());
            Member member = answer("fkw:member", id).getBody(Member.class);
            assertThat(answer("fkw:member", member).getBody(Member.class)).isEqualTo(member);
            shop.addOrder(order -> order.id(id).status("wait_seller_ship"));
            assertThat(refusal("fkw:member", answer("fkw:order", id).getBody()))
                    .hasMessageContaining("CamelFkwMemberId");
        }

        @Test
        void refusesAHeaderThatNamesAnotherMemberThanThePlainText() {
            String id = String.valueOf(anna().id());
            assertThat(refusal("fkw:member", id, Map.of(FkwConstants.MEMBER_ID, id + "1")))
                    .hasMessageContaining("CamelFkwMemberId")
                    .hasMessageContaining("differ");
        }

        /** A plain text body that looks like an id is taken for one. */
        @Test
        void tellsNoPhoneThatWasTakenForAnId() {
            assertThat(send("fkw:member", MOBILE).getException())
                    .isInstanceOfSatisfying(FkwApiException.class, e -> assertThat(e.getMemberId())
                            .isEqualTo(MOBILE))
                    .hasMessageContaining("member xxxxxx")
                    .hasMessageNotContaining(MOBILE);
        }

        @Test
        void refusesWithoutAnId() {
            assertThat(refusal("fkw:member", null))
                    .hasMessageContaining("CamelFkwMemberId")
                    .hasMessageContaining("memberId");
            assertThat(refusal("fkw:member", null, Map.of(FkwConstants.MEMBER_ID, " ")))
                    .hasMessageContaining("CamelFkwMemberId");
        }

        @ParameterizedTest
        @EnumSource(
                value = MemberPropsForm.class,
                names = {"ARRAY", "OBJECT"})
        void readsTheFormsOfPropertiesAndLevels(MemberPropsForm form) {
            simulator.quirks().members().propsForm(form).levelNamesInList(true);
            simulator.quirks().memberPropsField("prop_list").memberLevelNames(true);
            String id = String.valueOf(anna().id());
            Member one = answer("fkw:member", id).getBody(Member.class);
            Member listed = (Member) list(answer("fkw:members", null)).get(0);
            for (Member member : List.of(one, listed)) {
                assertThat(member.propList()).containsExactly(new Property("地区", "广州"));
                assertThat(member.level().number()).isEmpty();
                assertThat(member.level().value()).isNotBlank();
            }
            assertThat(listed.unionId()).isEqualTo("oX1");
        }

        @Test
        void saysOfAnAnswerThatIsNoJsonThatItIsNone() {
            anna();
            shop.addMember(member -> member.noProps().prop("地区", "广州").prop("商户名", "小超市"));
            simulator.quirks().members().propsForm(MemberPropsForm.WITHOUT_BRACKETS);
            fkw.setMaxAttempts(1);
            Exception e = send("fkw:members", null).getException();
            assertThat(e).hasMessageContaining("members").hasMessageContaining("not whole JSON");
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(MOBILE).doesNotContain("安娜");
            }
        }

        @Test
        void givesPagesAndAllOfThem() {
            shop.addMembers(45);
            Message page = answer("fkw:members?pageSize=20&pageNo=3", null);
            assertThat(list(page)).hasSize(5);
            assertThat(page.getHeader(FkwConstants.TOTAL)).isEqualTo(45L);
            List<Object> all = new ArrayList<>();
            Message stream = answer("fkw:members?pageSize=20&allPages=true", null);
            stream.getBody(Iterator.class).forEachRemaining(all::add);
            assertThat(all).hasSize(45).hasOnlyElementsOfType(Member.class);
        }

        @Test
        void becomesJsonInTheVendorsSpelling() {
            String id = String.valueOf(anna().id());
            Member member = answer("fkw:member", id).getBody(Member.class);
            assertThat(camel.getTypeConverter().convertTo(String.class, member))
                    .contains("\"currentIgt\":100", "\"level\":3", "\"propList\":[{\"name\":\"地区\",\"value\":\"广州\"}]");
            assertThat(answer("fkw:member?rawPayload=true", id).getBody(String.class))
                    .startsWith("{")
                    .contains("\"currentIgt\"");
        }
    }

    @Nested
    class Adding {

        private final NewMember bob = new NewMember(
                "bob_1", PASSWORD, "鲍勃", MOBILE, "bob@example.com", 2, "oX9", List.of(new Property("地区", "广州")), null);

        @Test
        void tellsTheNewIdAndKeepsTheBody() {
            Message answer = answer("fkw:addMember", bob);
            String id = answer.getHeader(FkwConstants.MEMBER_ID, String.class);
            SimMember added = shop.member(Integer.parseInt(id)).orElseThrow();
            assertThat(added.acct()).isEqualTo("bob_1");
            assertThat(added.level()).isEqualTo(2);
            assertThat(added.props()).containsEntry("地区", "广州");
            assertThat(answer.getBody()).isSameAs(bob);
            assertThat(answer.getHeader(FkwConstants.RESULT_MESSAGE)).isEqualTo("新增成功");
            assertThat(simulator.journal().violations()).isEmpty();
        }

        @Test
        void takesMapsAndJsonInBothSpellings() {
            answer("fkw:addMember", Map.of("acct", "c1", "password", PASSWORD, "name", "c", "unionId", "u"));
            answer(
                    "fkw:addMember",
                    "{\"acct\":\"c2\",\"pwd\":\"%s\",\"name\":\"c\",\"union_id\":\"u\",\"level\":1,\"prop_list\":[{\"name\":\"a\",\"value\":\"b\"}]}"
                            .formatted(PASSWORD));
            assertThat(shop.members()).hasSize(2).allSatisfy(member -> assertThat(member.unionId())
                    .isEqualTo("u"));
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "null",
                value = {
                    "null, abc12345, n, acct is missing",
                    "a-b, abc12345, n, acct has characters other than",
                    "'', abc12345, n, acct is missing",
                    "a, abc1234, n, pwd has 7 characters; 8 to 20",
                    "a, abc123456789012345678, n, pwd has 21 characters; 8 to 20",
                    "a, abcdefgh, n, pwd has characters of one kind only",
                    "a, null, n, pwd is missing",
                    "a, abc12345, null, name is missing"
                })
        void isRefusedBeforeItIsSent(String acct, String pwd, String name, String problem) {
            IllegalArgumentException e = refusal("fkw:addMember", NewMember.of(acct, pwd, name));
            assertThat(e).hasMessageContaining(problem).hasMessageContaining("Nothing was sent");
            if (pwd != null) {
                assertThat(e).hasMessageNotContaining(pwd);
            }
        }

        @Test
        void namesLengthsAndNeverValues() {
            NewMember long51 =
                    new NewMember("a".repeat(51), PASSWORD, "名".repeat(51), MOBILE + "9", null, 10, null, null, null);
            assertThat(refusal("fkw:addMember", long51))
                    .hasMessageContainingAll(
                            "acct has 51 characters; at most 50",
                            "name has 51 characters; at most 50",
                            "mobile has 12 characters; at most 11",
                            "level is 10; it must be 0 to 9")
                    .hasMessageNotContaining(MOBILE)
                    .hasMessageNotContaining("名名")
                    .hasMessageNotContaining("aaa");
            answer(
                    "fkw:addMember",
                    new NewMember("a".repeat(50), PASSWORD, "名".repeat(50), MOBILE, null, 9, null, null, null));
        }

        @Test
        void ofATakenAccountIsRefusedWithoutWhatTheCustomerGave() {
            answer("fkw:addMember", bob);
            simulator.faults().next(1, Fault.unknownResult(-7, "会员 bob_1 " + MOBILE + " 已存在,密码" + PASSWORD), ADD);
            assertThat(send("fkw:addMember", bob).getException())
                    .isInstanceOfSatisfying(FkwApiException.class, e -> {
                        assertThat(e.getCode()).isEqualTo(-7);
                        assertThat(e.getApiMessage()).startsWith("会员 *** ").endsWith(" 已存在,密码***");
                    })
                    .hasMessageNotContaining(MOBILE)
                    .hasMessageNotContaining(PASSWORD);
        }

        private FkwApiException refusedWith(NewMember member, String message) {
            simulator.faults().next(1, Fault.unknownResult(-7, message), ADD);
            return (FkwApiException) send("fkw:addMember", member).getException();
        }

        @Test
        void isRefusedWithoutTheSingleValuesOfWhatIsSentAsJson() {
            NewMember member = new NewMember(
                    "bob_1",
                    PASSWORD,
                    "李四",
                    null,
                    null,
                    null,
                    null,
                    List.of(new Property("地区", "广州 天河")),
                    Map.of("guardian", Map.of("name", "王小明", "years", 47), "tags", List.of("过敏:花生", "VIP")));
            assertThat(refusedWith(member, "参数 地区 的值“广州 天河”不合法; 王小明(47) 过敏:花生").getApiMessage())
                    .isEqualTo("参数 地区 的值“***”不合法; ***(***) ***");
        }

        @Test
        void isRefusedWithoutAnyRestOfAValueThatBeginsWithAnother() {
            NewMember member = NewMember.of("bob", PASSWORD, "bob li");
            assertThat(refusedWith(member, "bob li 已存在 (bob)").getApiMessage()).isEqualTo("*** 已存在 (***)");
        }

        @ParameterizedTest
        @ValueSource(strings = {",", ";", "'", "\"", ")", "}"})
        void isRefusedWithoutTheRestOfAPasswordThatSeemsToEndEarlier(String sign) {
            NewMember member = NewMember.of("bob_1", "Ab1" + sign + "cd1234", "李四");
            assertThat(refusedWith(member, "密码不合法 pwd=Ab1" + sign + "cd1234").getMessage())
                    .doesNotContain("Ab1")
                    .doesNotContain("cd1234");
        }

        @Test
        void isRefusedWithoutTheTokenWhereANameIsAPartOfIt() {
            String token = tokens.accessToken();
            NewMember member = NewMember.of("bob_1", PASSWORD, token.substring(4, 9));
            assertThat(refusedWith(member, "会员 " + token + " 已存在").getMessage())
                    .doesNotContain(token.substring(9))
                    .doesNotContain(token.substring(0, 4));
        }

        @Test
        void goesOnInTheQueryWhereThePlatformReadsNoForms() {
            simulator.quirks().acceptsFormBody(false);
            answer("fkw:addMember", bob);
            assertThat(count(ADD)).as("the form, then the query").isEqualTo(2);
            assertThat(shop.members()).hasSize(1);
        }

        @Test
        void isNotTakenForAFormThatIsNotReadWhenAFieldIsReallyMissing() {
            simulator.faults().next(1, Fault.unknownResult(-1, "新增失败(具体原因:必填字段“email、city”为空)"), ADD);
            assertThat(send("fkw:addMember", bob).getException()).isInstanceOf(FkwApiException.class);
            assertThat(count(ADD)).isEqualTo(1);
        }

        @Test
        void printsNothingOfTheCustomer() {
            assertThat(bob).hasToString("NewMember[]");
        }

        @Test
        void isNeverRepeatedWhenTheAnswerIsLost() {
            simulator.faults().next(1, Fault.resetAfterEffect(), ADD);
            assertThat(send("fkw:addMember", bob).getException())
                    .isInstanceOf(FkwOutcomeUnknownException.class)
                    .hasMessageNotContaining("bob");
            assertThat(count(ADD)).isEqualTo(1);
        }
    }

    @Nested
    class Points {

        private int points(SimMember member) {
            return (int) shop.member(member.id()).orElseThrow().currentPoints();
        }

        @Test
        void areAddedAndDeducted() {
            SimMember anna = anna();
            answer("fkw:adjustPoints", PointsAdjustment.of("" + anna.id(), 5, "生日"));
            assertThat(points(anna)).isEqualTo(105);
            answer("fkw:adjustPoints", Map.of("change", -15), Map.of(FkwConstants.MEMBER_ID, anna.id()));
            assertThat(points(anna)).isEqualTo(90);
            answer(
                    "fkw:adjustPoints",
                    "{\"id\":%d,\"operate\":0,\"alter_num\":5,\"detail\":\"主动\"}".formatted(anna.id()));
            assertThat(points(anna)).isEqualTo(95);
            assertThat(simulator.journal().violations()).isEmpty();
            assertThat(shop.pointChanges(anna.id())).hasSize(3);
        }

        @Test
        void areRefusedBeforeTheyAreSent() {
            Map<String, Object> anna = Map.of(FkwConstants.MEMBER_ID, "1");
            assertThat(refusal("fkw:adjustPoints", Map.of("change", 0), anna))
                    .hasMessageContaining("alterNum is 0; it must be 1 or more");
            assertThat(refusal("fkw:adjustPoints", Map.of("operate", 2, "points", 1), anna))
                    .hasMessageContaining("operate is 2; it must be 0 to 1");
            assertThat(refusal("fkw:adjustPoints", Map.of("points", 1), anna))
                    .hasMessageContaining("operate is missing");
            assertThat(refusal("fkw:adjustPoints", Map.of("change", 1))).hasMessageContaining("CamelFkwMemberId");
            assertThat(refusal("fkw:adjustPoints", Map.of("change", 1, "operate", 1), anna))
                    .hasMessageContaining("change and also");
            assertThat(refusal("fkw:adjustPoints", Map.of("change", 1, "memberId", "2"), anna))
                    .hasMessageContaining("differ");
            assertThat(refusal("fkw:adjustPoints", Map.of("change", 1, "detail", "备".repeat(201)), anna))
                    .hasMessageContaining("detail has 201 characters; at most 200");
        }

        @ParameterizedTest
        @CsvSource({"true,105", "false,100"})
        void areNeverSentTwiceAndTheMemberIsReadInstead(boolean effect, int now) {
            SimMember anna = anna();
            simulator.faults().next(1, effect ? Fault.resetAfterEffect() : Fault.resetBeforeEffect(), POINTS);
            Exchange lost = send("fkw:adjustPoints?verify=true", PointsAdjustment.of("" + anna.id(), 5, null));
            assertThat(lost.getException())
                    .isInstanceOfSatisfying(FkwOutcomeUnknownException.class, e -> assertThat(e.getKnown())
                            .containsEntry("memberId", "" + anna.id())
                            .containsEntry("change", "5")
                            .containsEntry("pointsBefore", "100")
                            .containsEntry("pointsNow", "" + now));
            assertThat(lost.getException())
                    .hasMessageContaining("adjustPoints of member " + anna.id())
                    .hasMessageContaining("before it had 100, the member now has " + now);
            assertThat(count(POINTS)).isEqualTo(1);
        }

        @Test
        void areNotReadFirstUnlessAsked() {
            SimMember anna = anna();
            answer("fkw:adjustPoints", PointsAdjustment.of("" + anna.id(), 5, null));
            assertThat(count(GET)).isZero();
            simulator.faults().next(1, Fault.maintenancePage().afterEffect(), POINTS);
            simulator.faults().next(9, Fault.unknownResult(-9, "no"), GET);
            assertThat(send("fkw:adjustPoints", PointsAdjustment.of("" + anna.id(), -5, null))
                            .getException())
                    .isInstanceOfSatisfying(FkwOutcomeUnknownException.class, e -> assertThat(e.getKnown())
                            .containsEntry("change", "-5")
                            .doesNotContainKeys("pointsBefore", "pointsNow"))
                    .hasMessageContaining("cannot be read now");
        }

        /** Camel's onException looks at causes, the innermost first. */
        @Test
        void areNotRedeliveredByARouteThatRedeliversLostConnections() throws Exception {
            SimMember anna = anna();
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    onException(FkwTransportException.class, IOException.class)
                            .maximumRedeliveries(3)
                            .redeliveryDelay(1);
                    onException(FkwOutcomeUnknownException.class).handled(true).to("mock:look");
                    from("direct:points").to("fkw:adjustPoints");
                }
            });
            simulator.faults().next(1, Fault.resetAfterEffect(), POINTS);
            answer("direct:points", PointsAdjustment.of("" + anna.id(), 5, null));
            assertThat(mock("mock:look").getReceivedCounter()).isEqualTo(1);
            assertThat(points(anna)).isEqualTo(105);
            assertThat(count(POINTS)).isEqualTo(1);
        }

        @Test
        void areRepeatedWhereTheyCertainlyDidNothing() {
            SimMember anna = anna();
            simulator.faults().next(1, Fault.throttled(), POINTS);
            answer("fkw:adjustPoints", PointsAdjustment.of("" + anna.id(), 5, null));
            assertThat(points(anna)).isEqualTo(105);
        }

        @Test
        void areRefusedWithoutTheRemarkAndWithTheNumbers() {
            String id = String.valueOf(anna().id());
            simulator.faults().next(1, Fault.unknownResult(-9, "备注“投诉客户 张三”过长, 积分 50"), POINTS);
            assertThat(send("fkw:adjustPoints", PointsAdjustment.of(id, 50, "投诉客户 张三"))
                            .getException())
                    .isInstanceOfSatisfying(FkwApiException.class, e -> assertThat(e.getApiMessage())
                            .isEqualTo("备注“***”过长, 积分 50"))
                    .hasMessageContaining("member " + id);
        }

        @Test
        void thatAMemberDoesNotHaveAreRefusedWithTheMember() {
            SimMember anna = anna();
            assertThat(send("fkw:adjustPoints", PointsAdjustment.of("" + anna.id(), -101, null))
                            .getException())
                    .isInstanceOfSatisfying(FkwApiException.class, e -> assertThat(e.getMemberId())
                            .isEqualTo("" + anna.id()))
                    .hasMessageContaining("积分不足");
        }
    }
}
