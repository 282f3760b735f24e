// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The products of one shop. Thread-safe. */
final class ProductShelf {

    private final World world;
    private final long seed;
    private final Map<String, SimProduct> byId = new LinkedHashMap<>();
    private int generated;
    private int nextId = 50_001;

    ProductShelf(World world, long seed) {
        this.world = world;
        this.seed = seed;
    }

    private LocalDate today() {
        return world.now().atZone(ShopTime.ZONE).toLocalDate();
    }

    synchronized List<SimProduct> generate(int n) {
        List<SimProduct> made = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            int index = generated++;
            SplittableRandom random = new SplittableRandom(World.mix(seed ^ World.mix(index)));
            LocalDate created = today().minusDays(random.nextInt(400));
            List<SimSku> skus = new ArrayList<>();
            for (int sku = 0; sku < Catalogue.skuCount(index); sku++) {
                skus.add(new SimSku(
                        Catalogue.skuId(index, sku),
                        Json.money(Catalogue.cents(index, sku)),
                        Catalogue.skuProperties(index, sku),
                        random.nextInt(500),
                        Catalogue.productCode(index, sku)));
            }
            made.add(put(new SimProduct(
                    Catalogue.productId(index),
                    Catalogue.title(index),
                    "SP" + Catalogue.productId(index),
                    Catalogue.picture(index),
                    created,
                    created,
                    random.nextInt(10) > 0,
                    skus,
                    Map.of())));
        }
        return made;
    }

    /** Takes a product from {@code addProduct}; the skus come without ids. */
    synchronized SimProduct add(String name, List<SimSku> skus, Map<String, String> request) {
        String id = String.valueOf(nextId++);
        List<SimSku> numbered = new ArrayList<>();
        for (SimSku sku : skus) {
            numbered.add(new SimSku(
                    id + "_" + (numbered.size() + 1), sku.price(), sku.properties(), sku.stock(), sku.productCode()));
        }
        return put(new SimProduct(id, name, "", "", today(), today(), true, numbered, request));
    }

    private SimProduct put(SimProduct product) {
        byId.put(product.id(), product);
        return product;
    }

    synchronized SimProduct get(String id) {
        return byId.get(id);
    }

    synchronized List<SimProduct> all() {
        return List.copyOf(byId.values());
    }

    /** All, as the list shows them: newest created first. */
    synchronized List<SimProduct> newestFirst() {
        List<SimProduct> listed = new ArrayList<>(byId.values());
        Collections.reverse(listed);
        listed.sort((a, b) -> b.createdOn().compareTo(a.createdOn()));
        return listed;
    }

    synchronized SimProduct stock(String productId, String skuId, int amount) {
        return put(known(productId, skuId).withStock(skuId, amount, today()));
    }

    synchronized SimProduct shelf(String productId, boolean visible) {
        return put(known(productId, null).withShelf(visible, today()));
    }

    synchronized void delete(String productId) {
        byId.remove(known(productId, null).id());
    }

    private SimProduct known(String productId, String skuId) {
        SimProduct product = byId.get(productId);
        if (product == null) {
            throw new IllegalArgumentException("there is no product " + productId);
        }
        if (skuId != null && product.sku(skuId).isEmpty()) {
            throw new IllegalArgumentException("product " + productId + " has no sku " + skuId);
        }
        return product;
    }
}
