// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a new product shall look like. Everything that is not said is drawn from the simulator's seed. */
public final class SimProductSpec {

    private String id;
    private String name;
    private String code;
    private String picture;
    private LocalDate createdOn;
    private LocalDate updatedOn;
    private boolean onShelf = true;
    private final List<SimSku> skus = new ArrayList<>();
    private Map<String, Object> fields = Map.of();

    SimProductSpec() {}

    /** Its id. Default: the next running number. */
    public SimProductSpec id(String productId) {
        id = productId;
        return this;
    }

    /** Its name. */
    public SimProductSpec name(String text) {
        name = text;
        return this;
    }

    /** Its code, {@code code} on the wire. */
    public SimProductSpec code(String text) {
        code = text;
        return this;
    }

    /** Address of its picture. */
    public SimProductSpec picture(String url) {
        picture = url;
        return this;
    }

    /** The day it was made, in Beijing. Default: today. */
    public SimProductSpec createdOn(LocalDate day) {
        createdOn = day;
        return this;
    }

    /** The day it was last changed, in Beijing. Default: the day it was made. */
    public SimProductSpec updatedOn(LocalDate day) {
        updatedOn = day;
        return this;
    }

    /** Whether buyers see it. Default {@code true}. */
    public SimProductSpec onShelf(boolean visible) {
        onShelf = visible;
        return this;
    }

    /**
     * A variant; the first call replaces the generated ones. Its id is the product's, {@code _} and a number from 1.
     *
     * @param properties such as {@code 颜色:白色;尺码:XXL}; may be empty
     * @param price in yuan, such as {@code "25.50"}
     * @param stock pieces on hand
     * @param productCode the merchant's own code; may be empty
     */
    public SimProductSpec sku(String properties, String price, int stock, String productCode) {
        skus.add(new SimSku("", Json.money(new BigDecimal(price)), properties, stock, productCode));
        return this;
    }

    /** Any field of the product's JSON: replaces the usual one or comes on top. {@code null} is written as null. */
    public SimProductSpec field(String fieldName, Object value) {
        if (fields.isEmpty()) {
            fields = new LinkedHashMap<>();
        }
        fields.put(fieldName, value);
        return this;
    }

    Map<String, Object> fields() {
        return fields;
    }

    /** @param base what holds for everything that was not said, its days excepted */
    SimProduct over(SimProduct base, LocalDate today) {
        String productId = id == null ? base.id() : id;
        LocalDate created = createdOn == null ? today : createdOn;
        List<SimSku> numbered = new ArrayList<>();
        for (SimSku sku : skus.isEmpty() ? base.skus() : skus) {
            numbered.add(sku.withId(productId + "_" + (numbered.size() + 1)));
        }
        return new SimProduct(
                productId,
                name == null ? base.name() : name,
                code == null ? base.code() : code,
                picture == null ? base.picture() : picture,
                created,
                updatedOn == null ? created : updatedOn,
                onShelf,
                numbered,
                Map.of());
    }
}
