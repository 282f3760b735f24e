// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Checks the address of the platform: tokens travel in the query, so plain http is for loopback only. */
public final class BaseUri {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

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
        if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw refused(scheme, option, text, "may hold scheme, host, port and path only");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path);
    }

    private static IllegalArgumentException refused(String scheme, String option, String text, String why) {
        return new IllegalArgumentException("Option " + option + " of component " + scheme + " " + why + ": " + text);
    }
}
