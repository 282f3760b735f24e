// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** The action {@code communal.user.identity}. */
final class Identification {

    static final String ACTION = "communal.user.identity";

    private static final Set<String> KNOWN = Set.of(
            "type",
            "card_number",
            "card_password",
            "user_code",
            "mobile",
            "password",
            "multi_store_sn",
            "point_rules",
            "user_id");

    private final UserRoll roll;
    private final ZvcmsQuirks quirks;

    Identification(UserRoll roll, ZvcmsQuirks quirks) {
        this.roll = roll;
        this.quirks = quirks;
    }

    ObjectNode answer(JsonNode params) {
        params.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw Refusal.business(Codes.BAD_PARAMETER, "参数错误:" + name).violating("unknown parameter " + name);
            }
        });
        SimUser user = find(params);
        String store = text(params, "multi_store_sn");
        long storeId =
                store.isEmpty() ? 0 : roll.store(store).orElseThrow(() -> Refusal.business(Codes.NOT_FOUND, "门店不存在"));
        return data(user, storeId, !Set.of("", "0", "false").contains(text(params, "point_rules")));
    }

    private SimUser find(JsonNode params) {
        String type = required(params, "type", "type");
        return switch (type) {
            case "1" -> {
                String mobile = required(params, "mobile", "手机号");
                String password = required(params, "password", "密码");
                yield found(
                        user -> user.mobile().equals(mobile) && user.password().equals(password));
            }
            case "2" -> {
                String number = required(params, "card_number", "实体卡卡号");
                String inner = required(params, "card_password", "实体卡内部卡号");
                yield found(user ->
                        user.cardNumber().equals(number) && user.cardPassword().equals(inner));
            }
            case "3" -> {
                String code = required(params, "user_code", "用户识别码");
                yield found(user -> user.userCode().equals(code));
            }
            case "4" -> {
                String id = required(params, "user_id", "用户id");
                yield found(user -> String.valueOf(user.id()).equals(id));
            }
            default -> throw Refusal.business(Codes.BAD_PARAMETER, "type错误").violating("type is none of 1, 2, 3 and 4");
        };
    }

    private SimUser found(java.util.function.Predicate<SimUser> wanted) {
        return roll.find(wanted).orElseThrow(() -> Refusal.business(Codes.NOT_FOUND, "查询的信息不存在"));
    }

    private static String required(JsonNode params, String name, String label) {
        String value = text(params, name);
        if (value.isBlank()) {
            throw Refusal.business(Codes.BAD_PARAMETER, label + "必填").violating(name + " is missing");
        }
        return value;
    }

    private static String text(JsonNode params, String name) {
        return params.path(name).asText("");
    }

    private ObjectNode data(SimUser user, long storeId, boolean withRules) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        ObjectNode info = data.putObject("user_info")
                .put("id", user.id())
                .put("nickname", user.nickname())
                .put("username", user.username())
                .put("mobile", user.mobile())
                .put("status", user.status())
                .put("user_points", user.points());
        info.set("user_coupons", coupons(user));
        info.putObject("user_wealth_info")
                .put("gift_amount", user.giftFen())
                .put("recharge_amount", user.rechargeFen())
                .put("total_amount", user.giftFen() + user.rechargeFen());
        for (Map.Entry<String, Object> field : user.fields().entrySet()) {
            info.set(field.getKey(), Json.MAPPER.valueToTree(field.getValue()));
        }
        data.put("multi_store_id", storeId);
        SimPointRule rule = roll.pointRule();
        if (withRules) {
            data.put("is_open_points_pay", rule.open());
            data.putObject("pay_rule")
                    .put("points_num_type", rule.type())
                    .put("points_num", rule.number())
                    .put("exchange_astrict", rule.percent());
        } else {
            data.put("is_open_points_pay", "");
            data.set(
                    "pay_rule",
                    quirks.emptyObjectsAsLists() ? Json.MAPPER.createArrayNode() : Json.MAPPER.createObjectNode());
        }
        return data;
    }

    private JsonNode coupons(SimUser user) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (SimCoupon coupon : user.coupons()) {
            list.addObject()
                    .put("coupon_id", coupon.id())
                    .put("start_at", "2026-01-01 00:00:00")
                    .put("end_at", "2026-12-31 23:59:59")
                    .put("status", coupon.status())
                    .put("verify_code", coupon.verifyCode())
                    .put("is_lock", coupon.lock())
                    .put("date_time", "2026.01.01-2026.12.31")
                    .put("title", coupon.title())
                    .put("coupon_type", coupon.type())
                    .put("min_amount_use", coupon.minAmountUse())
                    .put("desc", "")
                    .put("amount", coupon.amount());
        }
        if (!quirks.listsAsObjects() || list.isEmpty()) {
            return list;
        }
        ObjectNode object = Json.MAPPER.createObjectNode();
        for (int i = 0; i < list.size(); i++) {
            object.set(String.valueOf(i), list.get(i));
        }
        return object;
    }
}
