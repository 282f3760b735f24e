// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.Objects;

/** The switches of {@link FkwQuirks} that are about products. Thread-safe. */
public final class ProductQuirks {

    private volatile boolean checksMediaIds = false;
    private volatile boolean checksDescriptionLinks = false;
    private volatile ProductCodePlace codePlace = ProductCodePlace.BOTH;
    private volatile boolean showsOnShelf = true;
    private volatile boolean showsUpdateTime = true;

    ProductQuirks() {}

    /**
     * Whether {@code addProduct} refuses media ids, of the product and of its variants, that were not uploaded to the
     * same shop. Undocumented. Default: {@code false}.
     */
    public ProductQuirks checksMediaIds(boolean checksMediaIds) {
        this.checksMediaIds = checksMediaIds;
        return this;
    }

    /** The present setting. */
    public boolean checksMediaIds() {
        return checksMediaIds;
    }

    /**
     * Whether {@code addProduct} refuses pictures in {@code desc} that do not lie in the shop's own media library, as the
     * document announces since 2023-06-30. Default: {@code false}, since the document's own example would be refused.
     */
    public ProductQuirks checksDescriptionLinks(boolean checksDescriptionLinks) {
        this.checksDescriptionLinks = checksDescriptionLinks;
        return this;
    }

    /** The present setting. */
    public boolean checksDescriptionLinks() {
        return checksDescriptionLinks;
    }

    /** Where lists show the merchant's own codes. Default: {@code ProductCodePlace.BOTH}. */
    public ProductQuirks codePlace(ProductCodePlace codePlace) {
        this.codePlace = Objects.requireNonNull(codePlace, "codePlace");
        return this;
    }

    /** The present setting. */
    public ProductCodePlace codePlace() {
        return codePlace;
    }

    /** Whether lists show {@code on_shelf}; the table has it, the example does not. Default: {@code true}. */
    public ProductQuirks showsOnShelf(boolean showsOnShelf) {
        this.showsOnShelf = showsOnShelf;
        return this;
    }

    /** The present setting. */
    public boolean showsOnShelf() {
        return showsOnShelf;
    }

    /** Whether lists show {@code update_time}; the table has it, the example does not. Default: {@code true}. */
    public ProductQuirks showsUpdateTime(boolean showsUpdateTime) {
        this.showsUpdateTime = showsUpdateTime;
        return this;
    }

    /** The present setting. */
    public boolean showsUpdateTime() {
        return showsUpdateTime;
    }
}
