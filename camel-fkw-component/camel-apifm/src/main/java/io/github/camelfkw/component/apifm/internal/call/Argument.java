// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import java.util.Locale;
import java.util.Optional;

/**
 * An argument of a call.
 *
 * @param name     as the document has it
 * @param wireName of the parameter
 * @param need     whether it has to be given
 * @param encoding how its value is written
 */
public record Argument(String name, String wireName, Need need, Encoding encoding) {

    /** The argument that is the login token of a user. */
    public static final String TOKEN = "token";

    /** Its header would be that of the answer's code. */
    private static final String CODE = "code";

    /** Whether an argument has to be given. */
    public enum Need {
        REQUIRED,
        OPTIONAL,
        /** One of those of its call that need the same. */
        ONE_OF,
        /** Not in the signature that the document has; may be given. */
        BEYOND
    }

    /** How a value is written. */
    public enum Encoding {
        TEXT,
        JSON,
        COMMA
    }

    /** An argument whose wire name is its own, and that may be left out. */
    static Argument optional(String name) {
        return new Argument(name, name, Need.OPTIONAL, Encoding.TEXT);
    }

    /** Whether it is the login token of a user. */
    public boolean isToken() {
        return name.equals(TOKEN);
    }

    /** The header that may hold it; empty for {@code code}, whose header is that of the answer's code. */
    public Optional<String> header() {
        return name.equals(CODE) ? Optional.empty() : Optional.of(headerOf(name));
    }

    /** The header of an argument of that name. */
    static String headerOf(String name) {
        return "CamelApifm" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** How it can be given, for error messages. */
    String howToGive() {
        if (isToken()) {
            return "token (option token of the component, or header CamelApifmToken)";
        }
        return name
                + header().map(header -> " (in the body, as header " + header + " or as arg." + name + ")")
                        .orElse(" (in the body or as arg." + name + "; the header CamelApifmCode is the answer's)");
    }
}
