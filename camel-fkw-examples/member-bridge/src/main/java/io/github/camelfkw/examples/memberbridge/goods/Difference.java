// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is otherwise at API Factory than it was sent to FKW, and what FKW has no call for. */
final class Difference {

    private Difference() {}

    /** In words; null: nothing. */
    static String between(Mirrored sent, Goods goods) {
        List<String> differences = new ArrayList<>();
        if (!goods.name().equals(sent.name())) {
            differences.add("the name is now " + goods.name());
        }
        for (Goods.Variant variant : goods.variants()) {
            Optional<Mirrored.Sku> sku = sent.sku(variant.code());
            if (sku.isEmpty()) {
                differences.add("variant " + variant.code() + " is new");
            } else if (sku.get().price().compareTo(variant.price()) != 0) {
                differences.add("the price of " + variant.code() + " is now "
                        + variant.price().toPlainString() + ", was "
                        + sku.get().price().toPlainString());
            }
        }
        return differences.isEmpty()
                ? null
                : differences.stream()
                        .collect(Collectors.joining(
                                "; ",
                                "",
                                ". FKW has no call for this: change product " + sent.productId()
                                        + " in its back office"));
    }
}
