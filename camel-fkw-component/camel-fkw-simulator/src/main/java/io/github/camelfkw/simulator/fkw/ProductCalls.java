// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** The calls on {@code /api/product/}. */
final class ProductCalls {

    private static final Map<Integer, String> LIBRARIES =
            new java.util.TreeMap<>(Map.of(1, "默认产品库", 2, "预售库", 3, "积分商品库"));

    /** id, name, parent */
    private static final List<Group> GROUPS = List.of(
            new Group(1, "服饰", 0),
            new Group(2, "上装", 1),
            new Group(3, "T恤", 2),
            new Group(4, "食品", 0),
            new Group(5, "坚果", 4));

    private record Group(int id, String name, int parent) {}

    private final World world;

    ProductCalls(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.list(
                        "/api/product/getList",
                        "getProductList",
                        List.of("page_no", "page_size"),
                        Set.of(),
                        this::list),
                Route.post(
                        "/api/product/updateStock",
                        "updateStock",
                        List.of("product_id", "sku_id", "stock_amount"),
                        Set.of(),
                        this::updateStock),
                Route.post(
                        "/api/product/add",
                        "addProduct",
                        List.of("name", "lid", "sku_list"),
                        Set.of("introduction", "img_url_list", "media_id_list", "prop_list", "desc", "group_id_list"),
                        this::add),
                Route.get("/api/product/getProductLibList", "", List.of(), Set.of(), this::libraries),
                Route.get("/api/product/getProductGroupList", "", List.of(), Set.of(), this::groups));
    }

    private Reply list(FkwRequest request) {
        int pageNo = request.pageNo();
        int pageSize = request.pageSize(world.quirks.maxPageSize());
        List<SimProduct> all = request.shop().shelf().newestFirst();
        ObjectNode body = Answers.ok("查询成功");
        ArrayNode list = body.putArray("product_list");
        Answers.page(all, pageNo, pageSize).forEach(product -> list.add(node(product)));
        body.put("total", all.size());
        return Answers.reply(body);
    }

    private ObjectNode node(SimProduct product) {
        boolean numeric = world.quirks.numericIds();
        ObjectNode node = Json.object();
        Json.id(node, "id", product.id(), numeric);
        node.put("name", product.name())
                .put("code", product.code())
                .put("picture", product.picture())
                .put("create_time", product.createdOn().toString())
                .put("update_time", product.updatedOn().toString())
                .put("on_shelf", product.onShelf());
        ArrayNode skus = node.putArray("sku_list");
        for (SimSku sku : product.skus()) {
            skus.addObject()
                    .put("sku_id", sku.id())
                    .put("price", sku.price())
                    .put("properties_name", sku.properties())
                    .put("stock", sku.stock())
                    .put("product_code", sku.productCode());
        }
        return node;
    }

    private Reply updateStock(FkwRequest request) {
        int amount = request.requiredInteger("stock_amount");
        if (amount < 0) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT, "参数【stock_amount】不能小于0", "stock_amount " + amount + " is negative");
        }
        String productId = request.text("product_id");
        String skuId = request.text("sku_id");
        SimProduct product = request.shop().product(productId).orElse(null);
        if (product == null) {
            throw Refusal.of(Rt.NOT_FOUND, "商品不存在");
        }
        if (product.sku(skuId).isEmpty()) {
            throw Refusal.of(Rt.NOT_FOUND, "商品规格不存在");
        }
        request.shop().setStock(productId, skuId, amount);
        return Answers.reply(Answers.ok("修改成功"));
    }

    private Reply add(FkwRequest request) {
        String name = longestAllowed(request, "name", 100);
        longestAllowed(request, "introduction", 75);
        if (!LIBRARIES.containsKey(request.requiredInteger("lid"))) {
            throw Refusal.of(Rt.NOT_FOUND, "商品库不存在");
        }
        if (!request.text("img_url_list").isEmpty()) {
            request.violation("parameter img_url_list is withdrawn since 2023-06-30");
        }
        for (String array : List.of("media_id_list", "prop_list", "group_id_list")) {
            if (!request.text(array).isEmpty()) {
                array(request, array);
            }
        }
        List<SimSku> skus = new ArrayList<>();
        for (JsonNode sku : array(request, "sku_list")) {
            skus.add(sku(request, sku));
        }
        if (skus.isEmpty()) {
            throw FkwRequest.missing("sku_list");
        }
        request.shop().shelf().add(name, skus, request.ownParams());
        return Answers.reply(Answers.ok("新增成功"));
    }

    private static String longestAllowed(FkwRequest request, String parameter, int longest) {
        String value = request.text(parameter);
        if (value.codePointCount(0, value.length()) > longest) {
            throw Refusal.violation(
                    Rt.BAD_ARGUMENT,
                    "参数【" + parameter + "】长度不能超过" + longest,
                    "parameter " + parameter + " is longer than " + longest);
        }
        return value;
    }

    private static JsonNode array(FkwRequest request, String parameter) {
        JsonNode node = Json.parse(parameter, request.text(parameter));
        if (!node.isArray()) {
            throw request.malformed(parameter, "no array");
        }
        return node;
    }

    private static SimSku sku(FkwRequest request, JsonNode sku) {
        if (!sku.path("price").isNumber()
                || !sku.path("stock").isInt()
                || !sku.path("properties_name").isArray()) {
            throw request.malformed("sku_list", "price, stock or properties_name");
        }
        StringJoiner properties = new StringJoiner(";");
        for (JsonNode property : sku.get("properties_name")) {
            properties.add(property.path("name").asText() + ":"
                    + property.path("value").asText());
        }
        return new SimSku(
                "",
                Json.money(sku.get("price").decimalValue()),
                properties.toString(),
                sku.get("stock").intValue(),
                sku.path("product_code").asText(""));
    }

    private Reply libraries(FkwRequest request) {
        ObjectNode body = Answers.ok("查询成功");
        ArrayNode list = body.putArray("lib_list");
        LIBRARIES.forEach((id, name) -> list.addObject().put("lib_id", id).put("name", name));
        return Answers.reply(body);
    }

    private Reply groups(FkwRequest request) {
        ObjectNode body = Answers.ok("查询成功");
        ArrayNode list = body.putArray("group_list");
        GROUPS.forEach(group -> list.addObject()
                .put("group_id", group.id())
                .put("name", group.name())
                .put("parent_id", group.parent()));
        return Answers.reply(body);
    }
}
