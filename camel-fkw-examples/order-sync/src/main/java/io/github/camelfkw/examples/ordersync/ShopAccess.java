// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import io.github.camelfkw.component.fkw.FkwComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What it takes to talk to a shop.
 *
 * @param clientId     of the application
 * @param clientSecret of the application
 * @param refreshToken of the shop, to begin with
 * @param shopId       of the shop
 * @param baseUri      of the platform
 */
public record ShopAccess(String clientId, String clientSecret, String refreshToken, String shopId, String baseUri) {

    private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put("fkw.clientId", "FKW_CLIENT_ID");
        REQUIRED.put("fkw.clientSecret", "FKW_CLIENT_SECRET");
        REQUIRED.put("fkw.refreshToken", "FKW_REFRESH_TOKEN");
        REQUIRED.put("fkw.shopId", "FKW_SHOP_ID");
    }

    /**
     * The real shop that the user set; empty when none of the four properties is there.
     *
     * @throws UsageException when only some of them are
     */
    static Optional<ShopAccess> of(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        REQUIRED.forEach((property, variable) -> value(properties.apply(property), environment.apply(variable))
                .ifPresentOrElse(
                        value -> found.put(property, value),
                        () -> missing.add(property + " (or environment " + variable + ")")));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new UsageException("A real shop needs four properties. Set " + String.join(", ", missing)
                    + " too, or none of them for the demo");
        }
        return Optional.of(new ShopAccess(
                found.get("fkw.clientId"),
                found.get("fkw.clientSecret"),
                found.get("fkw.refreshToken"),
                found.get("fkw.shopId"),
                value(properties.apply("fkw.baseUri"), environment.apply("FKW_BASE_URI"))
                        .orElse(FkwComponent.DEFAULT_BASE_URI)));
    }

    private static Optional<String> value(String property, String variable) {
        return Optional.ofNullable(property)
                .filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(variable).filter(text -> !text.isBlank()))
                .map(String::strip);
    }

    /** Prints no secret. */
    @Override
    public String toString() {
        return "ShopAccess[shopId=" + shopId + ", baseUri=" + baseUri + "]";
    }
}
