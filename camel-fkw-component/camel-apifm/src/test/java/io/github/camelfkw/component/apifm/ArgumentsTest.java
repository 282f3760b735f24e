// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where the arguments of a call come from, and what is refused before anything is sent. */
class ArgumentsTest extends ApifmTestSupport {

    /** A body of the route's own. */
    record Payment(long orderId) {}

    /** With the JDK's dates. */
    record Sales(LocalDate dateBegin, LocalDate dateEnd) {}

    /** One with a name of its own on the wire, and dates below. */
    record Join(@JsonProperty("yuyueId") long event, Map<String, Object> extJsonStr) {}

    /** What cannot be read fails with a customer's name. */
    record Unreadable(long orderId, Object remark) {

        /** Nothing that JSON knows. */
        static final class Person {

            public String getName() {
                throw new IllegalStateException("王小明");
            }
        }
    }

    /** A field that the call does not know. */
    record Wrong(long orderNumber) {}

    @Nested
    class FromHeadersBodyAndOptions {

        @Test
        void aHeaderIsTheArgumentOfItsName() {
            answer("apifm:goodsLimitations", null, Map.of("CamelApifmGoodsId", 139421L, "CamelApifmPriceId", "7"));
            assertThat(platform.last().query()).isEqualTo(Map.of("goodsId", "139421", "priceId", "7"));
        }

        @Test
        void aMapIsTheArguments() {
            answer("apifm:goodsLimitations", Map.of("goodsId", 139421));
            assertThat(platform.last().query()).isEqualTo(Map.of("goodsId", "139421"));
        }

        @Test
        void jsonTextBytesAndStreamsAreTheArguments() {
            byte[] json =
                    "{\"lat1\": 30.10, \"lng1\": 120, \"lat2\": 1e2, \"lng2\": 0}".getBytes(StandardCharsets.UTF_8);
            for (Object body :
                    List.of(new String(json, StandardCharsets.UTF_8), json, new ByteArrayInputStream(json))) {
                answer("apifm:mapDistance", body);
                assertThat(new BigDecimal(platform.last().query().get("lat1"))).isEqualByComparingTo("30.1");
                assertThat(platform.last().query()).containsEntry("lng1", "120").containsEntry("lat2", "100");
            }
        }

        @Test
        void aRecordIsTheArguments() {
            answer("apifm:orderPay", new Payment(42));
            assertThat(platform.last().form()).isEqualTo(Map.of("orderId", "42", "token", TOKEN));
        }

        @Test
        void datesInARecordAreTheirTextAsInAMap() {
            LocalDate first = LocalDate.of(2026, 11, 1);
            Map<String, String> sent = Map.of("dateBegin", "2026-11-01", "dateEnd", "2026-11-30", "token", TOKEN);
            answer("apifm:siteStatisticsSaleroom", new Sales(first, first.plusDays(29)));
            assertThat(platform.last().query()).isEqualTo(sent);
            answer("apifm:siteStatisticsSaleroom", Map.of("dateBegin", first, "dateEnd", first.plusDays(29)));
            assertThat(platform.last().query()).isEqualTo(sent);
            answer("apifm:yuyueJoin", new Join(7, Map.of("day", first)));
            assertThat(platform.last().form())
                    .containsEntry("yuyueId", "7")
                    .containsEntry("extJsonStr", "{\"day\":\"2026-11-01\"}");
        }

        @Test
        void aPlainValueIsTheOneArgumentThatIsNeeded() {
            answer("apifm:goodsDetail", 122843);
            assertThat(platform.last().query()).containsEntry("id", "122843");
            answer("apifm:orderPay", " 42 ");
            assertThat(platform.last().form()).containsEntry("orderId", "42");
        }

        @Test
        void anOptionIsTheArgumentWhereTheMessageHasNone() {
            answer("apifm:goods?arg.categoryId=12&arg.nameLike=RAW(打印机)", Map.of("nameLike", "茶"));
            assertThat(platform.last().form()).containsEntry("categoryId", "12").containsEntry("nameLike", "茶");
        }

        @Test
        void headersAndBodyGoTogetherWhereTheyAgree() {
            answer(
                    "apifm:goodsLimitations",
                    Map.of("goodsId", "1"),
                    Map.of("CamelApifmGoodsId", 1, "CamelApifmPriceId", 2));
            assertThat(platform.last().query()).isEqualTo(Map.of("goodsId", "1", "priceId", "2"));
        }

