// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.Configurer;

/**
 * How a Kamelet comes to its component: a bean of the Kamelet's template, of no use in routes. All Kamelets of a Camel
 * context that name the same component share it, and with it the pace. Credentials go from here into the component's
 * options; none stands in an endpoint's URI.
 *
 * <p>Its properties are set by a generated configurer: without one Camel does so by reflection, and logs the values at TRACE.
 */
@Configurer
public final class ZvcmsKameletKey implements CamelContextAware {

    private CamelContext camelContext;
    private String component = "zvcms";
    private String openId;
    private String secret;
    private String grantCode;
    private String baseUri;
    private Boolean allowHttp;

    /**
     * The name of the component, which is there from now on: the one that has this name already, or a new one with the
     * options of the Kamelet.
     *
     * @throws IllegalArgumentException a component of this name has other options
     */
    public String name() {
        synchronized (camelContext) {
            ZvcmsComponent existing = existing();
            if (existing != null && existing.getOpenId() != null) {
                requireSame("openId", openId, existing.getOpenId());
                requireSame("secret", secret, existing.getSecret());
                requireSame("grantCode", grantCode, existing.getGrantCode());
                requireSame("baseUri", baseUri, existing.getBaseUri());
                requireSame("allowHttp", allowHttp, existing.isAllowHttp());
            } else if (openId != null) {
                configure(existing);
            }
            return component;
        }
    }

    private ZvcmsComponent existing() {
        return camelContext.hasComponent(component) instanceof ZvcmsComponent known
                ? known
                : camelContext.getRegistry().lookupByNameAndType(component, ZvcmsComponent.class);
    }

    private void requireSame(String option, Object mine, Object its) {
        if (mine != null && !mine.equals(its)) {
            throw new IllegalArgumentException("The Kamelet has another " + option + " than component " + component
                    + " has already. For the same key, give all its Kamelets the same, or leave credentials to the"
                    + " component; for another key, give the Kamelet a component of another name (property component)");
        }
    }

    private void configure(ZvcmsComponent existing) {
        ZvcmsComponent key = existing == null ? new ZvcmsComponent() : existing;
        key.setOpenId(openId);
        key.setSecret(secret);
        key.setGrantCode(grantCode);
        if (baseUri != null) {
            key.setBaseUri(baseUri);
        }
        if (allowHttp != null) {
            key.setAllowHttp(allowHttp);
        }
        if (existing == null) {
            camelContext.addComponent(component, key);
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

    String getOpenId() {
        return openId;
    }

    public void setOpenId(String openId) {
        this.openId = openId;
    }

    String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    String getGrantCode() {
        return grantCode;
    }

    public void setGrantCode(String grantCode) {
        this.grantCode = grantCode;
    }

    String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    Boolean getAllowHttp() {
        return allowHttp;
    }

    public void setAllowHttp(Boolean allowHttp) {
        this.allowHttp = allowHttp;
    }
}
