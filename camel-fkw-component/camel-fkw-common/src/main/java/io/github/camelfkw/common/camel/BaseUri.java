// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the address of the platform: tokens travel in the query, so plain http is for loopback only. */
public final class BaseUri {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /**
     * An @ anywhere ends what is not shown, and what cannot stand in a name of a host ends what is: who mistyped an address may
     * have mistyped what stands around a password, or have forgotten the host after it.
     */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)?(?:.*@)?(?<host>\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{N}._-]*).*",
            Pattern.DOTALL);

    private BaseUri() {}

    /**
     * @param  scheme    of the component
     * @param  option    the option that gives the address
     * @param  text      the address
     * @param  allowHttp whether plain http is allowed to other hosts than this one
     * @throws IllegalArgumentException if the text is not an address that tokens may be sent to
     */
    public static URI parse(String scheme, String option, String text, boolean allowHttp) {
        URI uri;
        try {
            uri = new URI(text == null ? "" : text.strip());
        } catch (URISyntaxException e) {
            throw refused(scheme, option, text, "is not an address");
        }
        if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
            throw refused(scheme, option, text, "has to begin with https:// and a host");
        }
        if (uri.getScheme().equals("http") && !allowHttp && !LOOPBACK.contains(uri.getHost())) {
            throw refused(
                    scheme,
                    option,
                    text,
                    "is plain http: tokens would travel in the clear. Use https, or set allowHttp=true if"
                            + " something else encrypts the way");
        }
        refuse("a user or password (what stands before @)", uri.getRawUserInfo(), scheme, option, text);
        refuse("a query (from ? on)", uri.getRawQuery(), scheme, option, text);
        refuse("a fragment (from # on)", uri.getRawFragment(), scheme, option, text);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path);
    }

    private static void refuse(String what, String part, String scheme, String option, String text) {
        if (part != null) {
            throw refused(scheme, option, text, "may hold scheme, host, port and path only, not " + what);
        }
    }

    private static IllegalArgumentException refused(String scheme, String option, String text, String why) {
        return new IllegalArgumentException(
                "Option " + option + " of component " + scheme + " " + why + ": " + shown(text));
    }

    /**
     * Scheme and host of what may be an address or not: for messages, as all the rest may hold a password.
     *
     * @param text may be null
     */
    public static String shown(String text) {
        if (text == null || text.isBlank()) {
            return "it is empty";
        }
        Matcher address = ADDRESS.matcher(text.strip());
        return address.matches()
                ? Objects.toString(address.group("scheme"), "") + address.group("host")
                : "(it has a form that no address has)";
    }
}
