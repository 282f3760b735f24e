// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.apifm.ApifmConstants;
import io.github.camelfkw.component.apifm.internal.call.ApiCall.Verb;
import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTableTest {

    private final CallTable table = CallTable.documented();

    @Test
    void holdsTheCallsOfTheDocument() {
        assertThat(table.all()).hasSize(280);
        assertThat(table.all())
                .filteredOn(call -> call.target().isEmpty())
                .extracting(ApiCall::name)
                .containsExactly("wxpayIntelsalon");
    }

    @Test
    void noArgumentsHeaderIsOneThatTheConnectorSets() {
        Set<String> ofAnswers = Set.of(ApifmConstants.CODE, ApifmConstants.MESSAGE, ApifmConstants.PAGE_NO);
        assertThat(table.all().stream()
                        .flatMap(call -> call.arguments().stream())
                        .flatMap(argument -> argument.header().stream()))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(ofAnswers);
        assertThat(Argument.optional("code").header()).isEmpty();
        assertThat(Argument.optional(Argument.TOKEN).header()).contains(ApifmConstants.TOKEN);
        assertThat(Argument.optional("id").header()).contains(ApifmConstants.ID);
    }

    @Test
    void whatIsReadOverAPostIsAReadAndWhatSendsAMessageIsAWrite() {
        assertThat(table.get("goods").write()).isFalse();
        assertThat(table.get("orderList").write()).isFalse();
        assertThat(table.get("smsValidateCode").target().orElseThrow().verb()).isEqualTo(Verb.GET);
        assertThat(table.get("smsValidateCode").write()).isTrue();
        assertThat(table.get("loginout").write()).isTrue();
    }

    /** A call is a write unless its name or title says that it reads: a read that is repeated must change nothing. */
    @Test
    void noCallThatIsNamedAfterAChangeIsARead() {
        assertThat(table.all())
                .filteredOn(call -> call.name()
                        .matches(
                                ".*(Create|Delete|Remove|Add|Put|Buy|Apply|Pay|Close|Join|Set|Bind|Exchange|Cancel|Open"
                                        + "|Clear|Help|Update|Modify).*|(add|update|delete|bind|pay|register|login|set|modify"
                                        + "|reset|push|send|fetchCoupons|merge|wxpay).*"))
                .filteredOn(call -> !call.write())
                .extracting(ApiCall::name)
                // Addresses and additions; rules, settings, logs and details of changes.
                .containsExactlyInAnyOrder(
                        "queryAddressV2",
                        "defaultAddress",
                        "addressDetail",
                        "mapQQAddress",
                        "goodsAddition",
                        "userLevelBuyLogs",
                        "refundApplyDetail",
                        "virtualTraderMyBuyLogs",
                        "mergeCouponsRules",
                        "kanjiaSet",
                        "kanjiaMyJoinInfo",
                        "kanjiaHelpDetail",
                        "pingtuanSet",
                        "pingtuanSets",
                        "pingtuanJoinUsers",
                        "pingtuanMyJoined",
                        "fxApplyProgress",
                        "fxSetting",
                        "partnerSetting",
                        "payLogs",
                        "payQuery",
                        "payBillDiscounts",
                        "luckyInfoJoinMy",
                        "luckyInfoJoinLogs",
                        "yuyueMyJoinInfo",
                        "yuyueMyJoinLogs",
                        "courseBuyLogPublic",
                        "courseBuyLogMy",
                        "courseInfoBuyLogDetail",
                        "myBuyGoodsHis");
    }

    @Test
    void codesWithAMeaningAreThoseOfTheDocument() {
        Map<String, Set<Integer>> codes = table.all().stream()
                .filter(call -> !call.codes().isEmpty())
                .collect(Collectors.toMap(ApiCall::name, call -> call.codes().keySet()));
        assertThat(codes)
                .isEqualTo(Map.of(
                        "checkReferrer", Set.of(700),
                        "cmsArticleFavCheck", Set.of(-1),
                        "goodsFavCheck", Set.of(-1),
                        "scoreTodaySignedInfo", Set.of(700),
                        "myVote", Set.of(700)));
    }

    @Test
    void whatMayBeLeftOutIsWhatTheDocumentSays() {
        ApiCall fav = table.get("goodsFavDelete");
        assertThat(fav.argument("token").orElseThrow().need()).isEqualTo(Need.REQUIRED);
        assertThat(fav.argument("id").orElseThrow().need()).isEqualTo(Need.ONE_OF);
        assertThat(table.get("goodsLimitations")
                        .argument("priceId")
                        .orElseThrow()
                        .need())
                .isEqualTo(Need.OPTIONAL);
        assertThat(table.get("goodsDetail").argument("token").orElseThrow().need())
                .isEqualTo(Need.BEYOND);
        assertThat(table.get("goodsDetail").only().orElseThrow().name()).isEqualTo("id");
        assertThat(table.get("orderPay").only().orElseThrow().name()).isEqualTo("orderId");
        assertThat(table.get("mapDistance").only()).isEmpty();
    }

    @Test
    void aMisspeltCallIsRefusedWithNearOnes() {
        assertThatThrownBy(() -> table.get("goodDetail"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("apifm:goodDetail")
                .hasMessageContaining("Did you mean goodsDetail");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "a | t | read | GET api /x | id ! there are 5 columns instead of 6",
                "a-b | t | read | GET api /x | | ! a-b is not a name",
                "a | | read | GET api /x | | ! the title is missing",
                "a | t | reads | GET api /x | | ! the effect is reads",
                "a | t | read | PUT api /x | | ! there is no verb PUT",
                "a | t | read | GET web /x | | ! there is no host web",
                "a | t | read | GET api x | | ! x is no path",
                "a | t | read | GET api /../x | | ! is no path",
                "a | t | read | GET api /x?y=1 | | ! is no path",
                "a | t | read | GET api | | ! not verb, host and path",
                "a | t | read | GET api /x | id:xml | ! id:xml is not an argument",
                "a | t | read | GET api /x | id id | ! there are two arguments id",
                "a | t | read | GET api /x | id other>id | ! there are two arguments other",
                "a | t | read | GET api /x | | 700 ! 700 is not a code with its meaning"
            })
    void aWrongLineIsRefusedWithItsNumber(String line, String why) {
        assertThatThrownBy(() -> new CallTable(List.of("# comment", "[Area]", line)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("calls.txt, line 3: ")
                .hasMessageContaining(why);
    }

    @Test
    void aCallThatIsThereTwiceOrHasNoAreaIsRefused() {
        String line = "a | t | read | GET api /x | |";
        assertThatThrownBy(() -> new CallTable(Arrays.asList("[Area]", line, line)))
                .hasMessage("calls.txt, line 3: there are two calls a");
        assertThatThrownBy(() -> new CallTable(List.of(line))).hasMessageContaining("there is no [area] above it");
    }
}
