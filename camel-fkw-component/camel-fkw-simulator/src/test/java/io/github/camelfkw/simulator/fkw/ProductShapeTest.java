// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answers as the document's tables and examples show them, where the two differ. */
class ProductShapeTest extends FkwTest {

    @BeforeEach
    void theProductOfTheDocumentsExample() {
        shop.addProduct(spec -> spec.id("1")
                .name("商品1")
                .code("code")
                .picture("url")
                .createdOn(LocalDate.parse("2020-01-01"))
                .sku("颜色:白色;尺码:XXL", "1", 10, "bilibili"));
    }

    private JsonNode products() {
        return get("/api/product/getList", "method", "getProductList", "page_no", "1", "page_size", "200");
    }

    private JsonNode first() {
        return products().at("/product_list/0");
    }

    @Test
    void canAnswerExactlyAsTheExample() throws Exception {
        sim.quirks().products().showsOnShelf(false).showsUpdateTime(false);

        assertThat(products()).isEqualTo(Http.JSON.readTree("""
                                {"rt":0,"success":true,"msg":"查询成功","product_list":[
                                  {"id":"1","name":"商品1","code":"code","picture":"url","create_time":"2020-01-01",
                                   "sku_list":[{"sku_id":"1_1","price":1.00,"properties_name":"颜色:白色;尺码:XXL",
                                     "stock":10,"product_code":"bilibili"}]}],
                                 "total":1}"""));
        assertThat(violations()).isEmpty();
    }

    @Test
    void takesTheStockRequestOfTheExample() {
        JsonNode answer = post(
                "/api/product/updateStock",
                "method",
                "updateStock",
                "product_id",
                "1",
                "sku_id",
                "1_1",
                "stock_amount",
                "10");
        assertOk(answer);
        assertThat(first().at("/sku_list/0/stock").asInt()).isEqualTo(10);
        assertThat(first().get("update_time").asText()).isEqualTo("2026-03-01");
        assertThat(violations()).isEmpty();
    }

    @Test
    void showsTheCodeOnTheProductOrOnTheVariantOrOnBoth() {
        assertThat(first().has("code")).isTrue();
        assertThat(first().at("/sku_list/0").has("product_code")).isTrue();

        sim.quirks().products().codePlace(ProductCodePlace.PRODUCT);
        assertThat(first().get("code").asText()).isEqualTo("code");
        assertThat(first().at("/sku_list/0").has("product_code")).isFalse();

        sim.quirks().products().codePlace(ProductCodePlace.SKU);
        assertThat(first().has("code")).isFalse();
        assertThat(first().at("/sku_list/0/product_code").asText()).isEqualTo("bilibili");
    }

    @Test
    void writesIdsAsNumbersWhereTheyAre() {
        sim.quirks().numericIds(true);
        assertThat(first().get("id").isIntegralNumber()).isTrue();
        assertThat(first().at("/sku_list/0/sku_id").isTextual()).isTrue();
    }

    @Test
    void showsAnyFieldThatATestWants() {
        shop.addProduct(spec -> spec.name("新品").field("brand", "福记").field("picture", null));
        assertThat(first().get("brand").asText()).isEqualTo("福记");
        assertThat(first().get("picture").isNull()).isTrue();
    }

    @Test
    void drawsWhatIsNotSaidAndIsMadeToday() {
        SimProduct drawn = shop.addProduct(spec -> spec.onShelf(false).updatedOn(LocalDate.parse("2026-03-05")));
        assertThat(drawn.createdOn()).isEqualTo(LocalDate.parse("2026-03-01"));
        assertThat(drawn.skus()).isNotEmpty();
        assertThat(drawn.onShelf()).isFalse();
        assertThat(drawn.skuProperties(drawn.skus().get(0).id())).hasSize(2);
        assertThat(drawn.libraryId()).isEqualTo(1);
        assertThat(first().get("id").asText()).as("the newest comes first").isEqualTo(drawn.id());
        assertThatThrownBy(() -> shop.addProduct(spec -> spec.id("1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> drawn.skuProperties("nope")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theShopCanRenameAndReprice() {
        shop.renameProduct("1", "商品一");
        shop.setPrice("1", "1_1", new BigDecimal("2.5"));
        assertThat(first().get("name").asText()).isEqualTo("商品一");
        assertThat(first().at("/sku_list/0/price").decimalValue()).isEqualTo(new BigDecimal("2.50"));
    }

    @Test
    void listsLibrariesAsTheExampleDoes() throws Exception {
        assertThat(get("/api/product/getProductLibList")).isEqualTo(Http.JSON.readTree("""
                                {"rt":0,"success":true,"msg":"查询成功","lib_list":[
                                  {"lib_id":1,"name":"默认产品库"},{"lib_id":2,"name":"预售库"},{"lib_id":3,"name":"积分商品库"}]}"""));
        assertThat(shop.addLibrary("库4")).isEqualTo(new SimLibrary(4, "库4"));
        assertThat(get("/api/product/getProductLibList").get("lib_list")).hasSize(4);
        assertThat(violations()).isEmpty();
    }

    @Test
    void listsGroupsAsTheExampleDoes() throws Exception {
        assertThat(get("/api/product/getProductGroupList")).isEqualTo(Http.JSON.readTree("""
                                {"rt":0,"success":true,"msg":"查询成功","group_list":[
                                  {"group_id":1,"name":"服饰","parent_id":0},{"group_id":2,"name":"上装","parent_id":1},
                                  {"group_id":3,"name":"T恤","parent_id":2},{"group_id":4,"name":"食品","parent_id":0},
                                  {"group_id":5,"name":"坚果","parent_id":4}]}"""));
        assertThat(shop.addGroup("茶", 4)).isEqualTo(new SimGroup(6, "茶", 4));
        assertThat(shop.groups()).hasSize(6);
        assertThat(shop.libraries()).hasSize(3);
        assertThatThrownBy(() -> shop.addGroup("茶", 99)).isInstanceOf(IllegalArgumentException.class);
    }
}
