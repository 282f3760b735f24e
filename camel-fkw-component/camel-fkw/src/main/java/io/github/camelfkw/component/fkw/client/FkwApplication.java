// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.net.URI;
import java.util.Optional;

/**
 * An application as the vendor knows it, without its secret.
 *
 * @param baseUri           of the platform
 * @param clientId          agreed with the vendor (对接时约定)
 * @param redirectUri       agreed with the vendor (约定的 redirect_uri); empty: links for merchants cannot be made
 * @param platformCode      {@code FKW} (直销) or {@code WSC} (分销)
 * @param authorizationPage the application's own page where merchants begin, with <code>{shopId}</code> in the place of the
 *                          shop's key; empty: not known
 */
public record FkwApplication(
        URI baseUri,
        String clientId,
        Optional<String> redirectUri,
        String platformCode,
        Optional<String> authorizationPage) {

    /** The page where the merchant of a shop begins. */
    public Optional<String> authorizationPage(String shopId) {
        return authorizationPage.map(page -> page.replace("{shopId}", shopId));
    }

    /** What to do about a shop that has to be authorized, for a person. */
    public String cure(String shopId) {
        return authorizationPage(shopId)
                .map(page ->
                        "Let the merchant authorize the application at " + page + "; calls go on by themselves then")
                .orElse("Let the merchant authorize the application: send him to the address that fkw:authorizationUrl"
                        + " gives, and what he comes back with to fkw:exchangeCode; calls go on by themselves then. (Or put"
                        + " the new grant into the token store, or set the new refreshToken and restart.)");
    }
}
