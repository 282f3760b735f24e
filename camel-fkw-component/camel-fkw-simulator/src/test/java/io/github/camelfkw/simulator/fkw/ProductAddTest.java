// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductAddTest extends FkwTest {

    private static final String PLAIN_SKU = "[{\"price\":1,\"stock\":1,\"properties_name\":[]}]";

    /** The request example of the vendor document, letter by letter. */
    private static final String EXAMPLE = """
            {
            "name": "方便面",
            "lid": 1,
            "introduction": "非常美味,买二送一",
            "img_url_list": ["https://xxxx", "https://xxxx", "https://xxxx"],
            "media_id_list": ["ABUIABAAGAAgoZyylwYoqPW_rgI1", "ABUIABAAGAAgoZyylwYoqPW_rgI2", "ABUIABAAGAAgoZyylwYoqPW_rgI3"],
            "prop_list": [{
            "name": "容积",
            "value": "5L"
            }, {
            "name": "重量",
            "value": "5kg"
            }],
            "desc": "<p><img src=\\"//xxxxx.jpg\\"><\\/p>",
            "sku_list": [{
            "price": 25.5,
            "properties_name": [{
            "name": "颜色",
            "value": "白色",
            "media_id":"id1"
            }, {
            "name": "尺码",
            "value": "XXL",
            "media_id":"id2"
            }],
            "stock": 998,
            "product_code": "ABC-321123"
            }, {
            "price": 28.5,
            "properties_name": [{
            "name": "颜色",
            "value": "白色",
            "media_id":"id1"
            }, {
            "name": "尺码",
            "value": "L",
            "media_id":"id3"
            }],
            "stock": 198,
            "product_code": "CBA-123321"
            }]
            }""";

    /** A good product with some parameters replaced or added. */
    private JsonNode add(String... others) {
        Map<String, String> params = new LinkedHashMap<>(Map.of("name", "方便面", "lid", "1", "sku_list", PLAIN_SKU));
        for (int i = 0; i < others.length; i += 2) {
            params.put(others[i], others[i + 1]);
        }
        return form(params);
    }

    private JsonNode form(Map<String, String> params) {
        params.put("method", "addProduct");
        String[] fields = params.entrySet().stream()
                .flatMap(param -> Stream.of(param.getKey(), param.getValue()))
                .toArray(String[]::new);
        return Http.json(http.postForm("/api/product/add", token, fields));
    }

    private SimProduct added() {
        assertThat(shop.products()).hasSize(1);
        return shop.products().get(0);
    }

    @Test
    void takesTheDocumentsExampleAndShowsAllOfIt() throws Exception {
        Map<String, String> params = new LinkedHashMap<>();
        Http.JSON
                .readTree(EXAMPLE)
                .properties()
                .forEach(field -> params.put(
                        field.getKey(),
                        field.getValue().isTextual()
                                ? field.getValue().textValue()
                                : field.getValue().toString()));

        assertThat(form(params).toString()).isEqualTo("{\"rt\":0,\"success\":true,\"msg\":\"新增成功\"}");

        SimProduct product = added();
        assertThat(product.name()).isEqualTo("方便面");
        assertThat(product.libraryId()).isEqualTo(1);
        assertThat(product.introduction()).isEqualTo("非常美味,买二送一");
        assertThat(product.description()).isEqualTo("<p><img src=\"//xxxxx.jpg\"></p>");
        assertThat(product.mediaIds())
                .containsExactly(
                        "ABUIABAAGAAgoZyylwYoqPW_rgI1", "ABUIABAAGAAgoZyylwYoqPW_rgI2", "ABUIABAAGAAgoZyylwYoqPW_rgI3");
        assertThat(product.props()).containsExactly(new SimProp("容积", "5L", ""), new SimProp("重量", "5kg", ""));
        assertThat(product.groupIds()).isEmpty();
        assertThat(product.skus())
                .containsExactly(
                        new SimSku(product.id() + "_1", new BigDecimal("25.50"), "颜色:白色;尺码:XXL", 998, "ABC-321123"),
                        new SimSku(product.id() + "_2", new BigDecimal("28.50"), "颜色:白色;尺码:L", 198, "CBA-123321"));
        assertThat(product.skuProperties(product.id() + "_2"))
                .containsExactly(new SimProp("颜色", "白色", "id1"), new SimProp("尺码", "L", "id3"));
        assertThat(violations()).containsExactly("parameter img_url_list is withdrawn since 2023-06-30");
    }

    @Test
    void isShownByTheListAndCanBeStocked() {
        assertOk(add());
        SimProduct product = added();
        JsonNode listed = get("/api/product/getList", "method", "getProductList", "page_no", "1", "page_size", "1")
                .at("/product_list/0");
        assertThat(listed.get("name").asText()).isEqualTo("方便面");
        assertThat(listed.at("/sku_list/0/sku_id").asText()).isEqualTo(product.id() + "_1");
        assertOk(post(
                "/api/product/updateStock",
                "method",
                "updateStock",
                "product_id",
                product.id(),
                "sku_id",
                product.id() + "_1",
                "stock_amount",
                "0"));
        assertThat(added().skus().get(0).stock()).isZero();
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"name,100,面", "name,100,𠮷", "introduction,75,好", "introduction,75,𠮷"})
    void countsCharactersAndNotTheirHalves(String parameter, int longest, String character) {
        assertRefused(add(parameter, character.repeat(longest + 1)), "参数【" + parameter + "】长度不能超过" + longest);
        assertThat(violations()).containsExactly("parameter " + parameter + " is longer than " + longest);
        assertThat(shop.products()).isEmpty();

        assertOk(add(parameter, character.repeat(longest)));
        assertThat(added().request()).containsEntry(parameter, character.repeat(longest));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.00,1", "0.01,2147483647", "19999.99,998"})
    void takesAnyPriceAndStockFromZeroOn(String price, String stock) {
        assertOk(add("sku_list", "[{\"price\":" + price + ",\"stock\":" + stock + ",\"properties_name\":[]}]"));
        assertThat(added().skus()).singleElement().satisfies(sku -> {
            assertThat(sku.price()).isEqualByComparingTo(price);
            assertThat(sku.stock()).isEqualTo(Integer.parseInt(stock));
            assertThat(sku.properties()).isEmpty();
        });
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sku_list|[]|参数【sku_list】为必填项",
                "sku_list|[1]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":-0.01,\"stock\":1,\"properties_name\":[]}]|price不能小于0",
                "sku_list|[{\"price\":1,\"stock\":-1,\"properties_name\":[]}]|stock不能小于0",
                "sku_list|[{\"price\":\"1\",\"stock\":1,\"properties_name\":[]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":1.5,\"properties_name\":[]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":2147483648,\"properties_name\":[]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":\"1\",\"properties_name\":[]}]|参数【sku_list】格式错误",
                "sku_list|[{\"stock\":1,\"properties_name\":[]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"properties_name\":[]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":1}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":1,\"properties_name\":\"颜色:白色\"}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":1,\"properties_name\":[{\"name\":\" \",\"value\":\"白色\"}]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":1,\"properties_name\":[{\"name\":\"颜色\",\"value\":\"\"}]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":1,\"properties_name\":[{\"name\":\"颜色\",\"value\":\"白\",\"media_id\":7}]}]|参数【sku_list】格式错误",
                "sku_list|[{\"price\":1,\"stock\":1,\"properties_name\":[],\"product_code\":7}]|参数【sku_list】格式错误",
                "prop_list|{\"name\":\"容积\",\"value\":\"5L\"}|参数【prop_list】格式错误",
                "prop_list|[{\"name\":\"容积\"}]|参数【prop_list】格式错误",
                "prop_list|[{\"name\":\"\",\"value\":\"5L\"}]|参数【prop_list】格式错误",
                "prop_list|[{\"name\":\"容积\",\"value\":5}]|参数【prop_list】格式错误",
                "prop_list|{\"name\":\"a\",\"value\":\"b\"},{\"name\":\"c\",\"value\":\"d\"}|参数【prop_list】格式错误",
                "media_id_list|[7]|参数【media_id_list】格式错误",
                "media_id_list|[\"\"]|参数【media_id_list】格式错误",
                "media_id_list|ABUIABAAGAAg|参数【media_id_list】格式错误",
                "group_id_list|[\"1\"]|参数【group_id_list】格式错误",
                "group_id_list|[1.5]|参数【group_id_list】格式错误",
                "group_id_list|1|参数【group_id_list】格式错误",
            })
    void refusesWhatTheDocumentDoesNotAllow(String parameter, String value, String message) {
        assertRefused(add(parameter, value), message);
        assertThat(shop.products()).isEmpty();
        assertThat(violations()).singleElement().asString().contains(parameter.equals("sku_list") ? "" : parameter);
    }

    @Test
    void knowsItsLibrariesAndGroups() {
        assertRefused(add("lid", "4"), "商品库不存在");
        assertRefused(add("group_id_list", "[5,6]"), "商品分类不存在");
        int library = shop.addLibrary("库4").id();
        int group = shop.addGroup("坚果礼盒", 5).id();

        assertOk(add("lid", "" + library, "group_id_list", "[5," + group + "]"));

        assertThat(added().libraryId()).isEqualTo(4);
        assertThat(added().groupIds()).containsExactly(5, 6);
        assertThat(violations()).as("a correct client can meet this").isEmpty();
    }

    @Nested
    class WithPictures {

        private String uploaded(String address) {
            return post("/api/upload/uploadMedia", "out_media_url", address)
                    .get("media_id")
                    .asText();
        }

        private String skuWith(String mediaId) {
            return "[{\"price\":1,\"stock\":1,\"properties_name\":[{\"name\":\"颜色\",\"value\":\"白色\",\"media_id\":\""
                    + mediaId + "\"},{\"name\":\"尺码\",\"value\":\"L\"}]}]";
        }

        @Test
        void showsTheFirstOneInTheList() {
            String id = uploaded("https://a.example/b.png");
            assertOk(add("media_id_list", "[\"" + id + "\"]"));
            assertThat(added().picture()).isEqualTo(shop.media().get(0).url());
            assertThat(added().mediaIds()).containsExactly(id);
        }

        @Test
        void canInsistOnItsOwnMedia() {
            sim.quirks().products().checksMediaIds(true);
            String id = uploaded("https://a.example/b.png");

            assertRefused(add("media_id_list", "[\"" + id + "\",\"ABU\"]"), "图片【ABU】不存在");
            assertRefused(add("sku_list", skuWith("ABU")), "图片【ABU】不存在");
            assertThat(shop.products()).isEmpty();

            assertOk(add("media_id_list", "[\"" + id + "\"]", "sku_list", skuWith(id)));
            assertThat(added().skuProperties(added().skus().get(0).id()))
                    .containsExactly(new SimProp("颜色", "白色", id), new SimProp("尺码", "L", ""));
        }

        @Test
        void canInsistOnItsOwnLinksInTheDescription() {
            sim.quirks().products().checksDescriptionLinks(true);
            uploaded("https://a.example/b.png");
            String url = shop.media().get(0).url();

            assertRefused(add("desc", "<p><img alt='x' src='https://elsewhere.example/b.png'></p>"), "内部的图片链接");
            assertThat(violations()).singleElement().asString().contains("https://elsewhere.example/b.png");

            assertOk(add(
                    "desc", "<p><img src=\"" + url + "\"><IMG src='" + url.substring("https:".length()) + "'></p>"));
            assertThat(added().description()).contains(url);
        }
    }
}
