// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.NearMatches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * What was written behind the command.
 *
 * @param config  the properties file; empty: only the environment
 * @param options of the endpoint
 * @param json    whether the report is to be JSON
 * @param help    whether to tell what may be written
 */
record DoctorArguments(Optional<Path> config, Map<String, String> options, boolean json, boolean help) {

    /** Options of the endpoint, and what stands behind the equals sign; empty: nothing has to. */
    private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("shop-id", "ID");
        OPTIONS.put("history", "TIME");
        OPTIONS.put("watch", "TIME");
        OPTIONS.put("measure-rotation", "");
        OPTIONS.put("measure-rate-limit", "");
        OPTIONS.put("max-pace", "N");
        OPTIONS.put("max-calls", "N");
    }

    /** Of the component: in the arguments each user of the machine could read them. */
    private static final Set<String> SECRETS =
            Set.of("client-secret", "refresh-token", "access-token", "token-key", "client-id");

    static final String HELP = """
            Measures what the vendor does not document about the FKW platform, for one shop, and prints a report
            with the options that fit. Reads only, unless --measure-rotation is given.

            FkwDoctor [--config=FILE] [options]

              --config=FILE         properties with camel.component.fkw.client-id and so on, as for camel-main
              --shop-id=ID          which shop of the token store
              --history=TIME        how far back to look for orders, 1h to 80d (1d)
              --watch=TIME          how long to watch for late changes, such as 2m (not at all)
              --measure-rotation    refresh the tokens once, to see what that does; needs a token file
              --measure-rate-limit  call faster and faster, until the platform says that it is too often
              --max-pace=N          but no faster than N calls a second (10)
              --max-calls=N         calls to spend at most (500)
              --json                print JSON
              --help                print this

            Credentials come from the file, where {{env:NAME}} stands for a variable of the environment, and from
            variables such as CAMEL_COMPONENT_FKW_CLIENT_SECRET, which win; never from arguments, which every user
            of the machine can see.

            Ends with 0: all that was asked for is known; 1: something is not known, the report says why; 2: wrong
            arguments, options or files; 3: the platform did not answer, or refused the tokens.
            """;

    static DoctorArguments parse(String[] args) {
        Optional<Path> config = Optional.empty();
        Map<String, String> options = new LinkedHashMap<>();
        boolean json = false;
        boolean help = false;
        for (int i = 0; i < args.length; i++) {
            String name = args[i].replaceFirst("^--", "").replaceFirst("=.*", "");
            if (!args[i].startsWith("--")) {
                throw new IllegalArgumentException("An argument without -- means nothing here. See --help");
            }
            refuseSecret(name);
            String value = args[i].contains("=") ? args[i].substring(args[i].indexOf('=') + 1) : null;
            switch (name) {
                case "help" -> help = true;
                case "json" -> json = true;
                case "config" -> {
                    value = value == null && i + 1 < args.length ? args[++i] : value;
                    config = Optional.of(file(value));
                }
                default -> {
                    String placeholder = known(name);
                    boolean wantsValue = !placeholder.isEmpty();
                    value = value == null && wantsValue && i + 1 < args.length ? args[++i] : value;
                    if (wantsValue && value == null) {
                        throw new IllegalArgumentException("--" + name + "=" + placeholder + " needs a value");
                    }
                    options.put(StringHelper.dashToCamelCase(name), value == null ? "true" : value);
                }
            }
        }
        return new DoctorArguments(config, options, json, help);
    }

    private static void refuseSecret(String name) {
        if (SECRETS.contains(name)) {
            throw new IllegalArgumentException("--" + name + " is refused: every user of this machine can read the"
                    + " arguments of a process (ps). Put camel.component.fkw." + name + " into the file of --config, or"
                    + " CAMEL_COMPONENT_FKW_" + name.replace('-', '_').toUpperCase(java.util.Locale.ROOT)
                    + " into the environment");
        }
    }

    private static Path file(String name) {
        if (name == null) {
            throw new IllegalArgumentException("--config=FILE needs a value");
        }
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("--config: " + name + " is no file that can be read");
        }
        return file;
    }

    private static String known(String name) {
        String placeholder = OPTIONS.get(name);
        if (placeholder == null) {
            List<String> names = new ArrayList<>(OPTIONS.keySet());
            names.addAll(List.of("config", "json", "help"));
            // The name may be a secret that went astray.
            throw new IllegalArgumentException("An argument is not known." + NearMatches.hint(name, names)
                    + " Arguments: --" + String.join(", --", names));
        }
        return placeholder;
    }

    /** The endpoint. */
    String uri() {
        return UnsafeUriCharactersEncoder.encode("fkw:doctor"
                + (options.isEmpty()
                        ? ""
                        : options.entrySet().stream()
                                .map(option -> option.getKey() + "=RAW(" + option.getValue() + ")")
                                .collect(Collectors.joining("&", "?", ""))));
    }
}
