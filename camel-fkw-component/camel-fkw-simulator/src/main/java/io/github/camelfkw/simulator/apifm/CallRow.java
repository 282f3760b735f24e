// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.util.Arrays;
import java.util.List;

/**
 * One row of the platform's call table.
 *
 * @param name the documented name, such as {@code orderCreate}
 * @param verb how it is sent
 * @param host the server it belongs to
 * @param path the path there, with {@code {subDomain}} or {@code {merchantId}}
 * @param params what is known of its parameters
 * @param freeForm whether it takes any others too
 */
record CallRow(String name, Verb verb, Host host, String path, List<Param> params, boolean freeForm) {

    /** How a call is sent. */
    enum Verb {
        /** Parameters in the query. */
        GET("GET"),
        /** Parameters as a form. */
        POST("POST"),
        /** Parameters and a file as {@code multipart/form-data}. */
        UPLOAD("POST"),
        /** Parameters in the query; the answer is a picture. */
        PICTURE("GET");

        private final String http;

        Verb(String http) {
            this.http = http;
        }

        String http() {
            return http;
        }
    }

    private static final String ANY_OTHERS = "...";
    private static final String TOKEN = "token";

    /** @throws IllegalArgumentException for a line that is none */
    static CallRow parse(String line) {
        String[] words = line.trim().split("\\s+");
        if (words.length < 4) {
            throw new IllegalArgumentException("a call has at least name, verb, host and path: " + line);
        }
        List<String> rest = Arrays.asList(words).subList(4, words.length);
        return new CallRow(
                words[0],
                Verb.valueOf(words[1]),
                Host.valueOf(words[2].toUpperCase(java.util.Locale.ROOT)),
                words[3],
                rest.stream()
                        .filter(word -> !word.equals(ANY_OTHERS))
                        .map(Param::parse)
                        .toList(),
                rest.contains(ANY_OTHERS));
    }

    boolean knows(String parameter) {
        return freeForm || params.stream().anyMatch(param -> param.isCalled(parameter));
    }

    /** Whether it works for a user who is logged in only. */
    boolean needsToken() {
        return params.stream().anyMatch(param -> param.name().equals(TOKEN) && param.required());
    }

    /** Whether a token counts for anything. */
    boolean takesToken() {
        return params.stream().anyMatch(param -> param.name().equals(TOKEN));
    }
}
