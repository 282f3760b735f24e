// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import io.github.camelfkw.component.fkw.client.internal.JsonSlice;
import io.github.camelfkw.component.fkw.client.internal.Limits;
import io.github.camelfkw.component.fkw.client.internal.ListReader;
import io.github.camelfkw.component.fkw.client.internal.ResultEnvelope;
import io.github.camelfkw.component.fkw.client.internal.Wire;
import io.github.camelfkw.component.fkw.client.model.NewProduct;
import io.github.camelfkw.component.fkw.client.model.NewSku;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.ProductGroup;
import io.github.camelfkw.component.fkw.client.model.ProductLibrary;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.component.fkw.client.model.StockResult;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls about products and stock, for one shop. Blocking; safe for threads. */
public final class ProductApi {

    private static final Logger LOG = LoggerFactory.getLogger(ProductApi.class);

    private static final String DEFAULT_LIBRARY = "1";

    private final FkwGateway gateway;
    private final String shopId;

    ProductApi(FkwGateway gateway, String shopId) {
        this.gateway = gateway;
        this.shopId = shopId;
    }

    /** As {@link #list(int, int, RecordReading)}, with {@link RecordReading#ON_DEMAND}. */
    public ListPage<FkwDocument<Product>> list(int pageNo, int pageSize) {
        return list(pageNo, pageSize, RecordReading.ON_DEMAND);
    }

    /**
     * One page of the products, newest first.
     *
     * @param  pageNo   from 1
     * @param  pageSize 1 to {@value ListPage#MAX_SIZE}
     * @param  reading  when the rows become records
     * @throws FkwException each kind, see there
     */
    public ListPage<FkwDocument<Product>> list(int pageNo, int pageSize, RecordReading reading) {
        ApiMethod method = ApiMethod.GET_PRODUCT_LIST;
        return ListReader.page(
                method,
                gateway.call(
                        method,
                        shopId,
                        ListReader.parameters(pageNo, pageSize),
                        ListReader.recordOf(reading, Product.class)),
                row -> RecordDocument.of(method.operation(), "product", row, Product.class, Product::id),
                "product_list");
    }

    /**
     * The libraries that products are put into.
     *
     * @throws FkwException each kind, see there
     */
    public Listing<ProductLibrary> libraries() {
        return whole(ApiMethod.GET_PRODUCT_LIBRARIES, "lib_list", ProductLibrary.class);
    }

    /**
     * The categories of products.
     *
     * @throws FkwException each kind, see there
     */
    public Listing<ProductGroup> groups() {
        return whole(ApiMethod.GET_PRODUCT_GROUPS, "group_list", ProductGroup.class);
    }

    private <T> Listing<T> whole(ApiMethod method, String field, Class<T> type) {
        ResultEnvelope answer = gateway.call(method, shopId, Map.of()).envelope();
        // The document's table calls it a single object, its example an array: one is read as an array of one.
        List<JsonSlice> rows = answer.array(field)
                .or(() -> answer.object(field).map(List::of))
                .orElseThrow(() -> new FkwProtocolException(
                        method.operation(),
                        method.operation() + ": the answer has no field " + field + "; it has " + answer.fieldNames(),
                        null));
        return new Listing<>(
                rows.stream()
                        .map(row -> row.read(type, method.operation(), "a row"))
                        .toList(),
                answer.json());
    }

    /**
     * Puts a new product on the shelf. The answer does not name it: {@link #list} does, newest first.
     *
     * @throws IllegalArgumentException   a limit of the document is not kept; names field, limit and length
     * @throws FkwOutcomeUnknownException the answer was lost; never sent again, since that might add it twice
     * @throws FkwException               each other kind, see there
     */
    public WriteResult add(NewProduct product) {
        check(product);
        if (!product.imgUrlList().isEmpty()) {
            LOG.warn(
                    "addProduct: the vendor has withdrawn img_url_list since 2023-06-30 (请勿使用): upload the pictures and"
                            + " give mediaIdList");
        }
        Map<String, String> parameters = Wire.parameters(product);
        parameters.putIfAbsent("lid", DEFAULT_LIBRARY);
        return OnceOnly.send(
                () -> WriteResult.of(gateway.call(ApiMethod.ADD_PRODUCT, shopId, parameters)),
                lost -> unknown(lost, product.name().strip()));
    }

