// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.simulator.fkw.SimProduct;
import io.github.camelfkw.simulator.fkw.SimSku;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** What the guide's page about products and stock shows. */
class GuideProductsTest extends GuideBench {

    private static final String GUIDE = "docs/guide/products.md";

    @Test
    void changedProductsBecomeFilesAlsoAfterARestart() throws Exception {
        String shirt = addProduct("10001");
        String shoes = addProduct("10002");
        start(GUIDE, "products-changes");
        assertThat(textOf("erp/products/" + shirt + ".json")).contains("\"stock\":10");
        textOf("erp/products/" + shoes + ".json");
        closeContext();
        assertThat(contentOf(folder.resolve("state/positions.txt"))).startsWith("fkw:products:default={");
        Files.delete(folder.resolve("erp/products/" + shirt + ".json"));
        Files.delete(folder.resolve("erp/products/" + shoes + ".json"));
        shop.shop().setStock(shirt, shirt + "_1", 9);
        createContext();
        start(GUIDE, "products-changes");
        assertThat(textOf("erp/products/" + shirt + ".json")).contains("\"stock\":9");
        camel.stop();
        assertThat(exists("erp/products/" + shoes + ".json")).isFalse();
    }

    @Test
    void allProducts() throws Exception {
        List<String> ids =
                shop.shop().addProducts(5).stream().map(SimProduct::id).toList();
        forward("direct:product", "mock:product");
        MockEndpoint products = mock("mock:product", shop.shop().products().size());
        start(GUIDE, "products-all");
        Exchange all = call("direct:catalogue", null, Map.of(FkwConstants.PAGE_SIZE, 2));
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(all.getMessage().getHeader(FkwConstants.TOTAL))
                .isEqualTo((long) shop.shop().products().size());
        assertThat(products.getExchanges())
                .extracting(
                        exchange -> exchange.getMessage().getBody(Product.class).id())
                .containsAll(ids);
    }

    @Test
    void oneStock() throws Exception {
        String product = addProduct("10001");
        start(GUIDE, "stock-one");
        call("direct:stock", 7);
        assertThat(stock(product, 1)).isEqualTo(7);
    }

    @Test
    void manyStocks() throws Exception {
        String product = addProduct("10001");
        start(GUIDE, "stock-batch");
        drop("erp/stock/1.json", Docs.block(GUIDE, "stock-json"));
        assertThat(new ObjectMapper()
                        .readTree(textOf("erp/stock-refused/1.json"))
                        .findValuesAsText("outcome"))
                .containsExactly("updated", "updated", "refused");
        assertThat(stock(product, 1)).isEqualTo(12);
        assertThat(stock(product, 2)).isZero();
    }

    @Test
    void manyStocksFromCsv() throws Exception {
        String product = addProduct("10001");
        camel.addComponent("fkw", component());
        camel.addRoutes(GuideRoutes.stockFromCsv()); // "stock-csv-java"
        camel.start();
        drop(
                "erp/stock-csv/stock.csv",
                "product_id,sku_id,stock_amount\r\n10001,10001_1,3\r\n10001,10001_2,20\r\n10001,10001_1, 4\r\n");
        assertThat(new ObjectMapper()
                        .readTree(textOf("erp/stock-results/stock.json"))
                        .findValuesAsText("outcome"))
                .containsExactly("superseded", "unchanged", "updated");
        assertThat(stock(product, 1)).isEqualTo(4);
        assertThat(shop.journal().count("/api/product/updateStock")).isEqualTo(1);
    }

    @Test
    void newProducts() throws Exception {
        start(GUIDE, "add-product");
        drop("erp/new-products/1.json", Docs.block(GUIDE, "product-json"));
        await().atMost(WAIT).until(() -> named("方便面").size() == 1);
        SimProduct product = named("方便面").get(0);
        assertThat(product.mediaIds()).containsExactly("ABUIABAAGAAgoZyylwYoqPW_rgI1");
        assertThat(product.skus()).extracting(SimSku::stock).containsExactly(998, 198);
        assertThat(product.groupIds()).containsExactly(1);
    }

    @Test
    void newProductsInJava() throws Exception {
        shop.quirks().products().checksMediaIds(true).checksDescriptionLinks(true);
        Path picture = Files.write(folder.resolve("shirt.png"), PNG);
        camel.addComponent("fkw", component());
        camel.addRoutes(GuideRoutes.addProduct()); // "add-product-java"
        camel.start();
        Exchange added = call("direct:new-shirt", new File(picture.toString()));
        assertThat(added.getMessage().getHeader(FkwConstants.RESULT_CODE)).isEqualTo(0);
        SimProduct product = named("衬衫").get(0);
        String mediaId = shop.shop().media().get(0).id();
        assertThat(product.mediaIds()).containsExactly(mediaId);
        assertThat(product.skuProperties(product.skus().get(1).id()))
                .extracting(property -> property.name() + property.value() + property.mediaId())
                .containsExactly("颜色白色" + mediaId, "尺码L");
    }

    @Test
    void librariesAndGroups() throws Exception {
        shop.shop().addLibrary("二号库");
        start(GUIDE, "libraries-groups");
        assertThat(call("direct:libraries", null).getMessage().getHeader(FkwConstants.TOTAL))
                .isEqualTo((long) shop.shop().libraries().size());
        assertThat(call("direct:groups", null).getMessage().getHeader(FkwConstants.TOTAL))
                .isEqualTo((long) shop.shop().groups().size());
    }

    private String addProduct(String id) {
        return shop.shop()
                .addProduct(spec -> spec.id(id).sku("颜色:白色", "25.50", 10, "A-1").sku("颜色:黑色", "25.50", 20, "A-2"))
                .id();
    }

    private int stock(String productId, int sku) {
        return shop.shop()
                .product(productId)
                .orElseThrow()
                .sku(productId + "_" + sku)
                .orElseThrow()
                .stock();
    }

    private List<SimProduct> named(String name) {
        return shop.shop().products().stream()
                .filter(product -> product.name().equals(name))
                .toList();
    }
}