        @Test
        void headersAndBodyThatDifferAreRefused() {
            String refusal = refusal("apifm:orderPay", Map.of("orderId", 1), Map.of("CamelApifmOrderId", 2));
            assertThat(refusal).contains("CamelApifmOrderId", "orderId differ", "removeHeaders pattern CamelApifm*");
        }

        @Test
        void aPlainBodyAndAHeaderThatDifferAreRefused() {
            assertThat(refusal("apifm:orderPay", 2, Map.of("CamelApifmOrderId", 1)))
                    .contains("CamelApifmOrderId", "orderId differ", "removeHeaders pattern CamelApifm*");
            assertThat(refusal("apifm:couponDetail", "7", Map.of("CamelApifmId", 100)))
                    .contains("the header CamelApifmId and the body's id differ");
            assertThat(refusal("apifm:deleteAddress", 7L, Map.of("CamelApifmId", 100)))
                    .contains("CamelApifmId", "id differ");
            assertThat(refusal("apifm:goodsLimitations", "left over", Map.of("CamelApifmGoodsId", 1)))
                    .contains("CamelApifmGoodsId", "goodsId differ")
                    .doesNotContain("left over");
        }

        @Test
        void aPlainBodyAndAHeaderThatAgreeAreOneArgument() {
            answer("apifm:orderPay", " 42 ", Map.of("CamelApifmOrderId", 42L));
            assertThat(platform.last().form()).containsEntry("orderId", "42");
        }

        @Test
        void aListAndAHeaderMustAgreeOnTheWire() {
            answer("apifm:pingtuanSets", new Integer[] {4, 5}, Map.of("CamelApifmGoodsIdArray", "4,5"));
            assertThat(platform.last().query()).isEqualTo(Map.of("goodsId", "4,5"));
            assertThat(refusal("apifm:pingtuanSets", List.of(4, 5), Map.of("CamelApifmGoodsIdArray", "4,6")))
                    .contains("CamelApifmGoodsIdArray", "goodsIdArray differ");
        }

        @Test
        void optionsGiveWayToPlainBodiesAndListsToo() {
            answer("apifm:goodsDetail?arg.id=5", 7);
            assertThat(platform.last().query()).containsEntry("id", "7");
            answer("apifm:pingtuanSets?arg.goodsIdArray=1", List.of(4, 5));
            assertThat(platform.last().query()).isEqualTo(Map.of("goodsId", "4,5"));
        }

        @Test
        void ofArgumentsOfWhichOneIsEnoughTheBodysIsSentAlone() {
            answer("apifm:goodsFavDelete", Map.of("goodsId", 5), Map.of("CamelApifmId", 100));
            assertThat(platform.last().form()).isEqualTo(Map.of("goodsId", "5", "token", TOKEN));
            answer("apifm:orderDetail?arg.hxNumber=h", null, Map.of("CamelApifmId", 100));
            assertThat(platform.last().query()).isEqualTo(Map.of("id", "100", "token", TOKEN));
            answer("apifm:orderDetail", Map.of("id", 1, "hxNumber", "h"), Map.of("CamelApifmId", 1));
            assertThat(platform.last().query()).isEqualTo(Map.of("id", "1", "hxNumber", "h", "token", TOKEN));
        }

        @Test
        void aPlainBodyIsRefusedWhereItCouldBeOneOfSome() {
            assertThat(refusal("apifm:goodsFavDelete", 7, Map.of("CamelApifmId", 100)))
                    .contains("the body is a ", "or set the body to null");
        }

        @Test
        void aBodyWithoutFieldsMeansNothingToACallWithoutArguments() {
            answer("apifm:province", "left over");
            assertThat(platform.last().query()).isEmpty();
        }

        @Test
        void theArgumentCodeHasNoHeaderForThatIsTheAnswers() {
            assertThat(refusal("apifm:login_wx", null, Map.of("CamelApifmCode", "0")))
                    .contains("missing: code (in the body or as arg.code; the header CamelApifmCode is the answer's)");
            answer("apifm:login_wx", Map.of("code", "wx-1"), Map.of("CamelApifmCode", 0));
            assertThat(platform.last().form()).isEqualTo(Map.of("code", "wx-1", "type", "2"));
        }

