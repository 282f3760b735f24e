// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One product as it stands; a snapshot.
 *
 * @param id {@code id} on the wire
 * @param name its name
 * @param code its code; the vendor document has it in the example only
 * @param picture address of its picture
 * @param createdOn the day it was made, in Beijing
 * @param updatedOn the day it was last changed, in Beijing
 * @param onShelf whether buyers see it
 * @param skus its variants, at least one
 * @param request the parameters of the {@code addProduct} that made it; empty for a generated one
 */
public record SimProduct(
        String id,
        String name,
        String code,
        String picture,
        LocalDate createdOn,
        LocalDate updatedOn,
        boolean onShelf,
        List<SimSku> skus,
        Map<String, String> request) {

    /** Copies the collections. */
    public SimProduct {
        skus = List.copyOf(skus);
        request = Map.copyOf(request);
    }

    /** A variant. */
    public Optional<SimSku> sku(String skuId) {
        return skus.stream().filter(sku -> sku.id().equals(skuId)).findFirst();
    }

    SimProduct withStock(String skuId, int amount, LocalDate today) {
        List<SimSku> changed = skus.stream()
                .map(sku -> sku.id().equals(skuId) ? sku.withStock(amount) : sku)
                .toList();
        return new SimProduct(id, name, code, picture, createdOn, today, onShelf, changed, request);
    }

    SimProduct withShelf(boolean visible, LocalDate today) {
        return new SimProduct(id, name, code, picture, createdOn, today, visible, skus, request);
    }
}
