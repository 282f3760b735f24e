// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.Listing;
import io.github.camelfkw.component.fkw.client.model.NewProduct;
import io.github.camelfkw.component.fkw.client.model.StockResult;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations about products and stock. */
final class ProductHandlers {

    private ProductHandlers() {}

    static void putInto(Map<FkwOperation, OperationHandler> handlers) {
        handlers.put(FkwOperation.products, (input, shop) -> Lists.answer(input, "products", shop.products()::list));
        handlers.put(
                FkwOperation.productLibraries,
                (input, shop) -> listing(input, shop.products().libraries()));
        handlers.put(
                FkwOperation.productGroups,
                (input, shop) -> listing(input, shop.products().groups()));
        handlers.put(
                FkwOperation.addProduct,
                (input, shop) ->
                        OperationResult.of(shop.products().add(input.body().as(NewProduct.class))));
        handlers.put(FkwOperation.updateStock, ProductHandlers::updateStock);
    }

    private static OperationResult listing(OperationInput input, Listing<?> listing) {
        return OperationResult.of(
                input.defaults().rawPayload() ? listing.json() : listing.rows(),
                Map.of(FkwConstants.TOTAL, (long) listing.rows().size()));
    }

    private static OperationResult updateStock(OperationInput input, ShopApis shop) {
        boolean skipUnchanged = input.defaults().skipUnchanged();
        if (!input.body().isList()) {
            return OperationResult.of(shop.products().updateStock(stockUpdate(input), skipUnchanged));
        }
        List<StockResult> results = shop.products().updateStocks(input.body().listOf(StockUpdate.class), skipUnchanged);
        int refused = (int) results.stream()
                .filter(result -> result.outcome() == StockResult.Outcome.refused)
                .count();
        return new OperationResult(Optional.of(results), Map.of(FkwConstants.REFUSED_ROWS, refused));
    }

    private static StockUpdate stockUpdate(OperationInput input) {
        return new StockUpdate(
                input.text(Field.PRODUCT_ID).orElse(null),
                input.text(Field.SKU_ID).orElse(null),
                input.number(Field.STOCK_AMOUNT).orElse(null));
    }
}
