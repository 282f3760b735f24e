// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import io.github.camelfkw.component.apifm.internal.call.ApiCall.Paging;
import io.github.camelfkw.component.apifm.internal.call.ApiCall.Target;
import io.github.camelfkw.component.apifm.internal.call.ApiCall.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call that is newer than the table: {@code apifm:call}, whose path and verb stand in the endpoint. */
public final class GenericCall {

    /** The name in an endpoint's address. */
    public static final String NAME = "call";

    private GenericCall() {}

    /**
     * The call.
     *
     * @param  get   whether it is a GET; else a POST
     * @param  host  where to
     * @param  path  below the host's address, beginning with a slash
     * @param  write whether it changes anything
     * @param  list  whether its answer is read as a list
     * @throws IllegalArgumentException the path is none
     */
    public static ApiCall of(boolean get, Host host, String path, boolean write, boolean list) {
        return new ApiCall(
                NAME,
                NAME,
                List.of(),
                write,
                Optional.of(new Target(get ? Verb.GET : Verb.POST, host, requirePath(path))),
                list ? List.of(Argument.optional("page"), Argument.optional("pageSize")) : List.of(),
                Map.of(),
                true,
                list ? Paging.UNKNOWN : Paging.NONE,
                Map.of());
    }

    private static String requirePath(String path) {
        if (path == null || path.isBlank()) {
            throw new IllegalArgumentException(
                    "apifm:call needs option path: what stands between host and query, such as /{subDomain}/shop/goods/list");
        }
        try {
            return CallLine.requirePath(path.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option path of apifm:call: " + e.getMessage(), e);
        }
    }
}
