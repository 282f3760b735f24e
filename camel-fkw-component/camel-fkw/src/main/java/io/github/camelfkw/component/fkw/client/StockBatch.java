// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.Limits;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.Sku;
import io.github.camelfkw.component.fkw.client.model.StockResult;
import io.github.camelfkw.component.fkw.client.model.StockResult.Outcome;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many stock updates: the last of each sku is sent, and not even that where the platform has the amount already. */
final class StockBatch {

    private static final Logger LOG = LoggerFactory.getLogger(StockBatch.class);

    private final Consumer<StockUpdate> sender;
    private final IntFunction<ListPage<FkwDocument<Product>>> productPages;

    StockBatch(Consumer<StockUpdate> sender, IntFunction<ListPage<FkwDocument<Product>>> productPages) {
        this.sender = sender;
        this.productPages = productPages;
    }

    private record SkuKey(String productId, String skuId) {

        static SkuKey of(StockUpdate update) {
            return new SkuKey(update.productId(), update.skuId());
        }
    }

    List<StockResult> send(List<StockUpdate> updates, boolean skipUnchanged) {
        check(updates);
        Map<SkuKey, Integer> lastRow = new HashMap<>();
        for (int i = 0; i < updates.size(); i++) {
            lastRow.put(SkuKey.of(updates.get(i)), i);
        }
        Set<StockUpdate> unchanged = skipUnchanged
                ? unchanged(lastRow.values().stream().map(updates::get).toList())
                : Set.of();
        List<StockResult> results = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            StockUpdate update = updates.get(i);
            if (lastRow.get(SkuKey.of(update)) != i) {
                results.add(result(update, Outcome.superseded, null));
            } else if (unchanged.contains(update)) {
                results.add(result(update, Outcome.unchanged, null));
            } else {
                results.add(send(update));
            }
        }
        return List.copyOf(results);
    }

    private static void check(List<StockUpdate> updates) {
        Limits limits = Limits.of(ApiMethod.UPDATE_STOCK.operation());
        for (int i = 0; i < updates.size(); i++) {
            StockUpdate update = updates.get(i);
            limits.required("[" + i + "].productId", update.productId())
                    .required("[" + i + "].skuId", update.skuId())
                    .atLeast("[" + i + "].stockAmount", 0, update.stockAmount());
        }
        limits.enforce();
    }

    private StockResult send(StockUpdate update) {
        try {
            sender.accept(update);
            return result(update, Outcome.updated, null);
        } catch (FkwAuthenticationException | FkwThrottledException e) {
            throw e;
        } catch (FkwApiException e) {
            LOG.warn(
                    "updateStock: a row of a batch was refused: {} (sku {})",
                    e.getMessage(),
                    Redactor.withoutMobiles(update.skuId()));
            return result(update, Outcome.refused, e.getApiMessage());
        }
    }

    private static StockResult result(StockUpdate update, Outcome outcome, String message) {
        return new StockResult(update.productId(), update.skuId(), update.stockAmount(), outcome, message);
    }

    /**
     * Those whose amount the platform has already. Reads pages of products until all their skus were seen; one that a
     * changing list hid is sent, which does no harm.
     */
    Set<StockUpdate> unchanged(List<StockUpdate> updates) {
        Map<SkuKey, StockUpdate> wanted = new HashMap<>();
        updates.forEach(update -> wanted.put(SkuKey.of(update), update));
        Set<StockUpdate> unchanged = new HashSet<>();
        long rows = 0;
        for (int pageNo = 1; !wanted.isEmpty(); pageNo++) {
            ListPage<FkwDocument<Product>> page = productPages.apply(pageNo);
            for (FkwDocument<Product> row : page.rows()) {
                Product product = row.toRecord();
                for (Sku sku : product.skuList()) {
                    StockUpdate update = wanted.remove(new SkuKey(product.id(), sku.skuId()));
                    if (update != null && update.stockAmount().equals(sku.stock())) {
                        unchanged.add(update);
                    }
                }
            }
            rows += page.rows().size();
            if (page.rows().isEmpty() || rows >= page.total()) {
                break;
            }
        }
        return unchanged;
    }
}
