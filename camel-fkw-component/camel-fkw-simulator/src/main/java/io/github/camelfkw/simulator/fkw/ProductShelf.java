// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The products of one shop. Thread-safe. */
final class ProductShelf {

    private final World world;
    private final long seed;
    private final Map<String, SimProduct> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> fields = new HashMap<>();
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
            made.add(put(drawn()));
        }
        return made;
    }

    private SimProduct drawn() {
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
        return new SimProduct(
                Catalogue.productId(index),
                Catalogue.title(index),
                "SP" + Catalogue.productId(index),
                Catalogue.picture(index),
                created,
                created,
                random.nextInt(10) > 0,
                skus,
                Map.of());
    }

    /** @throws IllegalArgumentException when the id is taken */
    synchronized SimProduct add(SimProductSpec spec) {
        SimProduct product = spec.over(drawn(), today());
        if (byId.containsKey(product.id())) {
            throw new IllegalArgumentException("there already is a product " + product.id());
        }
        fields.put(product.id(), spec.fields());
        return put(product);
    }

    /** Takes a product from {@code addProduct}; the skus come without ids. */
    synchronized SimProduct add(String name, String picture, List<SimSku> skus, Map<String, String> request) {
        String id = String.valueOf(nextId++);
        List<SimSku> numbered = new ArrayList<>();
        for (SimSku sku : skus) {
            numbered.add(sku.withId(id + "_" + (numbered.size() + 1)));
        }
        return put(new SimProduct(id, name, "", picture, today(), today(), true, numbered, request));
    }

    /** Fields that a test wants to see on the wire. */
    synchronized Map<String, Object> fields(String productId) {
        return fields.getOrDefault(productId, Map.of());
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

    synchronized SimProduct price(String productId, String skuId, BigDecimal price) {
        return put(known(productId, skuId).withPrice(skuId, Json.money(price), today()));
    }

    synchronized SimProduct rename(String productId, String name) {
        return put(known(productId, null).withName(name, today()));
    }

    synchronized SimProduct shelf(String productId, boolean visible) {
        return put(known(productId, null).withShelf(visible, today()));
    }

    synchronized void delete(String productId) {
        byId.remove(known(productId, null).id());
        fields.remove(productId);
    }

    /** Does something to a random product; false when there is none. */
    synchronized boolean onAny(Random random, Consumer<SimProduct> what) {
        if (byId.isEmpty()) {
            return false;
        }
        what.accept(all().get(random.nextInt(byId.size())));
        return true;
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