        @Test
        void noHeaderLeadsToAnotherServerAccountOrCall() {
            answer(
                    "apifm:province",
                    null,
                    Map.of(
                            "CamelHttpUri", "http://127.0.0.1:1/",
                            "CamelHttpPath", "/other",
                            "CamelHttpQuery", "a=b",
                            "CamelHttpMethod", "DELETE",
                            "CamelApifmSubDomain", "other",
                            "CamelApifmPath", "/other",
                            "CamelApifmHost", "oss"));
            assertThat(platform.last().path()).isEqualTo("/api/common/region/v2/province");
            assertThat(platform.last().method()).isEqualTo("GET");
            assertThat(platform.last().query()).isEmpty();
        }
    }

    @Nested
    class Tokens {

        @Test
        void theHeaderWinsOverTheComponents() {
            answer("apifm:userDetail", null);
            assertThat(platform.last().query()).isEqualTo(Map.of("token", TOKEN));
            answer("apifm:userDetail", null, Map.of("CamelApifmToken", "another-user"));
            assertThat(platform.last().query()).isEqualTo(Map.of("token", "another-user"));
        }

        @Test
        void theBodyMayHaveItAndMustAgreeWithTheHeader() {
            answer("apifm:userDetail", Map.of("token", "of-the-body"));
            assertThat(platform.last().query()).isEqualTo(Map.of("token", "of-the-body"));
            assertThat(refusal(
                            "apifm:userDetail", Map.of("token", "of-the-body"), Map.of("CamelApifmToken", "another")))
                    .contains("CamelApifmToken", "differ")
                    .doesNotContain("of-the-body", "another");
        }

        @Test
        void aFreeFormCallGetsTheComponentsWhereTheMessageHasNone() {
            answer("apifm:orderList", Map.of("status", 1));
            assertThat(platform.last().form()).isEqualTo(Map.of("status", "1", "token", TOKEN));
            answer("apifm:orderList", Map.of("token", "of-the-body"));
            assertThat(platform.last().form()).isEqualTo(Map.of("token", "of-the-body"));
        }

        @Test
        void callsWithoutAUserDoNotSendIt() {
            answer("apifm:queryConfigValue", "mallName");
            assertThat(platform.last().query()).isEqualTo(Map.of("key", "mallName"));
        }

        @Test
        void aMissingOneIsNamedWithTheCure() {
            apifm.setToken(null);
            assertThat(refusal("apifm:orderPay", 1))
                    .isEqualTo("apifm:orderPay: missing: token (option token of the component, or header"
                            + " CamelApifmToken). Nothing was sent");
        }
    }

    @Nested
    class Encodings {

        @Test
        void jsonIsWrittenOfListsAndMapsAndLeftAsItIsInText() {
            List<Map<String, Object>> sku = List.of(Map.of("optionId", 869));
            answer(
                    "apifm:shippingCarInfoAddItem",
                    Map.of("goodsId", 1, "number", 2, "sku", sku, "addition", "[ {\"id\": 1} ]"));
            assertThat(platform.last().form())
                    .containsEntry("sku", "[{\"optionId\":869}]")
                    .containsEntry("addition", "[ {\"id\": 1} ]");
        }

        @Test
        void textThatIsNoJsonIsRefusedWithoutBeingQuoted() {
            Map<String, Object> item = Map.of("goodsId", 1, "number", 2, "addition", List.of());
            assertThat(refusal("apifm:shippingCarInfoAddItem", with(item, "sku", "[{secret")))
                    .contains("argument sku is not whole JSON (line 1, column ")
                    .doesNotContain("secret");
            assertThat(refusal("apifm:shippingCarInfoAddItem", with(item, "sku", "5")))
                    .contains("argument sku is no JSON array or object");
            assertThat(refusal("apifm:shippingCarInfoAddItem", with(item, "sku", 5)))
                    .contains("argument sku is a Integer. Give a list, a Map or JSON text");
        }

        @Test
        void listsAreJoinedWithCommas() {
            for (Object ids : List.of(List.of(1, 2, 3), new int[] {1, 2, 3}, "[1,2,3]", "1,2,3")) {
                answer("apifm:pingtuanSets", Map.of("goodsIdArray", ids));
                assertThat(platform.last().query()).isEqualTo(Map.of("goodsId", "1,2,3"));
            }
            answer("apifm:pingtuanSets", List.of(4, 5));
            assertThat(platform.last().query()).isEqualTo(Map.of("goodsId", "4,5"));
            assertThat(refusal("apifm:pingtuanSets", List.of(Map.of("id", 1))))
                    .contains("goodsIdArray is a list that holds other things than texts and numbers");
        }

