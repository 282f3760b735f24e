// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import io.github.camelfkw.simulator.fkw.ListOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command line of {@link FkwSimulatorMain}. */
final class MainOptions {

    /** One option: what follows it (empty for a switch), what it is for, what holds without it. */
    enum Option {
        PORT("number", "port to listen on at 127.0.0.1; 0 = any free one", "8080"),
        HTTPS("", "HTTPS with the shipped test certificate", ""),
        SEED("number", "what all random choices come from", "42"),
        SHOPS("number", "number of shops", "1"),
        ORDERS("number", "orders of the last 30 days in the first shop", "300"),
        PRODUCTS("number", "products in each shop", "24"),
        MEMBERS("number", "members in each shop", "50"),
        CREATED_PER_MINUTE("number", "orders placed in the first shop", "6"),
        PAID_PER_MINUTE("number", "orders paid", "5"),
        SHIPPED_PER_MINUTE("number", "orders shipped by the merchant's staff", "0"),
        COMPLETED_PER_MINUTE("number", "shipped orders completed", "1"),
        CANCELLED_PER_MINUTE("number", "orders cancelled", "1"),
        CLIENT_ID("text", "accepted client_id", "demo-client"),
        CLIENT_SECRET("text", "its client_secret", "demo-secret"),
        REDIRECT_URI("text", "agreed redirect_uri", "http://127.0.0.1/callback"),
        ROTATE("", "each refresh gives a new refresh token and voids the old one", ""),
        LIST_ORDER("order", "order of order lists: " + Arrays.toString(ListOrder.values()), "NEWEST_CREATED_FIRST"),
        LATENCY("milliseconds", "delay of every answer", "0"),
        FAULT_RATE("0..1", "share of requests that fail in some way", "0"),
        HELP("", "this text", "");

        private final String argument;
        private final String meaning;
        private final String absent;

        Option(String argument, String meaning, String absent) {
            this.argument = argument;
            this.meaning = meaning;
            this.absent = absent;
        }

        String flag() {
            return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Map<Option, String> given = new EnumMap<>(Option.class);

    /** @throws IllegalArgumentException for what cannot be understood, naming the cure */
    static MainOptions parse(String... args) {
        MainOptions options = new MainOptions();
        for (int i = 0; i < args.length; i++) {
            String[] parts = args[i].split("=", 2);
            Option option = named(parts[0]);
            if (option.argument.isEmpty()) {
                options.given.put(option, "true");
            } else if (parts.length == 2) {
                options.given.put(option, parts[1]);
            } else if (i + 1 < args.length) {
                options.given.put(option, args[++i]);
            } else {
                throw new IllegalArgumentException(option.flag() + " needs a value: " + option.argument);
            }
        }
        return options;
    }

    private static Option named(String flag) {
        List<String> near = new ArrayList<>();
        for (Option option : Option.values()) {
            if (option.flag().equals(flag)) {
                return option;
            }
            if (option.flag().contains(flag) || distance(option.flag(), flag) <= 3) {
                near.add(option.flag());
            }
        }
        throw new IllegalArgumentException("unknown option " + flag + ": "
                + (near.isEmpty() ? "--help lists them all" : "did you mean " + String.join(" or ", near) + "?"));
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int swap = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    String text(Option option) {
        return given.getOrDefault(option, option.absent);
    }

    int integer(Option option) {
        return (int) number(option, true);
    }

    double number(Option option) {
        return number(option, false);
    }

    private double number(Option option, boolean whole) {
        try {
            double value = Double.parseDouble(text(option));
            if (value >= 0 && value <= Integer.MAX_VALUE && (!whole || value == Math.rint(value))) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, in the user's words
        }
        throw new IllegalArgumentException(option.flag() + " needs " + (whole ? "a whole" : "a")
                + " number from 0 on, not '" + text(option) + "'");
    }

    ListOrder listOrder() {
        String wanted = text(Option.LIST_ORDER).toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(ListOrder.values())
                .filter(order -> order.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Option.LIST_ORDER.flag() + " is one of "
                        + Arrays.toString(ListOrder.values()) + ", not '" + text(Option.LIST_ORDER) + "'"));
    }

    static String help() {
        StringBuilder help = new StringBuilder("A stand-in for the FKW open platform. Options:\n");
        for (Option option : Option.values()) {
            help.append(String.format("  %-24s %-13s %s", option.flag(), option.argument, option.meaning))
                    .append(option.absent.isEmpty() ? "" : " (default " + option.absent + ")")
                    .append('\n');
        }
        return help.toString();
    }
}