    private static void check(NewProduct product) {
        Limits limits = Limits.of(ApiMethod.ADD_PRODUCT.operation())
                .required("name", product.name())
                .atMost("name", 100, product.name())
                .atMost("introduction", 75, product.introduction())
                .check(!product.skuList().isEmpty(), "skuList is empty; a product without variants has one sku");
        check(limits, "propList", product.propList());
        for (int i = 0; i < product.skuList().size(); i++) {
            NewSku sku = product.skuList().get(i);
            String name = "skuList[" + i + "]";
            limits.money(name + ".price", sku.price()).atLeast(name + ".stock", 0, sku.stock());
            check(limits, name + ".propertiesName", sku.propertiesName());
        }
        limits.enforce();
    }

    private static void check(Limits limits, String field, List<Property> properties) {
        for (int i = 0; i < properties.size(); i++) {
            String name = field + "[" + i + "]";
            limits.required(name + ".name", properties.get(i).name())
                    .required(name + ".value", properties.get(i).value());
        }
    }

    private FkwOutcomeUnknownException unknown(FkwTransportException lost, String name) {
        try {
            String ids = list(1, ListPage.MAX_SIZE).rows().stream()
                    .filter(row -> name.equals(row.toRecord().name()))
                    .map(FkwDocument::id)
                    .collect(Collectors.joining(","));
            return ids.isEmpty()
                    ? new FkwOutcomeUnknownException(
                            lost, "None of the newest products has its name, yet it may still appear", Map.of())
                    : new FkwOutcomeUnknownException(
                            lost, "Among the newest products these have its name: " + ids, Map.of("productIds", ids));
        } catch (FkwException alsoThis) {
            lost.addSuppressed(alsoThis);
            return new FkwOutcomeUnknownException(lost, "The newest products could not be read either", Map.of());
        }
    }

    /** As {@link #updateStock(StockUpdate, boolean)}, without reading the stock first. */
    public WriteResult updateStock(StockUpdate update) {
        return updateStock(update, false);
    }

    /**
     * Sets the stock of a sku. Sent again after a lost answer: it is an amount, not a difference.
     *
     * @param  skipUnchanged whether the products are read first, page by page, and nothing is sent where the platform
     *                       has this very stock
     * @throws IllegalArgumentException something is missing, or the amount is negative
     * @throws FkwException             each kind, see there
     */
    public WriteResult updateStock(StockUpdate update, boolean skipUnchanged) {
        Limits limits = Limits.of(ApiMethod.UPDATE_STOCK.operation());
        limits.required("productId", "CamelFkwProductId", update.productId())
                .required("skuId", "CamelFkwSkuId", update.skuId())
                .atLeast("stockAmount", 0, update.stockAmount())
                .enforce();
        if (skipUnchanged && batch().unchanged(List.of(update)).contains(update)) {
            return WriteResult.ALREADY_DONE;
        }
        return send(update);
    }

    /**
     * Sets the stock of many skus, one call each; of rows about the same sku only the last is sent. A row that the
     * platform refuses does not keep the others from being sent; any other trouble ends the batch with its exception, and
     * sending all of it again does no harm.
     *
     * @param  skipUnchanged as in {@link #updateStock(StockUpdate, boolean)}
     * @return what became of each row, in their order
     * @throws IllegalArgumentException something is missing in a row, or its amount is negative; nothing was sent
     * @throws FkwException             each kind but a refusal, see there
     */
    public List<StockResult> updateStocks(List<StockUpdate> updates, boolean skipUnchanged) {
        return batch().send(updates, skipUnchanged);
    }

    private StockBatch batch() {
        return new StockBatch(this::send, pageNo -> list(pageNo, ListPage.MAX_SIZE));
    }

    private WriteResult send(StockUpdate update) {
        return WriteResult.of(gateway.call(ApiMethod.UPDATE_STOCK, shopId, Wire.parameters(update)));
    }
}
