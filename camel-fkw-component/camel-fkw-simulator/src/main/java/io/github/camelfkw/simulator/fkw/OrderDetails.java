// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What an order says beside its state: buyer, address, goods, money. Drawn from the seed each time it is asked for, so
 * that a million orders cost no memory for it, and the same seed and id give the same order.
 */
final class OrderDetails {

    /**
     * One item. Money in cents.
     *
     * @param original quantity times price
     * @param discount what was taken off
     */
    record Item(int product, int sku, int quantity, long original, long discount) {
        long paid() {
            return original - discount;
        }
    }

    private final List<Item> items = new ArrayList<>();
    private final long freight;
    private final long spread;
    private final long buyerId;
    private final String consignee;
    private final People.Place place;
    private final String street;
    private final String mobile;
    private final String telephone;
    private final String remark;

    private OrderDetails(SimOrder order, SplittableRandom random) {
        int wanted = order.traits().items();
        int count = wanted > 0 ? wanted : 1 + Math.min(random.nextInt(6), 2);
        for (int i = 0; i < count; i++) {
            int product = random.nextInt(Catalogue.SIZE);
            int sku = random.nextInt(Catalogue.skuCount(product));
            int quantity = 1 + Math.max(0, random.nextInt(6) - 3);
            long original = quantity * Catalogue.cents(product, sku);
            long discount = random.nextInt(4) == 0 ? original * random.nextInt(1, 30) / 100 : 0;
            items.add(new Item(product, sku, quantity, original, discount));
        }
        freight = random.nextInt(3) == 0 ? 800 : 0;
        spread = random.nextInt(12) == 0 ? -random.nextInt(1, 500) : 0;
        buyerId = 200_000 + random.nextInt(800_000);
        consignee = People.name(random);
        place = People.place(random);
        street = People.street(place, random);
        mobile = People.mobile(random);
        telephone = People.telephone(random);
        remark = People.buyerRemark(random);
    }

    static OrderDetails of(SimOrder order) {
        long seed = World.mix(order.shop().seed() ^ World.mix(order.id().hashCode()));
        return new OrderDetails(order, new SplittableRandom(seed));
    }

    int itemCount() {
        return items.size();
    }

    List<Item> items() {
        return items;
    }

    /** In cents. */
    long total() {
        return items.stream().mapToLong(Item::paid).sum() + freight + spread;
    }

    long freight() {
        return freight;
    }

    long spread() {
        return spread;
    }

    long buyerId() {
        return buyerId;
    }

    String consignee() {
        return consignee;
    }

    People.Place place() {
        return place;
    }

    String street() {
        return street;
    }

    String mobile() {
        return mobile;
    }

    String telephone() {
        return telephone;
    }

    String remark() {
        return remark;
    }
}