        @Test
        void aMapIsSentAsJsonWhereTheNameSaysSoAndElseRefused() {
            answer("apifm:orderCreate", Map.of("goodsJsonStr", List.of(Map.of("goodsId", 1)), "remark", "快"));
            assertThat(platform.last().form())
                    .containsEntry("goodsJsonStr", "[{\"goodsId\":1}]")
                    .containsEntry("remark", "快");
            assertThat(refusal("apifm:orderCreate", Map.of("goods", List.of(1))))
                    .contains("argument goods is a ");
        }

        @Test
        void numbersAreWrittenPlain() {
            answer(
                    "apifm:mapDistance",
                    Map.of("lat1", new BigDecimal("1E+2"), "lng1", 1e-7, "lat2", 1.50f, "lng2", 2L));
            assertThat(platform.last().query())
                    .isEqualTo(Map.of("lat1", "100", "lng1", "0.00000010", "lat2", "1.5", "lng2", "2"));
        }
    }

    @Nested
    class Refused {

        @Test
        void allThatIsMissingIsNamedAtOnce() {
            assertThat(refusal("apifm:bindEmail", Map.of("email", "a@b.cn")))
                    .contains("missing: code (", "pwd (in the body, as header CamelApifmPwd or as arg.pwd)");
        }

        @Test
        void aRemarkNeedNotBeMade() {
            answer("apifm:vote", Map.of("voteId", 7, "items", List.of(1, 2)));
            assertThat(platform.last().form()).isEqualTo(Map.of("voteId", "7", "items", "1,2", "token", TOKEN));
            answer("apifm:kanjiaHelp", Map.of("kjid", 1, "joiner", 2, "remark", ""));
            assertThat(platform.last().form()).isEqualTo(Map.of("kjid", "1", "joinerUser", "2", "token", TOKEN));
            answer("apifm:userLevelBuy", Map.of("priceId", 1, "isAutoRenew", false, "remark", "好"));
            assertThat(platform.last().form())
                    .isEqualTo(Map.of("userLevelPriceId", "1", "isAutoRenew", "false", "remark", "好", "token", TOKEN));
        }

        @Test
        void blankTextIsMissing() {
            assertThat(refusal("apifm:goodsDetail", Map.of("id", " "))).contains("missing: id");
        }

        @Test
        void oneOfSomeIsEnoughAndNoneIsNot() {
            answer("apifm:goodsFavDelete", Map.of("goodsId", 1));
            assertThat(platform.last().form()).isEqualTo(Map.of("goodsId", "1", "token", TOKEN));
            assertThat(refusal("apifm:goodsFavDelete", null)).contains("one of id (", " and goodsId (");
        }

        @Test
        void anUnknownNameIsRefusedWithNearOnes() {
            assertThat(refusal("apifm:goodsLimitations", Map.of("goodId", 1)))
                    .contains("has no argument goodId. Did you mean goodsId? Its arguments: goodsId, priceId");
            assertThat(refusal("apifm:orderPay", new Wrong(1))).contains("has no argument orderNumber");
            assertThat(refusal("apifm:province", Map.of("id", 1))).contains("has no argument id. It takes none");
        }

        @Test
        void aConstantCannotBeGiven() {
            assertThat(refusal("apifm:login_wx", Map.of("code", "c", "type", 3)))
                    .contains("apifm:login_wx has no argument type");
        }

        @Test
        void brokenJsonIsRefusedWithoutBeingQuoted() {
            assertThat(refusal("apifm:orderPay", "{\"orderId\": secret"))
                    .startsWith("apifm:orderPay: The body is not whole JSON (line 1, column")
                    .doesNotContain("secret");
        }

        @Test
        void aRecordThatCannotBeReadIsRefusedByFieldWithTheCure() {
            assertThat(refusal("apifm:orderPay", new Unreadable(1, new Unreadable.Person())))
                    .startsWith("apifm:orderPay: The body cannot be read: remark.name is no JSON value. Give texts")
                    .doesNotContain("王小明");
        }

        @Test
        void aListIsRefusedWhereOneObjectIsWanted() {
            assertThat(refusal("apifm:orderPay", List.of(1, 2))).contains("the body is a list", "Split it first");
            assertThat(refusal("apifm:goods", "[1]")).contains("the body is a list");
        }

        @Test
        void aFreeFormCallTakesNoPlainText() {
            assertThat(refusal("apifm:goods", "12"))
                    .contains("the body is a String", "give a Map, a record or a JSON object");
        }
    }

    private static Map<String, Object> with(Map<String, Object> item, String name, Object value) {
        Map<String, Object> all = new HashMap<>(item);
        all.put(name, value);
        return all;
    }
}
