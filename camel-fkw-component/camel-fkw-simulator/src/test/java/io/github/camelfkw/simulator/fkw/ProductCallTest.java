// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductCallTest extends FkwTest {

    private JsonNode products(String pageNo, String pageSize) {
        return get("/api/product/getList", "method", "getProductList", "page_no", pageNo, "page_size", pageSize);
    }

    private JsonNode updateStock(String productId, String skuId, String amount) {
        return post(
                "/api/product/updateStock",
                "method",
                "updateStock",
                "product_id",
                productId,
                "sku_id",
                skuId,
                "stock_amount",
                amount);
    }

    @Test
    void listsProductsNewestFirst() {
        shop.addProducts(250);

        JsonNode first = products("1", "200");
        JsonNode second = products("2", "200");

        assertOk(first);
        assertThat(first.get("total").asInt()).isEqualTo(250);
        assertThat(first.get("product_list")).hasSize(200);
        assertThat(second.get("product_list")).hasSize(50);
        assertThat(first.findValuesAsText("create_time")).isSortedAccordingTo((a, b) -> b.compareTo(a));
        JsonNode product = first.at("/product_list/0");
        assertThat(product.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "name", "code", "picture", "create_time", "update_time", "on_shelf", "sku_list");
        assertThat(product.at("/sku_list/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("sku_id", "price", "properties_name", "stock", "product_code");
        assertThat(product.get("create_time").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(violations()).isEmpty();
    }

    @Test
    void needsPageNumberAndSize() {
        assertRefused(get("/api/product/getList", "method", "getProductList"), "参数【page_no】为必填项");
        assertRefused(products("1", "201"), "200");
    }

    @Test
    void setsAStock() {
        SimProduct product = shop.addProducts(1).get(0);
        String skuId = product.skus().get(0).id();
        clock.advance(Duration.ofDays(1));
        token = sim.issueTokens().accessToken();

        assertOk(updateStock(product.id(), skuId, "7"));

        SimProduct now = shop.product(product.id()).orElseThrow();
        assertThat(now.sku(skuId).orElseThrow().stock()).isEqualTo(7);
        assertThat(now.updatedOn()).hasToString("2026-03-02");
        assertThat(products("1", "10").at("/product_list/0/sku_list/0/stock").asInt())
                .isEqualTo(7);
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "99999,10001_1,5,商品不存在",
        "10001,nope,5,商品规格不存在",
        "10001,10001_1,-1,不能小于0",
        "10001,10001_1,1.5,格式错误",
        "10001,,5,参数【sku_id】为必填项"
    })
    void refusesAWrongStock(String productId, String skuId, String amount, String message) {
        shop.addProducts(1);
        assertRefused(updateStock(productId, skuId == null ? "" : skuId, amount), message);
    }

    @Test
    void addsAProduct() {
        JsonNode answer = Http.json(http.postForm(
                "/api/product/add",
                token,
                "method",
                "addProduct",
                "name",
                "方便面",
                "lid",
                "1",
                "desc",
                "<p>好吃</p>".repeat(5_000),
                "group_id_list",
                "[1,2]",
                "sku_list",
                "[{\"price\":25.5,\"properties_name\":[{\"name\":\"颜色\",\"value\":\"白色\"},{\"name\":\"尺码\",\"value\":\"XXL\"}],"
                        + "\"stock\":998,\"product_code\":\"ABC-321123\"}]"));

        assertThat(answer.toString()).isEqualTo("{\"rt\":0,\"success\":true,\"msg\":\"新增成功\"}");
        SimProduct product = shop.products().get(0);
        assertThat(product.name()).isEqualTo("方便面");
        assertThat(product.skus())
                .containsExactly(
                        new SimSku(product.id() + "_1", new BigDecimal("25.50"), "颜色:白色;尺码:XXL", 998, "ABC-321123"));
        assertThat(product.request()).containsEntry("group_id_list", "[1,2]").doesNotContainKey("access_token");
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "方便面|9|[{\"price\":1,\"stock\":1,\"properties_name\":[]}]|商品库不存在",
                "方便面|1|{}|格式错误",
                "方便面|1|[{\"price\":\"1\",\"stock\":1,\"properties_name\":[]}]|格式错误",
                "方便面|1|[]|必填项",
                "方便面|1|[|格式错误",
            })
    void refusesAWrongProduct(String name, String lid, String skus, String message) {
        assertRefused(
                post("/api/product/add", "method", "addProduct", "name", name, "lid", lid, "sku_list", skus), message);
        assertThat(shop.products()).isEmpty();
    }

    @Test
    void refusesALongName() {
        String sku = "[{\"price\":1,\"stock\":1,\"properties_name\":[]}]";
        assertRefused(
                post("/api/product/add", "method", "addProduct", "name", "面".repeat(101), "lid", "1", "sku_list", sku),
                "100");
        post(
                "/api/product/add",
                "method",
                "addProduct",
                "name",
                "面".repeat(100),
                "lid",
                "1",
                "sku_list",
                sku,
                "img_url_list",
                "[]");
        assertThat(shop.products()).hasSize(1);
        assertThat(violations()).contains("parameter img_url_list is withdrawn since 2023-06-30");
    }

    @Test
    void listsLibrariesAndGroups() {
        assertThat(get("/api/product/getProductLibList")
                        .at("/lib_list/0/lib_id")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/api/product/getProductGroupList")
                        .at("/group_list/1/parent_id")
                        .asInt())
                .isEqualTo(1);
        assertThat(violations()).isEmpty();
    }

    @Test
    void theShopCanChangeProductsByItself() {
        SimProduct product = shop.addProducts(2).get(0);
        assertThat(shop.setOnShelf(product.id(), false).onShelf()).isFalse();
        shop.deleteProduct(product.id());
        assertThat(shop.product(product.id())).isEmpty();
        assertThat(products("1", "10").get("total").asInt()).isEqualTo(1);
    }
}
