// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.simulator.Reply;
import java.util.List;
import java.util.Set;

/** The calls on {@code /api/product/}. */
final class ProductCalls {

    private final World world;

    ProductCalls(World world) {
        this.world = world;
    }

    List<Route> routes() {
        return List.of(
                Route.list(
                        Life.Subject.PRODUCTS,
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
        Answers.page(all, pageNo, pageSize).forEach(product -> list.add(node(request.shop(), product)));
        body.put("total", all.size());
        return Answers.reply(body);
    }

    private ObjectNode node(FkwShop shop, SimProduct product) {
        ProductQuirks quirks = world.quirks.products();
        boolean numeric = world.quirks.numericIds();
        ObjectNode node = Json.object();
        Json.id(node, "id", product.id(), numeric);
        node.put("name", product.name());
        if (quirks.codePlace() != ProductCodePlace.SKU) {
            node.put("code", product.code());
        }
        node.put("picture", product.picture())
                .put("create_time", product.createdOn().toString());
        if (quirks.showsUpdateTime()) {
            node.put("update_time", product.updatedOn().toString());
        }
        if (quirks.showsOnShelf()) {
            node.put("on_shelf", product.onShelf());
        }
        ArrayNode skus = node.putArray("sku_list");
        for (SimSku sku : product.skus()) {
            ObjectNode variant = skus.addObject();
            Json.id(variant, "sku_id", sku.id(), numeric);
            variant.put("price", sku.price())
                    .put("properties_name", sku.properties())
                    .put("stock", sku.stock());
            if (quirks.codePlace() != ProductCodePlace.PRODUCT) {
                variant.put("product_code", sku.productCode());
            }
        }
        shop.shelf().fields(product.id()).forEach((name, value) -> node.set(name, Json.tree(value)));
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
        ProductShelf shelf = request.shop().shelf();
        synchronized (shelf) {
            SimProduct product = shelf.get(productId);
            if (product == null) {
                throw Refusal.of(Rt.NOT_FOUND, "商品不存在");
            }
            if (product.sku(skuId).isEmpty()) {
                throw Refusal.of(Rt.NOT_FOUND, "商品规格不存在");
            }
            shelf.stock(productId, skuId, amount);
        }
        return Answers.reply(Answers.ok("修改成功"));
    }

    private Reply add(FkwRequest request) {
        new ProductForm(request, world.quirks.products()).accept();
        return Answers.reply(Answers.ok("新增成功"));
    }

    private Reply libraries(FkwRequest request) {
        ObjectNode body = Answers.ok("查询成功");
        ArrayNode list = body.putArray("lib_list");
        request.shop()
                .libraries()
                .forEach(library -> list.addObject().put("lib_id", library.id()).put("name", library.name()));
        return Answers.reply(body);
    }

    private Reply groups(FkwRequest request) {
        ObjectNode body = Answers.ok("查询成功");
        ArrayNode list = body.putArray("group_list");
        request.shop().groups().forEach(group -> list.addObject()
                .put("group_id", group.id())
                .put("name", group.name())
                .put("parent_id", group.parentId()));
        return Answers.reply(body);
    }
}
