// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwApplication;
import io.github.camelfkw.component.fkw.client.FkwClientListener;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import java.time.Duration;
import org.apache.camel.spi.CamelEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Camel's event notifiers what happens to the shops of a component. */
final class ShopEvents implements FkwClientListener {

    private static final Logger LOG = LoggerFactory.getLogger(FkwComponent.class);

    private final FkwComponent component;
    private final FkwApplication application;

    ShopEvents(FkwComponent component, FkwApplication application) {
        this.component = component;
        this.application = application;
    }

    @Override
    public void slowedDown(String shopId, double perSecond) {
        send(new FkwShopEvent.Throttled(component, shopId, perSecond));
    }

    @Override
    public void refreshed(GrantStatus grant) {
        send(new FkwShopEvent.GrantRefreshed(component, grant));
    }

    @Override
    public void lost(String shopId, String why) {
        send(new FkwShopEvent.GrantLost(component, shopId, why, application.authorizationPage(shopId)));
    }

    @Override
    public void restored(GrantStatus grant) {
        send(new FkwShopEvent.GrantRestored(component, grant));
    }

    @Override
    public void expiring(GrantStatus grant, Duration left) {
        send(new FkwShopEvent.GrantExpiring(component, grant, left, application.authorizationPage(grant.shopId())));
    }

    private void send(CamelEvent event) {
        try {
            component.getCamelContext().getManagementStrategy().notify(event);
        } catch (Exception e) {
            LOG.warn(
                    "An event notifier failed ({}); nothing else is affected",
                    e.getClass().getName());
        }
    }
}
