// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/** Where a product list shows the merchant's own codes; the document's table and its example differ. */
public enum ProductCodePlace {
    /** {@code code} on the product; the example has it. */
    PRODUCT,
    /** {@code product_code} on the variant; table and example have it. */
    SKU,
    /** Both, as the example. */
    BOTH
}
