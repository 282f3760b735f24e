// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

/**
 * One parameter of a call.
 *
 * @param name as on the wire
 * @param alternative the parameter that may stand in its place; empty for none
 * @param required whether the call is refused without it
 * @param form what its value looks like
 * @param constant the one value it must have; empty when it is free
 */
record Param(String name, String alternative, boolean required, Form form, String constant) {

    /** What a value looks like. */
    enum Form {
        TEXT,
        /** JSON text. */
        JSON,
        /** Values joined by commas. */
        LIST,
        /** A file part of a multipart body. */
        FILE
    }

    static Param parse(String text) {
        String[] constant = text.split("=", 2);
        String[] form = constant[0].split(":", 2);
        boolean optional = form[0].endsWith("?");
        String[] names = (optional ? form[0].substring(0, form[0].length() - 1) : form[0]).split("\\|", 2);
        return new Param(
                names[0],
                names.length == 2 ? names[1] : "",
                !optional,
                form.length == 2 ? Form.valueOf(form[1].toUpperCase(java.util.Locale.ROOT)) : Form.TEXT,
                constant.length == 2 ? constant[1] : "");
    }

    boolean isCalled(String parameter) {
        return name.equals(parameter) || alternative.equals(parameter);
    }

    /** The name, or both names. */
    String names() {
        return alternative.isEmpty() ? name : name + " or " + alternative;
    }
}
