// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import io.github.camelfkw.component.fkw.FkwOperation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A call as the vendor document gives it.
 *
 * @param operation the connector's operation
 * @param verb      HTTP verb
 * @param address   the document's address, with all that it writes behind the question mark
 * @param example   the document's request example as it is written; null where it has none
 */
record DocumentedCall(FkwOperation operation, String verb, String address, String example) {

    private static final String IMPOSSIBLE_DAY = "2021-02-30";
    private static final String LAST_DAY = "2021-02-28";

    /** All of them. */
    static List<DocumentedCall> all() {
        return Texts.request("calls.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| "))
                .map(part -> new DocumentedCall(
                        FkwOperation.valueOf(part[0]),
                        part[1],
                        part[2],
                        part[3].equals("-") ? null : Texts.request(part[3])))
                .toList();
    }

    static DocumentedCall of(FkwOperation operation) {
        return all().stream()
                .filter(call -> call.operation() == operation)
                .findFirst()
                .orElseThrow();
    }

    String path() {
        return address.substring("https://waybill.api.jz.fkw.com".length(), address.indexOf('?'));
    }

    /** The value of {@code method}; null where the document names none. */
    String method() {
        return written().get("method");
    }

    /** The call's own parameters in the address, without what is impossible in them. */
    Map<String, String> inAddress() {
        Map<String, String> own = written();
        own.remove("access_token");
        own.remove("method");
        own.replaceAll((name, value) -> value.replace(IMPOSSIBLE_DAY, LAST_DAY));
        return own;
    }

    private Map<String, String> written() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(address.substring(address.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], pair[1]));
        return parameters;
    }

    /** The request example without what is impossible in it: single quotes, which are no JSON, and a day that never was. */
    String mended() {
        return example.replace('\'', '"').replace(IMPOSSIBLE_DAY, LAST_DAY);
    }

    /** Whether the address shows a whole call: that of {@code setIgt} names the member and not the points. */
    boolean isAddressWhole() {
        return !inAddress().isEmpty()
                && inAddress().keySet().equals(Texts.parameters(mended()).keySet());
    }

    /**
     * What has to be on the wire for these own parameters. The document writes one carrier as {@code SHUNFENG} and as
     * {@code shunfeng}; the code of KuaiDi100, which it asks for, is the second.
     */
    static Map<String, String> onTheWire(Map<String, String> own) {
        Map<String, String> wanted = new LinkedHashMap<>(own);
        wanted.computeIfPresent("logistics_code", (name, code) -> code.toLowerCase(Locale.ROOT));
        return wanted;
    }

    @Override
    public String toString() {
        return operation.name();
    }
}
