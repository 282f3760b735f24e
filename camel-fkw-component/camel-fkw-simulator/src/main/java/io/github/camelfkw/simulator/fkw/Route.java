// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.Reply;
import java.util.List;
import java.util.Set;

/**
 * One row of the platform's call table.
 *
 * @param verb the documented HTTP verb
 * @param path the documented "新请求地址"
 * @param method the documented value of the parameter {@code method}; empty where the document names none
 * @param needsToken whether it takes an {@code access_token}
 * @param lists what a paged list is about, between whose pages a living shop moves; null for any other call
 * @param required parameters without which the platform answers 必填项
 * @param optional further documented parameters
 * @param handler does the work
 */
record Route(
        String verb,
        String path,
        String method,
        boolean needsToken,
        Life.Subject lists,
        List<String> required,
        Set<String> optional,
        Handler handler) {

    /** Parameters that every call may carry. */
    static final Set<String> COMMON = Set.of("access_token", "method", "format", "timestamp");

    /** Does the work of one call. */
    interface Handler {
        /** @throws Refusal when the platform says no */
        Reply handle(FkwRequest request);
    }

    static Route get(String path, String method, List<String> required, Set<String> optional, Handler handler) {
        return new Route("GET", path, method, true, null, required, optional, handler);
    }

    static Route list(
            Life.Subject lists,
            String path,
            String method,
            List<String> required,
            Set<String> optional,
            Handler handler) {
        return new Route("GET", path, method, true, lists, required, optional, handler);
    }

    static Route post(String path, String method, List<String> required, Set<String> optional, Handler handler) {
        return new Route("POST", path, method, true, null, required, optional, handler);
    }

    static Route open(String verb, String path, List<String> required, Set<String> optional, Handler handler) {
        return new Route(verb, path, "", false, null, required, optional, handler);
    }

    boolean knows(String parameter) {
        return required.contains(parameter)
                || optional.contains(parameter)
                || (needsToken && COMMON.contains(parameter));
    }
}
