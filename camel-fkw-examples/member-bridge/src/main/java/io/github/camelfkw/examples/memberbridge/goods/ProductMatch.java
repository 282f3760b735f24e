// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.Sku;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds goods in a product. The vendor's document shows the product code both of the sku and of the product. */
final class ProductMatch {

    private ProductMatch() {}

    /** What was sent, with the ids of the product; empty: it is another one. */
    static Optional<Mirrored> of(Mirrored sent, Product product) {
        List<Sku> skus = product.skuList();
        boolean bySku =
                skus.stream().anyMatch(sku -> sent.sku(sku.productCode()).isPresent());
        boolean byProduct = sent.sku(product.code()).isPresent();
        if (!bySku && !byProduct) {
            return Optional.empty();
        }
        List<Mirrored.Sku> found = new ArrayList<>();
        for (int i = 0; i < sent.skus().size(); i++) {
            Mirrored.Sku wanted = sent.skus().get(i);
            // Where only the product has a code its skus are told apart by the order in which they were sent.
            Sku sku = bySku
                    ? skus.stream()
                            .filter(each -> wanted.code().equals(each.productCode()))
                            .findFirst()
                            .orElse(null)
                    : i < skus.size() ? skus.get(i) : null;
            if (sku == null) {
                return Optional.empty();
            }
            found.add(new Mirrored.Sku(wanted.code(), sku.skuId(), wanted.price(), wanted.stock()));
        }
        return Optional.of(sent.withProduct(product.id(), found));
    }
}
