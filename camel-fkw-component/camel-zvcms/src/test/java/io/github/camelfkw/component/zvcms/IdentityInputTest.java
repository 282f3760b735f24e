// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing or wrong is refused before anything is sent, by the name of the field and the header. */
class IdentityInputTest extends ZvcmsTestSupport {

    private static final Map<String, Object> ALL = Map.of(
            "mobile", MOBILE,
            "password", PASSWORD,
            "card_number", CARD,
            "card_password", INNER,
            "user_code", CODE,
            "user_id", "10001");

    private static Map<String, Object> only(int type, String... fields) {
        Map<String, Object> body = new HashMap<>(ALL);
        body.keySet().retainAll(List.of(fields));
        body.put("type", type);
        return body;
    }

    @ParameterizedTest
    @CsvSource({
        "1,mobile,password,CamelZvcmsPassword",
        "1,password,mobile,CamelZvcmsMobile",
        "2,card_number,card_password,CamelZvcmsCardPassword",
        "2,card_password,card_number,CamelZvcmsCardNumber",
        "3,,user_code,CamelZvcmsUserCode",
        "4,,user_id,CamelZvcmsUserId"
    })
    void namesTheFieldThatTheWayNeeds(int type, String there, String missing, String header) {
        Map<String, Object> body = there == null ? only(type) : only(type, there);
        assertThat(refusal(body, Map.of()))
                .hasMessageStartingWith(missing + " is missing: type " + type + " needs ")
                .hasMessageContaining("Set " + header + ", or give a body with " + missing);
        body.put(missing, " ");
        assertThat(refusal(body, Map.of())).hasMessageStartingWith(missing + " is missing");
        assertThat(List.of(
                        ZvcmsConstants.MOBILE,
                        ZvcmsConstants.PASSWORD,
                        ZvcmsConstants.CARD_NUMBER,
                        ZvcmsConstants.CARD_PASSWORD,
                        ZvcmsConstants.USER_CODE,
                        ZvcmsConstants.USER_ID))
                .contains(header);
    }

    @ParameterizedTest
    @CsvSource({"1,mobile and password are missing", "2,card_number and card_password are missing"})
    void namesBothFieldsWhereBothAreMissing(int type, String message) {
        assertThat(refusal(only(type), Map.of())).hasMessageStartingWith(message);
        assertThat(refusal(null, Map.of(ZvcmsConstants.TYPE, type))).hasMessageStartingWith(message);
    }

    @Test
    void asksForTheWay() {
        assertThat(refusal(null, Map.of()))
                .hasMessageContaining("type is missing", "CamelZvcmsType")
                .hasMessageContaining("2 (card_number and card_password)");
        assertThat(refusal(CODE, Map.of())).hasMessageStartingWith("type is missing");
        assertThat(refusal(only(5, "user_id"), Map.of()))
                .hasMessageContaining("type is 5")
                .hasMessageContaining("4 (");
        assertThat(refusal(Map.of("type", "card", "user_id", 1), Map.of()))
                .hasMessageContaining("type is not a whole number (header CamelZvcmsType");
    }

    @Test
    void refusesABodyWithFieldsOfAnotherWay() {
        assertThat(refusal(only(4, "user_id", "mobile"), Map.of()))
                .hasMessageContaining("mobile cannot go with type 4, which takes user_id")
                .hasMessageNotContaining(MOBILE);
        assertThat(refusal(
                        new UserIdentityQuery(3, null, PASSWORD, null, null, CODE, null, null, null, null), Map.of()))
                .hasMessageContaining("password cannot go with type 3");
    }

    @Test
    void doesNotLookAtHeadersOfAnotherWay() {
        Map<String, Object> left = new HashMap<>();
        left.put(ZvcmsConstants.TYPE, 3);
        left.put(ZvcmsConstants.USER_ID, "4711");
        left.put(ZvcmsConstants.MOBILE, MOBILE);
        left.put(ZvcmsConstants.PASSWORD, PASSWORD);
        answer(IDENTITY, CODE, left);
        assertThat(simulator.journal().last().params()).doesNotContainKeys("Params.user_id", "Params.mobile");
    }

    @Test
    void refusesAHeaderThatDoesNotAgreeWithTheBody() {
        assertThat(refusal(only(4, "user_id"), Map.of(ZvcmsConstants.USER_ID, "4711")))
                .hasMessageContaining("The header CamelZvcmsUserId and the body's user_id differ")
                .hasMessageContaining("removeHeaders");
        assertThat(refusal(only(4, "user_id"), Map.of(ZvcmsConstants.TYPE, 3))).hasMessageContaining("CamelZvcmsType");
        assertThat(refusal(Map.of("type", 3, "user_code", "a", "userCode", "b"), Map.of()))
                .hasMessageContaining("user_code twice");
        answer(IDENTITY, only(4, "user_id"), Map.of(ZvcmsConstants.USER_ID, 10001, ZvcmsConstants.TYPE, 4));
    }

    @Test
    void findsWhatAnUnknownFieldMayHaveMeant() {
        assertThat(refusal(Map.of("type", 2, "cardnumber", CARD), Map.of()))
                .hasMessageContaining("a field cardnumber")
                .hasMessageContaining("Did you mean cardNumber or card_number")
                .hasMessageContaining("other_fields")
                .hasMessageNotContaining(CARD);
    }

    @Test
    void sendsWhatTheVendorHasAddedSince() {
        send(IDENTITY, Map.of("type", 3, "user_code", CODE, "other_fields", Map.of("lang", "zh")));
        assertThat(simulator.journal().last().param("Params.lang")).isEqualTo("zh");
        assertThat(refusal(Map.of("type", 3, "user_code", CODE, "otherFields", Map.of("mobile", "1")), Map.of()))
                .hasMessageContaining("other_fields has mobile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x1", "-1", "0", "1.5"})
    void refusesAnIdThatIsNone(String id) {
        assertThat(refusal(UserIdentityQuery.byUserId(id), Map.of()))
                .hasMessageContaining("user_id is not a positive whole number")
                .hasMessageContaining("CamelZvcmsUserId");
    }

    @Test
    void refusesBodiesThatAreNoQuery() {
        assertThat(refusal("{\"type\":3,\n\"user_code\":", Map.of())).hasMessageContaining("line 2");
        assertThat(refusal("[{\"type\":3}]", Map.of())).hasMessageContaining("JSON array");
        assertThat(refusal(List.of(1), Map.of())).hasMessageContaining("UserIdentityQuery, a Map or the JSON text");
        assertThat(refusal("secret words", Map.of(ZvcmsConstants.TYPE, 1)))
                .hasMessageContaining("plain text")
                .hasMessageContaining("mobile and password")
                .hasMessageNotContaining("secret words");
        assertThat(refusal(Map.of("type", 3, "user_code", List.of("a")), Map.of()))
                .hasMessageContaining("user_code has to be a text or a number");
    }

    @Test
    void takesBlanksOffAllButPasswords() {
        simulator.addUser(spec -> spec.account("13900000001", " pw "));
        answer(IDENTITY, UserIdentityQuery.byAccount(" 13900000001 ", " pw "));
    }
}
