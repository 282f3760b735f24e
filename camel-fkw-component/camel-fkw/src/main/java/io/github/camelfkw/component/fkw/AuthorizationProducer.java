// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.AuthorizationApi;
import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/**
 * The steps by which a shop gets its tokens: where to send the merchant, what to do with what he comes back with, and a
 * refresh. No step answers with a token.
 */
final class AuthorizationProducer extends DefaultProducer {

    /** The redirect's parameters, as each HTTP consumer of Camel makes headers of them; also keys of a map as body. */
    private static final String CODE = "code";

    private static final String STATE = "state";

    private final FkwEndpoint endpoint;
    private final ShopChoice shop;

    AuthorizationProducer(FkwEndpoint endpoint, ShopChoice shop) {
        super(endpoint);
        this.endpoint = endpoint;
        this.shop = shop;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        switch (endpoint.getOperation()) {
            // Finds out now whether redirectUri is there.
            case authorizationUrl -> api(AuthorizationApi.ANY_SHOP).url();
            case refreshToken -> shop.requireGrant();
            default -> {
                // Needs nothing but the application.
            }
        }
    }

    private AuthorizationApi api(String shopId) {
        return endpoint.getComponent().client().authorization(shopId);
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        String chosen = shop.of(exchange.getMessage());
        try {
            process(exchange.getMessage(), api(chosen));
        } catch (FkwAuthorizationRefusedException e) {
            // Anybody can send a redirect that is refused: it says nothing of the shop.
            throw e;
        } catch (FkwException e) {
            endpoint.getComponent()
                    .sightings()
                    .failed(chosen, endpoint.getOperation().name(), e);
            throw e;
        }
    }

    private void process(Message message, AuthorizationApi api) {
        switch (endpoint.getOperation()) {
            case authorizationUrl -> message.setBody(api.url().toString());
            case exchangeCode -> {
                GrantStatus grant = api.exchange(parameter(message, CODE), parameter(message, STATE));
                // Both are spent, and nothing that comes after may show them.
                message.removeHeader(CODE);
                message.removeHeader(STATE);
                answer(message, grant);
            }
            default -> answer(message, api.refresh());
        }
    }

    private static String parameter(Message message, String name) {
        if (message.getBody() instanceof Map<?, ?> parameters && parameters.get(name) instanceof CharSequence value) {
            return value.toString();
        }
        return message.getHeader(name, String.class);
    }

    private static void answer(Message message, GrantStatus grant) {
        message.setBody(grant);
        message.setHeader(FkwConstants.SHOP_ID, grant.platformShopId().orElse(grant.shopId()));
    }
}
