// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.camel.BaseUri;
import io.github.camelfkw.component.zvcms.client.SignField;
import io.github.camelfkw.component.zvcms.client.SignatureScheme;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
import java.net.URI;
import java.time.Duration;

/**
 * What is left of a component's options when all of them are right.
 *
 * @param baseUri address of the platform
 * @param signer  makes tokens
 */
record CheckedOptions(URI baseUri, ZvcmsSigner signer) {

    /** An empty value of an option is hard to give in properties files and not at all in some DSLs. */
    private static final String NO_SEPARATOR = "none";

    /** @throws IllegalArgumentException an option is missing or wrong; names it and the cure */
    static CheckedOptions of(ZvcmsComponent options) {
        require("openId", options.getOpenId(), "the id of the key (密钥Id) that the platform has given");
        require("secret", options.getSecret(), "the secret that goes with openId");
        require("grantCode", options.getGrantCode(), "the grant (授权code) that the platform has given");
        if (options.getMaxAttempts() < 1) {
            throw new IllegalArgumentException("Option maxAttempts of component zvcms is " + options.getMaxAttempts()
                    + "; at least one attempt is needed");
        }
        if (!RateBudget.isMaximum(options.getMaxRequestsPerSecond())) {
            throw new IllegalArgumentException("Option maxRequestsPerSecond of component zvcms is "
                    + options.getMaxRequestsPerSecond() + "; give 0 for no fixed limit, or a number from "
                    + RateBudget.LEAST_MAXIMUM + " on");
        }
        requirePositive("connectTimeout", options.getConnectTimeout());
        requirePositive("requestTimeout", options.getRequestTimeout());
        return new CheckedOptions(baseUri(options), signer(options));
    }

    private static URI baseUri(ZvcmsComponent options) {
        URI uri = BaseUri.parse("zvcms", "baseUri", options.getBaseUri(), true);
        if (options.isAllowHttp()) {
            return uri;
        }
        try {
            return BaseUri.parse("zvcms", "baseUri", options.getBaseUri(), false);
        } catch (IllegalArgumentException plain) {
            throw new IllegalArgumentException(
                    "Option baseUri of component zvcms is plain http: " + uri
                            + ". GrantCode, mobile numbers, passwords, card numbers and the answers about members would"
                            + " travel in the clear, for everybody on the way to read and to change. Ask the vendor for an"
                            + " https address, or send through a proxy or tunnel that encrypts; set allowHttp=true if that"
                            + " is what you have, or if you accept it",
                    plain);
        }
    }

    private static ZvcmsSigner signer(ZvcmsComponent options) {
        SignatureScheme scheme = scheme(options);
        if (options.getSigner() == null) {
            return scheme;
        }
        if (!scheme.equals(SignatureScheme.assumed())) {
            throw new IllegalArgumentException("Option signer of component zvcms is set, and one of signAlgorithm,"
                    + " signFields, signOrder, signFormat, signSeparator and signEncoding too, which it does not look at."
                    + " Leave out the one or the others");
        }
        return options.getSigner();
    }

    private static SignatureScheme scheme(ZvcmsComponent options) {
        String separator = options.getSignSeparator();
        try {
            return new SignatureScheme(
                    options.getSignAlgorithm(),
                    SignField.parse(options.getSignFields()),
                    options.getSignOrder(),
                    options.getSignFormat(),
                    separator == null || separator.equals(NO_SEPARATOR) ? "" : separator,
                    options.getSignEncoding());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option signFields of component zvcms: " + e.getMessage(), e);
        }
    }

    private static void require(String option, String value, String what) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(
                    "Option " + option + " of component zvcms is missing: set it to " + what);
        }
    }

    private static void requirePositive(String option, Duration value) {
        if (value == null || value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "Option " + option + " of component zvcms has to be longer than nothing");
        }
    }
}
