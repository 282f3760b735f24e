// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.util.Map;

/**
 * A request with parameters and without a body.
 *
 * @param verb  GET or POST
 * @param path  path below the base URI, beginning with a slash
 * @param query parameters of the query string in their order, not yet encoded
 * @param form  parameters of a form body, not yet encoded; empty: no body
 */
public record HttpRequest(Verb verb, String path, Map<String, String> query, Map<String, String> form) {

    /** HTTP method. */
    public enum Verb {
        GET,
        POST
    }

    /** Prints verb and path only: parameters hold tokens and personal data. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
