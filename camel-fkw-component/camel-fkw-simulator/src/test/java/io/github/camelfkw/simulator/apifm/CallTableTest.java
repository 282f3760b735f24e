// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CallTableTest {

    /** What the document names: 280 calls. */
    private static final int DOCUMENTED = 280;

    private final List<CallRow> rows = CallTable.rows();

    @Test
    void hasEveryDocumentedCallButTheOneWithoutAPath() {
        assertThat(rows).hasSize(DOCUMENTED - 1);
        assertThat(rows).extracting(CallRow::name).doesNotHaveDuplicates().doesNotContain("wxpayIntelsalon");
    }

    @Test
    void onlyTheTwoDeletionsOfAFavouriteArticleShareAPath() {
        Set<String> seen = new HashSet<>();
        List<String> again = rows.stream()
                .filter(row -> !seen.add(row.host() + row.path()))
                .map(CallRow::name)
                .toList();
        assertThat(again).containsExactly("cmsArticleFavDeleteByNewsId");
        CallTable table = new CallTable("demo", "951");
        assertThat(table.at("/api/demo/cms/news/fav/delete"))
                .extracting(CallRow::name)
                .containsExactly("cmsArticleFavDeleteById", "cmsArticleFavDeleteByNewsId");
    }

    @Test
    void everyPathBeginsWithTheAccountOrBelongsToNone() {
        assertThat(rows).allSatisfy(row -> assertThat(row.path())
                .matches("/(\\{subDomain}|\\{merchantId}|common|subdomain)/[A-Za-z0-9/-]+"));
        assertThat(rows.stream().filter(row -> row.path().startsWith("/{merchantId}/")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.host()).isEqualTo(Host.CMS));
    }

    @Test
    void tellsWhyNothingIsAtAPath() {
        CallTable table = new CallTable("demo", "951");
        assertThat(rows).allSatisfy(row -> {
            Host other = Host.values()[(row.host().ordinal() + 1) % Host.values().length];
            String path = table.pathOf(row).replaceFirst(row.host().prefix(), other.prefix());
            assertThat(table.at(path)).isEmpty();
            assertThat(table.whyNothingIsAt(path))
                    .contains("belongs to host " + row.host().prefix().substring(1));
        });
        assertThat(table.whyNothingIsAt("/api/other/order/create")).contains("another account", "sub-domain demo");
        assertThat(table.whyNothingIsAt("/cms/952/cms/news/useful")).contains("another account", "merchant id 951");
        assertThat(table.whyNothingIsAt("/api/demo/order/creat")).isEqualTo("unknown path /api/demo/order/creat");
        assertThat(table.whyNothingIsAt("/api/x")).isEqualTo("unknown path /api/x");
        assertThat(table.whyNothingIsAt("/demo/order/create")).isEqualTo("unknown path /demo/order/create");
    }

    @Test
    void noCallHasAParameterTwice() {
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.params()).extracting(Param::name).doesNotHaveDuplicates());
    }

    @Test
    void constantsJsonAndListsAreWhereTheDocumentHasThem() {
        assertThat(with(row -> row.params().stream()
                        .anyMatch(param -> !param.constant().isEmpty())))
                .containsExactlyInAnyOrder("login_wx", "bindOpenid");
        assertThat(with(row -> row.params().stream().anyMatch(param -> param.form() == Param.Form.LIST)))
                .containsExactlyInAnyOrder(
                        "pingtuanSets",
                        "vote",
                        "queryConfigBatch",
                        "shippingCarInfoRemoveItem",
                        "shippingCartSelected",
                        "kanjiaSet",
                        "fxMyCommisionStatistics");
        assertThat(with(row -> !row.freeForm()
                        && row.params().stream()
                                .anyMatch(param -> param.form() == Param.Form.JSON
                                        && !param.name().equals("extJsonStr"))))
                .containsExactlyInAnyOrder("shippingCarInfoAddItem", "loginWxaMobileV2");
        assertThat(with(row -> row.verb() == CallRow.Verb.UPLOAD)).containsExactly("uploadFile");
        assertThat(with(row -> row.verb() == CallRow.Verb.PICTURE)).containsExactly("graphValidateCodeUrl");
    }

    private Set<String> with(java.util.function.Predicate<CallRow> trait) {
        return rows.stream().filter(trait).map(CallRow::name).collect(Collectors.toSet());
    }

    @Test
    void readsEachKindOfParameter() {
        CallRow row = CallRow.parse("x UPLOAD oss /{subDomain}/x a b? c|d e=2 f:json g?:list h:file ...");
        assertThat(row.freeForm()).isTrue();
        assertThat(row.verb().http()).isEqualTo("POST");
        assertThat(row.params())
                .containsExactly(
                        new Param("a", "", true, Param.Form.TEXT, ""),
                        new Param("b", "", false, Param.Form.TEXT, ""),
                        new Param("c", "d", true, Param.Form.TEXT, ""),
                        new Param("e", "", true, Param.Form.TEXT, "2"),
                        new Param("f", "", true, Param.Form.JSON, ""),
                        new Param("g", "", false, Param.Form.LIST, ""),
                        new Param("h", "", true, Param.Form.FILE, ""));
        assertThatThrownBy(() -> CallRow.parse("x GET api")).hasMessageContaining("at least name, verb, host and path");
        assertThatThrownBy(() -> new CallTable("demo", "951").named("wxpayIntelsalon"))
                .hasMessageContaining("no call wxpayIntelsalon");
    }
}
