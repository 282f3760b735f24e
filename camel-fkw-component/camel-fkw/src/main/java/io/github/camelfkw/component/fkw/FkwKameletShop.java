// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.Configurer;

/**
 * How a Kamelet comes to its component: a bean of the Kamelets' templates, of no use in routes. All Kamelets of a Camel
 * context that name the same component share it, for two with the same tokens would refresh them behind each other's backs
 * and call the shop twice as often. Credentials go from here into the component's options; none stands in an endpoint's URI.
 *
 * <p>Its properties are set by a generated configurer: without one Camel does so by reflection, and logs the values at TRACE.
 */
@Configurer
public final class FkwKameletShop implements CamelContextAware {

    private CamelContext camelContext;
    private String component = "fkw";
    private String clientId;
    private String clientSecret;
    private String refreshToken;
    private String tokenFile;
    private String tokenKey;
    private String shopId;
    private String baseUri;

    /**
     * The name of the component, which is there from now on: the one that has this name already, or a new one with the
     * options of the Kamelet.
     *
     * @throws IllegalArgumentException a component of this name has other options, or one of another name has this shop
     */
    public String name() throws Exception {
        synchronized (camelContext) {
            FkwComponent existing = existing();
            if (existing != null && existing.getClientId() != null) {
                requireSame("clientId", clientId, existing.getClientId());
                requireSame("clientSecret", clientSecret, existing.getClientSecret());
                requireSame("refreshToken", refreshToken, existing.getRefreshToken());
                requireSame("tokenFile", tokenFile, existing.getTokenFile());
                requireSame("tokenKey", tokenKey, existing.getTokenKey());
                requireSame("baseUri", baseUri, existing.getBaseUri());
            } else if (clientId != null) {
                requireTokensOfOurOwn();
                configure(existing);
            }
            return component;
        }
    }

    private FkwComponent existing() {
        return camelContext.hasComponent(component) instanceof FkwComponent known
                ? known
                : camelContext.getRegistry().lookupByNameAndType(component, FkwComponent.class);
    }

    private void requireSame(String option, String mine, String its) {
        if (mine != null && !mine.equals(its)) {
            throw new IllegalArgumentException(
                    "The Kamelet has another " + option + " than component " + component
                            + " has already. For the same shop, give all its Kamelets the same, or leave credentials to the"
                            + " component; for another shop, give the Kamelet a component of another name (property component)");
        }
    }

    private void requireTokensOfOurOwn() {
        for (String name : camelContext.getComponentNames()) {
            if (refreshToken != null
                    && camelContext.hasComponent(name) instanceof FkwComponent other
                    && Objects.equals(refreshToken, other.getRefreshToken())) {
                throw new IllegalArgumentException("Component " + name + " has the refreshToken of the Kamelet already;"
                        + " two components would refresh it behind each other's backs. Give the Kamelet component="
                        + name);
            }
        }
    }

    private void configure(FkwComponent existing) {
        FkwComponent shop = existing == null ? new FkwComponent() : existing;
        shop.setClientId(clientId);
        shop.setClientSecret(clientSecret);
        shop.setRefreshToken(refreshToken);
        shop.setTokenFile(tokenFile);
        shop.setTokenKey(tokenKey);
        shop.setShopId(shopId);
        if (baseUri != null) {
            shop.setBaseUri(baseUri);
        }
        if (existing == null) {
            camelContext.addComponent(component, shop);
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    // Getters are for the configurer, and not public, so that nothing shows secrets as properties of a bean.

    String getComponent() {
        return component;
    }

    public void setComponent(String component) {
        this.component = component;
    }

    String getClientId() {
        return clientId;
    }

    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    String getRefreshToken() {
        return refreshToken;
    }

    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    String getTokenFile() {
        return tokenFile;
    }

    public void setTokenFile(String tokenFile) {
        this.tokenFile = tokenFile;
    }

    String getTokenKey() {
        return tokenKey;
    }

    public void setTokenKey(String tokenKey) {
        this.tokenKey = tokenKey;
    }

    String getShopId() {
        return shopId;
    }

    public void setShopId(String shopId) {
        this.shopId = shopId;
    }

    String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }
}
