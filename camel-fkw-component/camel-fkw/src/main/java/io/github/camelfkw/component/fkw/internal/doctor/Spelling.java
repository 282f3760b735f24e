// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.component.fkw.client.model.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * In which of its spellings the platform writes, where the vendor's document has several or none: in the orders of the
 * first look, in some products and members. Takes names of fields and kinds of values, no value.
 */
final class Spelling implements Measure {

    static final String ORDERS = "spelling of orders";
    static final String ITEMS = "spelling of items";
    static final String ORDER_IDS = "spelling of order ids";
    static final String AMOUNTS = "spelling of amounts";
    static final String NO_VALUE = "spelling of no value";
    static final String TIMES = "spelling of times";
    static final String STATUS = "spelling of status";
    static final String OTHER_FIELDS = "fields that no record names";
    static final String PRODUCT_CODE = "spelling of product codes";
    static final String MEMBER_PROPERTIES = "spelling of member properties";
    static final String MEMBER_LEVEL = "spelling of member levels";
    static final String MEMBER_LEVEL_OF_ONE = "spelling of one member's level";

    private static final int ROWS = 20;

    private final Calls calls;
    private final OrderSample sample;

    Spelling(Calls calls, OrderSample sample) {
        this.calls = calls;
        this.sample = sample;
    }

    @Override
    public List<String> topics() {
        return List.of(
                ORDERS,
                ITEMS,
                ORDER_IDS,
                AMOUNTS,
                NO_VALUE,
                TIMES,
                STATUS,
                OTHER_FIELDS,
                PRODUCT_CODE,
                MEMBER_PROPERTIES,
                MEMBER_LEVEL,
                MEMBER_LEVEL_OF_ONE);
    }

    @Override
    public List<Finding> measure() {
        List<Finding> findings = new ArrayList<>(orders());
        findings.addAll(apart(List.of(PRODUCT_CODE), this::products));
        findings.addAll(apart(List.of(MEMBER_PROPERTIES, MEMBER_LEVEL, MEMBER_LEVEL_OF_ONE), this::members));
        return findings;
    }

    /** A shop may have granted no look at its members. */
    private static List<Finding> apart(List<String> topics, Supplier<List<Finding>> looking) {
        try {
            return looking.get();
        } catch (FkwException e) {
            return topics.stream()
                    .map(topic -> Findings.notKnown(
                            topic,
                            "the list could not be read: " + Findings.failure(e),
                            "look whether the shop has granted it, and run it again",
                            List.of()))
                    .toList();
        }
    }

    private List<Finding> orders() {
        ListPage<OrderDocument> page = sample.page();
        JsonNode root = Forms.tree(page.json());
        Forms lists = new Forms();
        Stream.of("order_list", "orders").filter(root::has).forEach(lists::add);
        Forms items = new Forms();
        Forms ids = new Forms();
        Forms amounts = new Forms();
        Forms empty = new Forms();
        Forms times = new Forms();
        Forms statuses = new Forms();
        Forms others = new Forms();
        for (OrderDocument document : page.rows()) {
            JsonNode order = Forms.tree(document.json());
            Stream.of("order_items", "order_item_list").filter(order::has).forEach(items::add);
            ids.add(Forms.kind(order.path("id")));
            amounts.add(Forms.kind(order.path("price")));
            order.forEach(value -> {
                if (value.isNull() || value.isTextual() && value.textValue().isEmpty()) {
                    empty.add(value.isNull() ? "null" : "empty text");
                }
            });
            times.add(Forms.time(order.path("modified_time")));
            String status = order.path("status").asText("");
            statuses.add(
                    OrderStatus.KNOWN.stream().anyMatch(known -> known.value().equals(status))
                            ? "documented"
                            : "others");
            OtherNames.of(document).forEach(others::add);
        }
        String what = Findings.count(page.rows().size(), "order");
        String help = sample.help();
        return List.of(
                lists.finding(ORDERS, "a list of orders", help),
                items.finding(ITEMS, what, help),
                ids.finding(ORDER_IDS, what, help),
                amounts.finding(AMOUNTS, what, help),
                empty.finding(NO_VALUE, what, help),
                times.finding(TIMES, what, help),
                statuses.finding(STATUS, what, help),
                page.rows().isEmpty()
                        ? others.finding(OTHER_FIELDS, what, help)
                        : others.findingOrNone(OTHER_FIELDS, what));
    }

    private List<Finding> products() {
        ListPage<FkwDocument<Product>> page = calls.products(ROWS).page();
        Forms codes = new Forms();
        for (FkwDocument<Product> document : page.rows()) {
            JsonNode product = Forms.tree(document.json());
            boolean onProduct = product.has("code");
            boolean onSku = product.findValue("product_code") != null;
            if (onProduct || onSku) {
                codes.add(onProduct && onSku ? "both" : onProduct ? "code of the product" : "product_code of each sku");
            }
        }
        return List.of(codes.finding(
                PRODUCT_CODE, Findings.count(page.rows().size(), "product"), "give products a code (商品编码)"));
    }

    private List<Finding> members() {
        ListPage<FkwDocument<Member>> page = calls.members(ROWS).page();
        Forms properties = new Forms();
        Forms levels = new Forms();
        for (FkwDocument<Member> document : page.rows()) {
            JsonNode member = Forms.tree(document.json());
            Stream.of("propList", "prop_list")
                    .filter(name -> member.hasNonNull(name) && !member.get(name).isEmpty())
                    .forEach(name ->
                            properties.add(name + (member.get(name).isArray() ? " as an array" : " as one object")));
            levels.add(Forms.kind(member.path("level")));
        }
        String what = Findings.count(page.rows().size(), "member");
        Forms levelOfOne = new Forms();
        if (!page.rows().isEmpty()) {
            JsonNode one = Forms.tree(calls.member(page.rows().get(0).id()).json());
            levelOfOne.add(Forms.kind(one.path("level")));
        }
        return List.of(
                properties.finding(MEMBER_PROPERTIES, what, "give a member properties of his own (自定义参数)"),
                levels.finding(MEMBER_LEVEL, what, "have a member"),
                levelOfOne.finding(MEMBER_LEVEL_OF_ONE, "one member, read by his id", "have a member"));
    }
}
