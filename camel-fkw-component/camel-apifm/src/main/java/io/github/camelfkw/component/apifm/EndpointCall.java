// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import io.github.camelfkw.common.NearMatches;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import io.github.camelfkw.component.apifm.internal.call.GenericCall;
import io.github.camelfkw.component.apifm.internal.call.Host;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The call that an endpoint stands for; refuses options that would mean nothing for it. */
final class EndpointCall {

    private static final List<String> VERBS = List.of("GET", "POST");
    private static final List<String> EFFECTS = List.of("read", "write");
    private static final List<String> HOSTS =
            Arrays.stream(Host.values()).map(Enum::name).toList();

    /** An option, and how it is seen that somebody has set it. */
    private record Option(String name, Predicate<ApifmConfiguration> isSet) {}

    private static final List<Option> OF_GENERIC_CALLS = List.of(
            new Option("path", options -> options.getPath() != null),
            new Option("verb", options -> options.getVerb() != null),
            new Option("host", options -> options.getHost() != null),
            new Option("effect", options -> options.getEffect() != null));

    private static final List<Option> OF_CONSUMERS = List.of(
            new Option("newOnly", ApifmConfiguration::isNewOnly),
            new Option("idempotentRepository", options -> options.getIdempotentRepository() != null),
            new Option("rowsField", options -> options.getRowsField() != null),
            new Option("idField", options -> !ApifmConfiguration.DEFAULT_ID_FIELD.equals(options.getIdField())),
            new Option("pageSize", options -> options.getPageSize() != ApifmConfiguration.DEFAULT_PAGE_SIZE),
            new Option("maxMessagesPerPoll", options -> options.getMaxMessagesPerPoll() != 0));

    private EndpointCall() {}

    /**
     * Looks whether there is such a call.
     *
     * @throws IllegalArgumentException there is none, or it cannot be called; names near ones and the cure
     */
    static void requireName(String name) {
        if (!GenericCall.NAME.equals(name)) {
            CallTable.documented().get(name);
        }
    }

    /**
     * The call of a producer.
     *
     * @throws IllegalArgumentException an option is missing, wrong or means nothing; names it and the cure
     */
    static ApiCall ofProducer(String name, ApifmConfiguration options) {
        refuse(OF_CONSUMERS, options, "is for routes that begin with apifm:" + name);
        ApiCall call = of(name, options, false);
        if (!call.isUpload() && options.getMaxFileSize() != ApifmConfiguration.DEFAULT_MAX_FILE_SIZE) {
            throw meansNothing("maxFileSize", "is for apifm:uploadFile");
        }
        if (options.getMaxFileSize() < 1) {
            throw new IllegalArgumentException("Option maxFileSize has to be 1 or more");
        }
        checkArguments(call, options.getArguments());
        return call;
    }

    /**
     * The call of a consumer.
     *
     * @throws IllegalArgumentException as for a producer; or it is no list
     */
    static ApiCall ofConsumer(String name, ApifmConfiguration options) {
        ApiCall call = of(name, options, true);
        if (!call.paging().isList()) {
            throw new IllegalArgumentException(
                    call.describe() + " cannot begin a route: its answer is no list with pages."
                            + " Use it as a producer (to); docs/reference/apifm.md says which calls can");
        }
        if (options.getMaxFileSize() != ApifmConfiguration.DEFAULT_MAX_FILE_SIZE) {
            throw meansNothing("maxFileSize", "is for apifm:uploadFile");
        }
        if (options.getMaxMessagesPerPoll() < 0) {
            throw new IllegalArgumentException("Option maxMessagesPerPoll must not be negative");
        }
        if (options.getIdempotentRepository() != null && !options.isNewOnly()) {
            throw new IllegalArgumentException("Option idempotentRepository means nothing without newOnly: each poll"
                    + " delivers everything. Set newOnly=true, or remove it");
        }
        if (options.getIdField() == null || options.getIdField().isBlank()) {
            throw new IllegalArgumentException(
                    "Option idField is blank; set it to the field of a row that holds its id");
        }
        for (String paging : List.of("page", "pageSize")) {
            if (options.getArguments().containsKey(paging)) {
                throw new IllegalArgumentException(
                        "Option arg." + paging + " means nothing where a route begins: it reads"
                                + " all pages. Remove it; option pageSize says how many rows a page has");
            }
        }
        checkArguments(call, options.getArguments());
        return call;
    }

    /**
     * Rows a page.
     *
     * @throws IllegalArgumentException more than the call allows, or none
     */
    static int pageSize(ApiCall call, ApifmConfiguration options) {
        int wanted = options.getPageSize();
        int most = Math.min(1000, call.paging().maxSize());
        if (wanted == ApifmConfiguration.DEFAULT_PAGE_SIZE) {
            return Math.min(wanted, most);
        }
        if (wanted < 1 || wanted > most) {
            throw new IllegalArgumentException(
                    "Option pageSize is " + wanted + "; " + call.describe() + " takes 1 to " + most);
        }
        return wanted;
    }

    private static ApiCall of(String name, ApifmConfiguration options, boolean consumed) {
        if (!GenericCall.NAME.equals(name)) {
            refuse(OF_GENERIC_CALLS, options, "is for apifm:call; the table of calls has it for apifm:" + name);
            return CallTable.documented().get(name);
        }
        String verb = options.getVerb();
        if (verb == null) {
            throw new IllegalArgumentException("apifm:call needs option verb: GET or POST");
        }
        requireOneOf("verb", verb, VERBS);
        String host = options.getHost() == null ? Host.api.name() : options.getHost();
        requireOneOf("host", host, HOSTS);
        String effect = options.getEffect() == null ? "write" : options.getEffect();
        requireOneOf("effect", effect, EFFECTS);
        boolean write = !consumed && effect.equals("write");
        return GenericCall.of(verb.equals("GET"), Host.valueOf(host), options.getPath(), write, consumed);
    }

    private static void requireOneOf(String option, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException(
                    "Option " + option + " of apifm:call is " + value + "; it is one of " + String.join(", ", known));
        }
    }

    private static void refuse(List<Option> unfit, ApifmConfiguration options, String why) {
        unfit.stream()
                .filter(option -> option.isSet().test(options))
                .findFirst()
                .ifPresent(option -> {
                    throw meansNothing(option.name(), why);
                });
    }

    private static IllegalArgumentException meansNothing(String option, String why) {
        return new IllegalArgumentException("Option " + option + " means nothing here; it " + why + ". Remove it");
    }

    private static void checkArguments(ApiCall call, Map<String, Object> arguments) {
        for (String name : arguments.keySet()) {
            if (name.equals(Argument.TOKEN)) {
                throw new IllegalArgumentException(
                        "Option arg.token: a token in an endpoint's address is seen by many. Set"
                                + " option token of component apifm, or header CamelApifmToken");
            }
            if (!call.freeForm() && call.argument(name).isEmpty()) {
                List<String> known = call.arguments().stream()
                        .filter(argument -> !argument.isToken())
                        .map(Argument::name)
                        .toList();
                throw new IllegalArgumentException(
                        "Option arg." + name + ": " + call.describe() + " has no argument " + name
                                + "." + NearMatches.hint(name, known)
                                + (known.isEmpty() ? " It takes none" : " Its arguments: " + String.join(", ", known)));
            }
        }
    }
}
