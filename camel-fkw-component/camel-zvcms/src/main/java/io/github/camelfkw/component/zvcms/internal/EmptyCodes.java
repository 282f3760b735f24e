// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.internal;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes of business exceptions that mean that there is no result. */
public final class EmptyCodes {

    private static final String ANY = "*";

    private final Set<String> codes;

    private EmptyCodes(Set<String> codes) {
        this.codes = codes;
    }

    /**
     * The codes of a list.
     *
     * @param  list separated by commas; an asterisk for all; null or blank: none
     * @throws IllegalArgumentException 0 is among them, which is the code of a success
     */
    public static EmptyCodes parse(String list) {
        Set<String> codes = Arrays.stream((list == null ? "" : list).split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (codes.contains("0")) {
            throw new IllegalArgumentException(
                    "Option emptyCodes has 0, which is the code of a success. Give codes of business exceptions, or * for all");
        }
        return new EmptyCodes(codes);
    }

    /** Whether this code is one of them. */
    boolean contain(String code) {
        return codes.contains(ANY) || codes.contains(code);
    }
}
