// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.model.Coupon;
import io.github.camelfkw.component.zvcms.client.model.PointsDeduction;
import io.github.camelfkw.component.zvcms.client.model.UserIdentity;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.zvcms.SimPointRule;
import io.github.camelfkw.simulator.zvcms.StatusForm;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is this member: the four ways to ask, and what the answer says. */
class IdentityTest extends ZvcmsTestSupport {

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(
                        UserIdentityQuery.byAccount(MOBILE, PASSWORD),
                        Map.of("type", 1, "mobile", MOBILE, "password", PASSWORD),
                        Map.of(
                                ZvcmsConstants.TYPE, 1,
                                ZvcmsConstants.MOBILE, MOBILE,
                                ZvcmsConstants.PASSWORD, PASSWORD)),
                Arguments.of(
                        UserIdentityQuery.byCard(CARD, INNER),
                        Map.of("type", "2", "cardNumber", CARD, "card_password", INNER),
                        Map.of(
                                ZvcmsConstants.TYPE, "2",
                                ZvcmsConstants.CARD_NUMBER, CARD,
                                ZvcmsConstants.CARD_PASSWORD, INNER)),
                Arguments.of(
                        UserIdentityQuery.byCode(CODE),
                        Map.of("type", 3, "userCode", CODE),
                        Map.of(ZvcmsConstants.TYPE, 3, ZvcmsConstants.USER_CODE, CODE)),
                Arguments.of(
                        UserIdentityQuery.byUserId("10001"),
                        Map.of("type", 4L, "user_id", 10001),
                        Map.of(ZvcmsConstants.TYPE, 4, ZvcmsConstants.USER_ID, 10001L)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void isAskedByRecordMapJsonOrHeadersAlike(
            UserIdentityQuery query, Map<String, Object> map, Map<String, Object> headers) throws Exception {
        String json = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(map);
        for (Object body :
                new Object[] {query, map, json, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))}) {
            assertIsBob(answer(IDENTITY, body));
        }
        assertIsBob(answer(IDENTITY, null, headers));
        assertIsBob(answer(IDENTITY, " ", headers));
        assertThat(requests()).hasSize(6).allSatisfy(request -> {
            assertThat(request.violations()).isEmpty();
            assertThat(params(request)).isEqualTo(params(requests().get(0)));
        });
    }

    private static Map<String, String> params(RecordedRequest request) {
        return request.params().entrySet().stream()
                .filter(param -> param.getKey().startsWith("Params."))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void assertIsBob(Message answer) {
        assertThat(answer.getBody()).isInstanceOf(UserIdentity.class);
        assertThat(answer.getBody(UserIdentity.class).id()).isEqualTo("10001");
        assertThat(answer.getHeader(ZvcmsConstants.USER_ID)).isEqualTo("10001");
        assertThat(answer.getHeader(ZvcmsConstants.CODE)).isEqualTo("0");
        assertThat(answer.getHeader(ZvcmsConstants.MESSAGE)).isEqualTo("操作成功");
    }

    @Test
    void takesACodeOrAnIdAsTheWholeBody() {
        assertIsBob(answer(IDENTITY, CODE + "\n", Map.of(ZvcmsConstants.TYPE, 3)));
        assertIsBob(answer(IDENTITY, 10001, Map.of(ZvcmsConstants.TYPE, 4)));
    }

    @Test
    void sendsTheSevenDocumentedFieldsAsTextsAndOnlyTheParametersThatAreGiven() {
        answer(IDENTITY, UserIdentityQuery.byUserId("10001"));
        RecordedRequest request = simulator.journal().last();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.params())
                .containsOnlyKeys(
                        "OpenId", "GrantCode", "Timestamp", "Nonce", "Token", "Action", "Params.type", "Params.user_id")
                .containsEntry("Timestamp", String.valueOf(NOON.getEpochSecond()))
                .containsEntry("Nonce", "658965")
                .containsEntry("Action", "communal.user.identity");
        assertThat(request.param("GrantCode")).startsWith("***");
        assertThat(request.param("Token")).startsWith("***");
        assertThat(request.violations()).isEmpty();
    }

    @Test
    void knowsTheBranchAndAsksForTheRule() {
        simulator.addStore("SH-01", 31);
        UserIdentity atBranch = answer(
                        IDENTITY,
                        UserIdentityQuery.byCode(CODE).atStore("SH-01").withPointRules())
                .getBody(UserIdentity.class);
        assertThat(atBranch.multiStoreId()).isEqualTo("31");
        assertThat(atBranch.payRule()).isNotNull();
        UserIdentity byHeaders = answer(
                        IDENTITY,
                        CODE,
                        Map.of(
                                ZvcmsConstants.TYPE, 3,
                                ZvcmsConstants.MULTI_STORE_SN, "SH-01",
                                ZvcmsConstants.POINT_RULES, 1))
                .getBody(UserIdentity.class);
        assertThat(byHeaders).isEqualTo(atBranch);
        UserIdentity without = answer(IDENTITY, UserIdentityQuery.byCode(CODE)).getBody(UserIdentity.class);
        assertThat(without.multiStoreId()).isEqualTo("0");
        assertThat(without.pointsPayOpen()).isNull();
    }

    @Nested
    class TheAnswer {

        private UserIdentity bob() {
            return answer(IDENTITY, UserIdentityQuery.byCode(CODE).withPointRules())
                    .getBody(UserIdentity.class);
        }

        @ParameterizedTest
        @EnumSource(StatusForm.class)
        void isTheSameWhateverFormStatusAndNumbersHave(StatusForm form) {
            UserIdentity asTexts = bob();
            simulator.quirks().statusForm(form).numbersAsText(false).listsAsObjects(true);
            assertThat(bob()).isEqualTo(asTexts);
            assertThat(asTexts.userInfo().nickname()).isEqualTo("鲍勃");
            assertThat(asTexts.userInfo().username()).isEqualTo("bob");
            assertThat(asTexts.userInfo().mobile()).isEqualTo(MOBILE);
            assertThat(asTexts.points()).isEqualTo(500);
            assertThat(asTexts.frozen()).isFalse();
            assertThat(asTexts.pointsPayOpen()).isTrue();
        }

        @Test
        void hasMoneyInFenAndInYuan() {
            assertThat(bob().wealth().totalAmount()).isEqualTo(21_050);
            assertThat(bob().wealth().giftYuan()).isEqualTo("10.50");
            assertThat(bob().wealth().rechargeYuan()).isEqualTo("200.00");
            assertThat(bob().wealth().totalYuan()).isEqualTo("210.50");
        }

        @Test
        void hasCoupons() {
            UserIdentity bob = bob();
            assertThat(bob.coupons()).extracting(Coupon::id).containsExactly("7", "8", "9");
            assertThat(bob.coupons())
                    .extracting(Coupon::kind)
                    .containsExactly(Coupon.Kind.AMOUNT, Coupon.Kind.DISCOUNT, Coupon.Kind.DISCOUNT);
            assertThat(bob.usableCoupons()).extracting(Coupon::id).containsExactly("7");
            Coupon coupon = bob.usableCoupons().get(0);
            assertThat(coupon.amount()).isEqualTo(new BigDecimal("15.50"));
            assertThat(coupon.minAmountYuan()).isEqualTo("100.00");
            assertThat(coupon.verifyCode()).isEqualTo("V700007");
            assertThat(bob.coupons().get(1).unused()).isFalse();
            assertThat(bob.coupons().get(2).locked()).isTrue();
        }

        @Test
        void reckonsWhatPointsPay() {
            assertThat(bob().deduction(10_000)).isEqualTo(new PointsDeduction(500, 500));
            assertThat(bob().deduction(1_000)).isEqualTo(new PointsDeduction(200, 200));
            simulator.pointRule(SimPointRule.pointsPerYuan("100", 20).closed());
            assertThat(bob().deduction(10_000)).isEqualTo(PointsDeduction.NONE);
        }

        @Test
        void canBeEmptyInTheWayOfPhp() {
            var carla = simulator.addUser(spec -> spec.code("UC-empty").field("user_wealth_info", new int[0]));
            simulator.quirks().emptyObjectsAsLists(true).listsAsObjects(true);
            UserIdentity identity =
                    answer(IDENTITY, UserIdentityQuery.byCode("UC-empty")).getBody(UserIdentity.class);
            assertThat(identity.id()).isEqualTo(String.valueOf(carla.id()));
            assertThat(identity.wealth()).isNull();
            assertThat(identity.payRule()).isNull();
            assertThat(identity.coupons()).isEmpty();
        }

        @Test
        void keepsWhatTheVendorAddsAndWritesItBack() {
            simulator.addUser(
                    spec -> spec.code("UC-more").field("vip_level", "gold").field("tags", new String[] {"a", ""}));
            Message answer = answer(IDENTITY, UserIdentityQuery.byCode("UC-more"));
            assertThat(answer.getBody(UserIdentity.class).userInfo().otherFields())
                    .containsEntry("vip_level", "gold");
            assertThat(answer.getBody(String.class)).contains("\"vip_level\":\"gold\",\"tags\":[\"a\",\"\"]");
            assertThat(answer.getBody(Map.class)).containsKey("user_info");
        }

        @ParameterizedTest
        @CsvSource({"user_points,many,user_info.user_points", "status,1.5,user_info.status"})
        void saysWhichFieldIsOfAWrongKindAndNotWhatIsInIt(String field, String value, String path) {
            simulator.addUser(spec -> spec.code("UC-odd").field(field, value));
            Exception e = send(IDENTITY, UserIdentityQuery.byCode("UC-odd")).getException();
            assertThat(e)
                    .isInstanceOf(io.github.camelfkw.component.zvcms.client.ZvcmsProtocolException.class)
                    .hasMessageContaining("data." + path)
                    .hasMessageNotContaining(value)
                    .hasNoCause();
        }

        @Test
        void canBeHadAsTheVendorsJson() {
            Message answer = answer(IDENTITY + "?rawPayload=true", UserIdentityQuery.byCode(CODE));
            assertThat(answer.getBody())
                    .asString()
                    .startsWith("{\"user_info\":{\"id\":\"10001\"")
                    .contains("\"amount\":\"15.50\"");
            assertThat(answer.getHeader(ZvcmsConstants.USER_ID)).isEqualTo("10001");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"user_info\":{\"id\":\"7\",\"user_points\":\"many\"}}|7",
                    "{\"user_info\":{\"id\":7,\"status\":1.5}}|7",
                    "{\"user_info\":{\"id\":[7]}}|",
                    "{\"user_info\":{\"id\":\"\"}}|",
                    "{\"user_info\":null}|",
                    "[]|",
                    "\"nobody\"|",
                    "|"
                })
        void canBeHadAsTheVendorsJsonHoweverOddItIs(String data, String id) {
            simulator
                    .faults()
                    .next(Fault.body("{\"status\":true,\"code\":0,\"data\":" + data + "}", "application/json"));
            Message answer = answer(
                    IDENTITY + "?rawPayload=true", CODE, Map.of(ZvcmsConstants.TYPE, 3, ZvcmsConstants.USER_ID, "1"));
            assertThat(answer.getBody()).isEqualTo(data);
            assertThat(answer.getHeader(ZvcmsConstants.USER_ID)).isEqualTo(id);
            assertThat(answer.getHeader(ZvcmsConstants.CODE)).isEqualTo("0");
        }
    }

    @Test
    void leavesNoPasswordOnTheMessageAndCanBeRedelivered() throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(io.github.camelfkw.component.zvcms.client.ZvcmsTransportException.class)
                        .maximumRedeliveries(2)
                        .redeliveryDelay(0);
                from("direct:in").to(IDENTITY);
            }
        });
        zvcms.setMaxAttempts(1);
        simulator.faults().next(1, Fault.status(500));
        Message answer = answer(
                "direct:in",
                null,
                Map.of(
                        ZvcmsConstants.TYPE, 2,
                        ZvcmsConstants.CARD_NUMBER, CARD,
                        ZvcmsConstants.CARD_PASSWORD, INNER));
        assertIsBob(answer);
        assertThat(answer.getHeaders()).doesNotContainKeys(ZvcmsConstants.CARD_PASSWORD, ZvcmsConstants.PASSWORD);
    }
}
