// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Call;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a request against the row of its call: first its form, then its parameters. */
final class RequestCheck {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    private final List<CallRow> rows;
    private final CallRow row;
    private final Call call;
    private final List<String> violations;
    private final Map<String, String> params;

    /**
     * @param rows the calls at one path: that one counts whose parameters fit best
     * @param violations takes what the document does not allow
     */
    RequestCheck(List<CallRow> rows, Call call, List<String> violations) {
        this.rows = rows;
        this.call = call;
        this.violations = violations;
        this.params = paramsOf(call);
        this.row = rows.stream()
                .min(Comparator.comparingLong(candidate -> missing(candidate).count()))
                .orElseThrow();
    }

    /** The call that is meant. */
    CallRow row() {
        return row;
    }

    /**
     * Everything but the parameters themselves: verb, and where the parameters travel.
     *
     * @throws Refusal for a wrong verb
     */
    void checkForm() {
        if (!row.verb().http().equals(call.method())) {
            throw Refusal.violation(
                    Code.WRONG_VERB,
                    "请求方式错误,请使用 " + row.verb().http(),
                    "verb " + call.method() + " where " + row.name() + " needs "
                            + row.verb().http());
        }
        checkPlaces();
    }

    private static Map<String, String> paramsOf(Call call) {
        Map<String, String> params = new LinkedHashMap<>(call.query());
        if (call.method().equals("POST")) {
            params.putAll(call.form());
        }
        return params;
    }

    private void checkPlaces() {
        boolean post = call.method().equals("POST");
        if (!post && !call.contentType().isEmpty()) {
            violations.add("a body of type " + call.contentType() + " where " + row.name() + " takes a query");
        }
        if (post && !call.query().isEmpty()) {
            violations.add(
                    "parameters " + call.query().keySet() + " in the query where " + row.name() + " takes a form");
        }
        String wanted = row.verb() == CallRow.Verb.UPLOAD ? MULTIPART : FORM;
        if (post && !call.contentType().isEmpty() && !call.contentType().equals(wanted)) {
            violations.add("a body of type " + call.contentType() + " where " + row.name() + " takes " + wanted);
        }
        call.repeated().forEach(name -> violations.add("parameter " + name + " is sent more than once"));
    }

    Map<String, String> params() {
        return params;
    }

    /** @throws Refusal for a parameter that is missing or has a wrong form */
    void checkParams() {
        params.keySet().stream()
                .filter(name -> !row.knows(name))
                .forEach(name -> violations.add("unknown parameter " + name + " of " + row.name()));
        for (Param param : row.params()) {
            check(param);
        }
    }

    private void check(Param param) {
        if (param.form() == Param.Form.FILE) {
            checkFile(param.name());
            return;
        }
        if (isMissing(param)) {
            throw Refusal.missing(rows.stream()
                    .flatMap(this::missing)
                    .map(Param::names)
                    .distinct()
                    .limit(rows.size())
                    .collect(Collectors.joining(" or ")));
        }
        String value = params.getOrDefault(param.name(), "");
        if (!param.constant().isEmpty() && !param.constant().equals(value)) {
            throw Refusal.malformed(param.name(), "is '" + value + "', it must be " + param.constant());
        }
        if (param.form() == Param.Form.LIST && value.startsWith("[")) {
            violations.add("parameter " + param.name() + " is a JSON array where values joined by commas are due");
        }
        if (param.form() == Param.Form.JSON && !value.isBlank()) {
            JsonNode json = Json.parse(param.name(), value);
            if (!json.isContainerNode()) {
                violations.add("parameter " + param.name() + " is neither a JSON object nor an array");
            }
        }
    }

    private void checkFile(String part) {
        Call.Upload file = call.uploads().get(part);
        if (file == null) {
            throw Refusal.missing(part);
        }
        if (file.content().length == 0) {
            violations.add("the file in part " + part + " is empty");
        }
        if (file.fileName().isBlank()) {
            violations.add("the file in part " + part + " has no name");
        }
    }

    private Stream<Param> missing(CallRow candidate) {
        return candidate.params().stream().filter(this::isMissing);
    }

    private boolean isMissing(Param param) {
        return param.form() != Param.Form.FILE
                && param.required()
                && params.getOrDefault(param.name(), "").isBlank()
                && params.getOrDefault(param.alternative(), "").isBlank();
    }
}
