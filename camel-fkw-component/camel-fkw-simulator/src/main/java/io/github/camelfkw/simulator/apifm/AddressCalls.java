// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** {@code …Address…}: where users want things sent. The document names no fields; those here are assumed. */
final class AddressCalls {

    private final World world;

    AddressCalls(World world) {
        this.world = world;
    }

    Map<String, Handler> handlers() {
        return Map.of(
                "queryAddressV2", this::list,
                "addAddress", this::add,
                "updateAddress", this::update,
                "defaultAddress", this::defaultOne,
                "addressDetail", request -> json(known(request.user(), request.id("id"))),
                "deleteAddress", this::delete);
    }

    SimAddress add(Account user, String linkMan, String mobile, String address) {
        return put(user, new SimAddress(world.nextId(), linkMan, mobile, "", "", "", address, "", false));
    }

    static ObjectNode json(SimAddress address) {
        return Json.object()
                .put("id", address.id())
                .put("linkMan", address.linkMan())
                .put("mobile", address.mobile())
                .put("provinceId", address.provinceId())
                .put("cityId", address.cityId())
                .put("districtId", address.districtId())
                .put("address", address.address())
                .put("code", address.code())
                .put("isDefault", address.isDefault());
    }

    private JsonNode list(ApifmRequest request) {
        List<ObjectNode> rows = request.user().addresses.values().stream()
                .filter(address -> address.linkMan().contains(request.text("nameLike"))
                        && address.mobile().contains(request.text("mobileLike")))
                .map(AddressCalls::json)
                .toList();
        return request.page(rows);
    }

    private JsonNode add(ApifmRequest request) {
        SimAddress blank = new SimAddress(world.nextId(), "", "", "", "", "", "", "", false);
        for (String name : List.of("linkMan", "mobile", "address")) {
            request.required(name);
        }
        return json(put(request.user(), filled(blank, request)));
    }

    private JsonNode update(ApifmRequest request) {
        return json(put(request.user(), filled(known(request.user(), request.id("id")), request)));
    }

    private static SimAddress filled(SimAddress base, ApifmRequest request) {
        return new SimAddress(
                base.id(),
                or(request, "linkMan", base.linkMan()),
                or(request, "mobile", base.mobile()),
                or(request, "provinceId", base.provinceId()),
                or(request, "cityId", base.cityId()),
                or(request, "districtId", base.districtId()),
                or(request, "address", base.address()),
                or(request, "code", base.code()),
                request.has("isDefault") ? request.flag("isDefault") : base.isDefault());
    }

    private static String or(ApifmRequest request, String name, String absent) {
        return request.has(name) ? request.text(name) : absent;
    }

    private static SimAddress put(Account user, SimAddress address) {
        boolean first = user.addresses.keySet().stream().allMatch(id -> id == address.id());
        SimAddress kept = address.withDefault(address.isDefault() || first);
        if (kept.isDefault()) {
            user.addresses.replaceAll((id, other) -> other.withDefault(false));
        }
        user.addresses.put(kept.id(), kept);
        return kept;
    }

    private JsonNode defaultOne(ApifmRequest request) {
        SimAddress address = defaultOf(request.user());
        if (address == null) {
            throw Refusal.nothing("暂无数据");
        }
        return json(address);
    }

    /** Null for none. */
    static SimAddress defaultOf(Account user) {
        return user.addresses.values().stream()
                .filter(SimAddress::isDefault)
                .findFirst()
                .orElse(null);
    }

    private JsonNode delete(ApifmRequest request) {
        request.user().addresses.remove(known(request.user(), request.id("id")).id());
        return null;
    }

    private static SimAddress known(Account user, long id) {
        SimAddress address = user.addresses.get(id);
        if (address == null) {
            throw Refusal.nothing("地址不存在");
        }
        return address;
    }
}
