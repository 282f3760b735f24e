// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may use the platform: the integrators' clients, their agreed redirect addresses, and the shops. */
final class FkwAccounts {

    private final Map<String, String> clients;
    private final List<String> redirectUris;
    private final Map<String, FkwShop> shops = Collections.synchronizedMap(new LinkedHashMap<>());

    FkwAccounts(Map<String, String> clients, Collection<String> redirectUris) {
        this.clients = Map.copyOf(clients);
        this.redirectUris = List.copyOf(redirectUris);
    }

    boolean isClient(String clientId) {
        return clients.containsKey(clientId);
    }

    boolean isSecret(String clientId, String secret) {
        return secret.equals(clients.get(clientId));
    }

    boolean isAgreed(String redirectUri) {
        return redirectUris.contains(redirectUri);
    }

    Map<String, FkwShop> shops() {
        return shops;
    }

    FkwShop shop(String id) {
        FkwShop shop = shops.get(id);
        if (shop == null) {
            throw new IllegalArgumentException("no shop " + id + ": add it with addShop; there are " + shops.keySet());
        }
        return shop;
    }
}
