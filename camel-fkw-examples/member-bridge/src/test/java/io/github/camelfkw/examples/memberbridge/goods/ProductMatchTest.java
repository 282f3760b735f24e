// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.Sku;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductMatchTest {

    private static final Mirrored SENT =
            Mirrored.begun(new Goods("7", "茶", "", List.of(), List.of(variant("AF7-1", 3), variant("AF7-2", 4))), 0);

    private static Goods.Variant variant(String code, int stock) {
        return new Goods.Variant(code, BigDecimal.TEN, stock, List.of());
    }

    private static Product product(String code, Sku... skus) {
        return new Product("50", "茶", code, null, null, null, null, List.of(skus), null);
    }

    private static Sku sku(String id, String code) {
        return new Sku(id, BigDecimal.ONE, "", 99, code, null);
    }

    @Test
    void findsSkusByTheirCodesInAnyOrderAndKeepsWhatWasSent() {
        assertThat(ProductMatch.of(SENT, product(null, sku("b", "AF7-2"), sku("a", "AF7-1"))))
                .hasValueSatisfying(found -> {
                    assertThat(found.productId()).isEqualTo("50");
                    assertThat(found.skus())
                            .containsExactly(
                                    new Mirrored.Sku("AF7-1", "a", BigDecimal.TEN, 3),
                                    new Mirrored.Sku("AF7-2", "b", BigDecimal.TEN, 4));
                });
    }

    @Test
    void whereOnlyTheProductHasACodeSkusAreTakenInTheirOrder() {
        assertThat(ProductMatch.of(SENT, product("AF7-1", sku("a", null), sku("b", ""))))
                .hasValueSatisfying(found ->
                        assertThat(found.skus()).extracting(Mirrored.Sku::skuId).containsExactly("a", "b"));
    }

    @Test
    void leavesOtherProductsAlone() {
        assertThat(ProductMatch.of(SENT, product("AF77-1", sku("a", "AF77-1"), sku("b", null))))
                .isEmpty();
        assertThat(ProductMatch.of(SENT, product(null, sku("a", "AF7-1")))).isEmpty();
    }

    @Test
    void isReadBackAsItWasWritten() {
        Mirrored found =
                SENT.withAccepted().withProduct("50", List.of(new Mirrored.Sku("AF7", "a", BigDecimal.TEN, 3)));
        assertThat(Mirrored.read(found.json())).isEqualTo(found);
    }
}
