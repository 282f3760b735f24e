// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.ZvcmsBusinessException;
import io.github.camelfkw.component.zvcms.client.ZvcmsException;
import io.github.camelfkw.component.zvcms.client.ZvcmsProtocolException;
import io.github.camelfkw.component.zvcms.client.ZvcmsSystemException;
import io.github.camelfkw.component.zvcms.client.ZvcmsTransportException;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.zvcms.StatusForm;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document's three outcomes, and the answers that are none of them. */
class OutcomeTest extends ZvcmsTestSupport {

    private static final String NOT_FOUND = "40001";
    private static final UserIdentityQuery NOBODY = UserIdentityQuery.byCode("UC-nobody");

    @ParameterizedTest
    @EnumSource(StatusForm.class)
    void aMemberWhoIsNotThereIsABusinessException(StatusForm form) {
        simulator.quirks().statusForm(form).numbersAsText(form == StatusForm.TEXT);
        ZvcmsBusinessException e = failure(ZvcmsBusinessException.class, IDENTITY, NOBODY);
        assertThat(e.getAction()).isEqualTo("communal.user.identity");
        assertThat(e.getCode()).isEqualTo(NOT_FOUND);
        assertThat(e.getApiMessage()).isEqualTo("查询的信息不存在");
        assertThat(e).hasMessage("communal.user.identity was refused by the platform: code=40001, message=查询的信息不存在");
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StatusForm.class)
    void aWrongSignatureIsASystemException(StatusForm form) {
        simulator.quirks().statusForm(form);
        zvcms.setSecret("another-secret");
        ZvcmsSystemException e = failure(ZvcmsSystemException.class, IDENTITY, UserIdentityQuery.byCode(CODE));
        assertThat(e.getCode()).isEqualTo("10004");
        assertThat(e.getApiMessage()).isEqualTo("签名错误");
        assertThat(e)
                .hasMessage(
                        "communal.user.identity ended with a system error of the platform: code=10004, message=签名错误");
        assertThat(requests()).hasSize(1);
    }

    @Test
    void wrongCredentialsAreASystemException() {
        zvcms.setGrantCode("another-grant");
        assertThat(failure(ZvcmsSystemException.class, IDENTITY, NOBODY).getCode())
                .isEqualTo("10002");
    }

    @ParameterizedTest
    @ValueSource(strings = {NOT_FOUND, "1, " + NOT_FOUND + " ,2", "*"})
    void aCodeThatMeansNothingIsNoFailureWhereTheEndpointSaysSo(String codes) {
        Message answer = answer(
                IDENTITY + "?emptyCodes=" + codes,
                "UC-nobody",
                Map.of(ZvcmsConstants.TYPE, 3, "CamelZvcmsUserId", "1"));
        assertThat(answer.getBody()).isNull();
        assertThat(answer.getHeader(ZvcmsConstants.CODE)).isEqualTo(NOT_FOUND);
        assertThat(answer.getHeader(ZvcmsConstants.MESSAGE)).isEqualTo("查询的信息不存在");
        assertThat(answer.getHeaders()).doesNotContainKey(ZvcmsConstants.USER_ID);
    }

    @Test
    void otherCodesStayFailures() {
        failure(ZvcmsBusinessException.class, IDENTITY + "?emptyCodes=4", NOBODY);
        zvcms.client();
        simulator.faults().next(Fault.tokenRefused());
        failure(ZvcmsSystemException.class, IDENTITY + "?emptyCodes=*", NOBODY);
    }

    @Test
    void aFailureLeavesNoHeadersOfAnEarlierCall() {
        var exchange = send(
                IDENTITY,
                "UC-nobody",
                Map.of(ZvcmsConstants.TYPE, 3, ZvcmsConstants.CODE, "0", ZvcmsConstants.MESSAGE, "ok"));
        assertThat(exchange.getException()).isInstanceOf(ZvcmsBusinessException.class);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys(ZvcmsConstants.CODE, ZvcmsConstants.MESSAGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":0}|status has to be true or false",
                "{\"status\":\"maybe\",\"code\":0}|it has the fields code, status",
                "{\"status\":true,\"message\":\"ok\"}|with a code where it is true",
                "{\"status\":true,\"code\":0}|no data with user_info",
                "{\"status\":true,\"code\":0,\"data\":[]}|no data with user_info",
                "{\"status\":true,\"code\":0,\"data\":{\"user_info\":null}}|no data with user_info"
            })
    void anAnswerThatIsNoneOfThemIsAProtocolException(String answer, String part) {
        simulator.faults().next(Fault.body(answer, "application/json"));
        assertThat(failure(ZvcmsProtocolException.class, IDENTITY, NOBODY)).hasMessageContaining(part);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aPageThatIsNoAnswerPointsToTheAddress() {
        zvcms.setBaseUri(simulator.baseUri().resolve("/api/v1").toString());
        assertThat(failure(ZvcmsProtocolException.class, IDENTITY, NOBODY))
                .hasMessageContaining("HTTP status 404")
                .hasMessageContaining("Check baseUri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00", "0.0", "\"0\""})
    void zeroIsTheCodeOfASuccessInEachForm(String code) {
        String number = code.equals("00") ? "\"00\"" : code;
        simulator
                .faults()
                .next(Fault.body(
                        "\uFEFF{\"status\":1,\"code\":" + number + ",\"data\":{\"user_info\":{\"id\":5}}}",
                        "text/html"));
        assertThat(answer(IDENTITY, NOBODY).getHeader(ZvcmsConstants.USER_ID)).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({"PT10M,behind,-600", "PT-10M,ahead of,600"})
    void aClockThatIsWrongIsNamedAsAPossibleCause(Duration ahead, String which, int seconds) {
        zvcms.setClock(java.time.Clock.fixed(NOON.plus(ahead), java.time.ZoneOffset.UTC));
        assertThat(failure(ZvcmsSystemException.class, IDENTITY, NOBODY))
                .hasMessageContaining("code=10003")
                .hasMessageContaining("The platform's clock is " + Math.abs(seconds) + " seconds " + which)
                .hasMessageContaining("set this machine's clock");
    }

    @Test
    void aClockThatIsWrongByLessThanTheWindowMattersNotAtAll() {
        zvcms.setClock(java.time.Clock.fixed(NOON.plusSeconds(290), java.time.ZoneOffset.UTC));
        answer(IDENTITY, UserIdentityQuery.byCode(CODE));
    }

    @Test
    void theKindsAreKindsOfOne() {
        assertThat(java.util.List.of(
                        ZvcmsBusinessException.class,
                        ZvcmsSystemException.class,
                        ZvcmsTransportException.class,
                        ZvcmsProtocolException.class))
                .allMatch(ZvcmsException.class::isAssignableFrom);
    }

    @Test
    void anUnknownActionIsWhatThePlatformMakesOfIt() {
        assertThat(failure(ZvcmsSystemException.class, "zvcms:communal.no.such", Map.of())
                        .getCode())
                .isEqualTo("10006");
        simulator.addAction("communal.no.such", params -> {
            throw ZvcmsSimulator.businessError(77, "不行");
        });
        assertThat(failure(ZvcmsBusinessException.class, "zvcms:communal.no.such", Map.of())
                        .getCode())
                .isEqualTo("77");
    }
}
