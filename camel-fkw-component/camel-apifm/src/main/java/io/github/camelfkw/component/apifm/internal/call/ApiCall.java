// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call: what the document and the wire facts say of it.
 *
 * @param name      as the document has it, such as {@code goodsDetail}
 * @param title     the document's heading
 * @param area      the headings above it, outermost first
 * @param write     whether it changes anything, so that it must not be repeated lightly
 * @param target    where it goes; empty where its path is published nowhere
 * @param arguments in the document's order
 * @param constants parameters that are always sent, by their wire names
 * @param freeForm  whether other arguments may be given as well
 * @param paging    whether its answer is a list
 * @param codes     codes of answers that are no errors, with their meaning
 */
public record ApiCall(
        String name,
        String title,
        List<String> area,
        boolean write,
        Optional<Target> target,
        List<Argument> arguments,
        Map<String, String> constants,
        boolean freeForm,
        Paging paging,
        Map<Integer, String> codes) {

    /** Copies the collections. */
    public ApiCall {
        area = List.copyOf(area);
        arguments = List.copyOf(arguments);
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /** How a call is sent. */
    public enum Verb {
        GET,
        POST,
        UPLOAD,
        URL
    }

    /**
     * Where a call goes.
     *
     * @param verb how it is sent
     * @param host to which host
     * @param path below the host's address; {@code {subDomain}} and {@code {merchantId}} stand for the account's
     */
    public record Target(Verb verb, Host host, String path) {}

    /**
     * Whether an answer is a list.
     *
     * @param isList     whether it is
     * @param documented whether the document says that it has pages
     * @param maxSize    most rows a page; {@link Integer#MAX_VALUE} where no limit is known
     */
    public record Paging(boolean isList, boolean documented, int maxSize) {

        /** No list. */
        public static final Paging NONE = new Paging(false, false, Integer.MAX_VALUE);

        /** A list; whether it has pages is not known. */
        public static final Paging UNKNOWN = new Paging(true, false, Integer.MAX_VALUE);
    }

    /** The name with the scheme, for messages. */
    public String describe() {
        return "apifm:" + name;
    }

    /** Whether it sends a file. */
    public boolean isUpload() {
        return is(Verb.UPLOAD);
    }

    /** Whether it only builds an address. */
    public boolean isUrl() {
        return is(Verb.URL);
    }

    private boolean is(Verb verb) {
        return target.map(Target::verb).filter(verb::equals).isPresent();
    }

    /** The argument of a name. */
    public Optional<Argument> argument(String wanted) {
        return arguments.stream()
                .filter(argument -> argument.name().equals(wanted))
                .findFirst();
    }

    /** The one argument besides the token that has to be given, where there is exactly one. */
    public Optional<Argument> only() {
        List<Argument> required = arguments.stream()
                .filter(argument -> argument.need() == Need.REQUIRED && !argument.isToken())
                .toList();
        return required.size() == 1 ? Optional.of(required.get(0)) : Optional.empty();
    }

    /** The names of the arguments of which one is enough; empty where there are none. */
    public Set<String> alternatives() {
        return arguments.stream()
                .filter(argument -> argument.need() == Need.ONE_OF)
                .map(Argument::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the token of a user belongs to its parameters. */
    public boolean takesToken() {
        return freeForm || argument(Argument.TOKEN).isPresent();
    }
}
