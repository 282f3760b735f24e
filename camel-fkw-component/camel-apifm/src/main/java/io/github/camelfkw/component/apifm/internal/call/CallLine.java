// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal.call;

import io.github.camelfkw.component.apifm.internal.call.ApiCall.Paging;
import io.github.camelfkw.component.apifm.internal.call.ApiCall.Target;
import io.github.camelfkw.component.apifm.internal.call.ApiCall.Verb;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the table of calls. The head of {@code calls.txt} describes the form. */
final class CallLine {

    private static final int COLUMNS = 6;

    private static final Pattern NAME = Pattern.compile("[a-zA-Z]\\w*");
    private static final Pattern TARGET = Pattern.compile("(\\w+) (\\w+) (\\S+)");
    private static final Pattern PATH = Pattern.compile("(/(\\{subDomain}|\\{merchantId}|[\\w.-]+))+");
    private static final Pattern CONSTANT = Pattern.compile("(\\w+)=(\\S+)");
    private static final Pattern ONE_OF = Pattern.compile("\\((\\w+(?:,\\w+)+)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("(\\+)?(\\w+)(\\?)?(?::(json|comma))?(?:>(\\w+))?");
    private static final Pattern PAGED = Pattern.compile("paged(?:\\((\\d{1,4})\\))?");
    private static final Pattern CODE = Pattern.compile("(-?\\d{1,6})=(.+)");

    private final List<Argument> arguments = new ArrayList<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final Map<Integer, String> codes = new LinkedHashMap<>();
    private boolean freeForm;
    private Paging paging = Paging.NONE;

    private CallLine() {}

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException it is wrong; says where
     */
    static ApiCall parse(String line, List<String> area) {
        String[] columns = line.split("\\|", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("there are " + columns.length + " columns instead of " + COLUMNS);
        }
        if (area.isEmpty()) {
            throw new IllegalArgumentException("there is no [area] above it");
        }
        String name = match(NAME, columns[0].strip(), "a name").group();
        if (columns[1].isBlank()) {
            throw new IllegalArgumentException("the title is missing");
        }
        CallLine parsed = new CallLine();
        parsed.readArguments(columns[4].strip());
        parsed.readAnswer(columns[5].strip());
        return new ApiCall(
                name,
                columns[1].strip(),
                area,
                isWrite(columns[2].strip()),
                target(columns[3].strip()),
                parsed.arguments,
                parsed.constants,
                parsed.freeForm,
                parsed.paging,
                parsed.codes);
    }

    private static boolean isWrite(String effect) {
        return switch (effect) {
            case "read" -> false;
            case "write" -> true;
            default -> throw new IllegalArgumentException("the effect is " + effect + ", not read or write");
        };
    }

    private static Optional<Target> target(String text) {
        if (text.equals("-")) {
            return Optional.empty();
        }
        Matcher found = match(TARGET, text, "verb, host and path");
        return Optional.of(new Target(
                constant(Verb.class, found.group(1), "verb"),
                constant(Host.class, found.group(2), "host"),
                requirePath(found.group(3))));
    }

    /**
     * Checks a path.
     *
     * @throws IllegalArgumentException it is none
     */
    static String requirePath(String path) {
        if (!PATH.matcher(path).matches() || path.contains("..")) {
            throw new IllegalArgumentException(
                    path + " is no path such as /{subDomain}/shop/goods/list: give what stands"
                            + " between host and query, without both");
        }
        return path;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String what) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no " + what + " " + name, e);
        }
    }

    private void readArguments(String text) {
        for (String word : text.isEmpty() ? new String[0] : text.split("\\s+")) {
            Matcher constant = CONSTANT.matcher(word);
            Matcher oneOf = ONE_OF.matcher(word);
            if (word.equals("*")) {
                freeForm = true;
            } else if (constant.matches()) {
                constants.put(constant.group(1), constant.group(2));
            } else if (oneOf.matches()) {
                for (String name : oneOf.group(1).split(",")) {
                    add(new Argument(name, name, Need.ONE_OF, Encoding.TEXT));
                }
            } else {
                add(argument(word));
            }
        }
    }

    private static Argument argument(String word) {
        Matcher found = match(ARGUMENT, word, "an argument");
        Need need = found.group(1) != null ? Need.BEYOND : found.group(3) != null ? Need.OPTIONAL : Need.REQUIRED;
        String name = found.group(2);
        String encoding = found.group(4);
        return new Argument(
                name,
                found.group(5) == null ? name : found.group(5),
                need,
                encoding == null ? Encoding.TEXT : Encoding.valueOf(encoding.toUpperCase(Locale.ROOT)));
    }

    private void add(Argument argument) {
        if (arguments.stream()
                .anyMatch(known ->
                        known.name().equals(argument.name()) || known.wireName().equals(argument.wireName()))) {
            throw new IllegalArgumentException("there are two arguments " + argument.name());
        }
        arguments.add(argument);
    }

    private void readAnswer(String text) {
        for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
            String word = part.strip();
            Matcher paged = PAGED.matcher(word);
            if (paged.matches()) {
                int most = paged.group(1) == null ? Integer.MAX_VALUE : Integer.parseInt(paged.group(1));
                paging = new Paging(true, true, most);
            } else if (word.equals("list")) {
                paging = Paging.UNKNOWN;
            } else {
                Matcher code = match(CODE, word, "a code with its meaning");
                codes.put(Integer.valueOf(code.group(1)), code.group(2).strip());
            }
        }
        if (paging.isList()) {
            addIfAbsent("page");
            addIfAbsent("pageSize");
        }
    }

    private void addIfAbsent(String name) {
        if (arguments.stream().noneMatch(argument -> argument.name().equals(name))) {
            add(Argument.optional(name));
        }
    }

    private static Matcher match(Pattern pattern, String text, String what) {
        Matcher found = pattern.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException(text + " is not " + what);
        }
        return found;
    }
}
