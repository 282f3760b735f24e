// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes the events of {@link Life} happen to whatever the dice choose. */
final class LifeEvents {

    private final Random random;

    LifeEvents(Random random) {
        this.random = random;
    }

    /** Returns false when there is nothing that it could happen to. */
    boolean apply(FkwShop shop, Life.Event event) {
        return switch (event.subject()) {
            case ORDERS -> toAnOrder(shop, event);
            case PRODUCTS -> toAProduct(shop, event);
            case MEMBERS -> toAMember(shop, event);
        };
    }

    private boolean toAnOrder(FkwShop shop, Life.Event event) {
        return switch (event) {
            case CREATED -> {
                shop.addOrder();
                yield true;
            }
            case PAID -> onAny(shop, order -> shop.pay(order.id()), OrderStatus.WAIT_BUYER_PAY);
            case SHIPPED ->
                onAny(
                        shop,
                        order -> shop.ship(
                                order.id(),
                                "SF" + (1_000_000_000L + random.nextInt(1_000_000_000)),
                                "shunfeng",
                                "顺丰速运"),
                        OrderStatus.WAIT_SELLER_SHIP);
            case COMPLETED -> onAny(shop, order -> shop.complete(order.id()), OrderStatus.SHIPPED);
            case CANCELLED ->
                onAny(
                        shop,
                        order -> shop.cancel(order.id()),
                        random.nextInt(4) == 0 ? OrderStatus.WAIT_SELLER_SHIP : OrderStatus.WAIT_BUYER_PAY);
            case TOUCHED ->
                onAny(
                        shop,
                        order -> shop.touch(order.id()),
                        OrderStatus.values()[random.nextInt(OrderStatus.values().length)]);
            case REFUNDED ->
                onAny(
                        shop,
                        order -> shop.refund(order.id(), random.nextInt(order.itemCount()), "wait_seller_agree"),
                        OrderStatus.WAIT_SELLER_SHIP);
            default -> throw new IllegalArgumentException(event + " does not happen to orders");
        };
    }

    private boolean onAny(FkwShop shop, Consumer<SimOrder> what, OrderStatus status) {
        return shop.onAny(status, random, what);
    }

    private boolean toAProduct(FkwShop shop, Life.Event event) {
        ProductShelf shelf = shop.shelf();
        return switch (event) {
            case PRODUCT_ADDED -> {
                shop.addProduct(spec -> {});
                yield true;
            }
            case PRODUCT_DELETED -> shelf.onAny(random, product -> shelf.delete(product.id()));
            case PRODUCT_RENAMED ->
                shelf.onAny(random, product -> shelf.rename(product.id(), otherName(product.name())));
            case STOCK_CHANGED -> shelf.onAny(random, product -> sell(shelf, product));
            case SHELF_CHANGED -> shelf.onAny(random, product -> shelf.shelf(product.id(), !product.onShelf()));
            default -> throw new IllegalArgumentException(event + " does not happen to products");
        };
    }

    private void sell(ProductShelf shelf, SimProduct product) {
        SimSku sku = product.skus().get(random.nextInt(product.skus().size()));
        int drawn = random.nextInt(500);
        shelf.stock(product.id(), sku.id(), drawn == sku.stock() ? drawn + 1 : drawn);
    }

    private boolean toAMember(FkwShop shop, Life.Event event) {
        MemberRoll roll = shop.roll();
        return switch (event) {
            case MEMBER_ADDED -> {
                roll.generate(1);
                yield true;
            }
            case MEMBER_DELETED -> roll.onAny(random, member -> roll.delete(member.id()));
            case MEMBER_RENAMED -> roll.onAny(random, member -> roll.rename(member.id(), otherPerson(member.name())));
            case POINTS_CHANGED -> roll.onAny(random, member -> roll.points(member.id(), pointsFor(member), ""));
            default -> throw new IllegalArgumentException(event + " does not happen to members");
        };
    }

    private long pointsFor(SimMember member) {
        long drawn = random.nextInt(200) - 80;
        return drawn == 0 || member.currentPoints() + drawn < 0 ? 1 - drawn : drawn;
    }

    private String otherName(String name) {
        String plain = name.replaceFirst("(特惠\\d+)$", "");
        String other;
        do {
            other = plain + "特惠" + random.nextInt(1_000);
        } while (other.equals(name));
        return other;
    }

    private String otherPerson(String name) {
        SplittableRandom names = new SplittableRandom(random.nextLong());
        String other;
        do {
            other = People.name(names);
        } while (other.equals(name));
        return other;
    }
}
