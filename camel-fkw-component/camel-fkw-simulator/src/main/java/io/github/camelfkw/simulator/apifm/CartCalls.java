// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code shippingCar…}: the carts of a user; {@code type} tells several apart. */
final class CartCalls {

    private final GoodsCalls shelf;

    CartCalls(GoodsCalls shelf) {
        this.shelf = shelf;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "shippingCarInfo", CartCalls::shown,
                "shippingCarInfoAddItem", this::add,
                "shippingCarInfoModifyNumber", CartCalls::modify,
                "shippingCarInfoRemoveItem", CartCalls::remove,
                "shippingCartSelected", CartCalls::select,
                "shippingCarInfoRemoveAll", CartCalls::clear);
    }

    private static Cart cart(ApifmRequest request) {
        return request.user().cart(request.text("type"));
    }

    private static JsonNode shown(ApifmRequest request) {
        Cart cart = cart(request);
        return cart.isEmpty() ? request.nothingOr(cart.json()) : cart.json();
    }

    private JsonNode add(ApifmRequest request) {
        Goods goods = shelf.onShelf(request.id("goodsId"));
        int number = request.integer("number", 0);
        if (number < 1) {
            throw Refusal.malformed("number", "is below 1");
        }
        StringBuilder properties = new StringBuilder();
        for (JsonNode option : request.array("sku")) {
            properties
                    .append(field("sku", option, "optionId"))
                    .append(':')
                    .append(field("sku", option, "optionValueId"))
                    .append(',');
        }
        goods.sku(properties.toString());
        Cart cart = cart(request);
        cart.add(new Cart.Item(goods, properties.toString(), additions(goods, request.array("addition"))), number);
        return cart.json();
    }

    /** @throws Refusal when an addition is unknown or not said */
    static List<SimAddition> additions(Goods goods, JsonNode chosen) {
        List<SimAddition> additions = new ArrayList<>();
        for (JsonNode choice : chosen) {
            additions.add(goods.addition(field("addition", choice, "pid"), field("addition", choice, "id")));
        }
        return additions;
    }

    /** @throws Refusal when the field is not there or is no whole number; one in quotes will do */
    static long field(String parameter, JsonNode node, String name) {
        String text = node.path(name).asText("");
        if (!text.matches("-?\\d{1,18}")) {
            throw Refusal.malformed(parameter, "has an entry without " + name);
        }
        return Long.parseLong(text);
    }

    private static JsonNode modify(ApifmRequest request) {
        Cart cart = cart(request);
        cart.setNumber(request.required("key"), request.integer("number", 0));
        return cart.json();
    }

    private static JsonNode remove(ApifmRequest request) {
        Cart cart = cart(request);
        cart.remove(keys(request));
        return cart.isEmpty() ? null : cart.json();
    }

    private static JsonNode select(ApifmRequest request) {
        Cart cart = cart(request);
        cart.select(keys(request), request.flag("selected"));
        return cart.json();
    }

    private static JsonNode clear(ApifmRequest request) {
        cart(request).clear();
        return null;
    }

    private static List<String> keys(ApifmRequest request) {
        return List.of(request.required("key").split(","));
    }
}
