// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import java.io.PrintStream;

/** What a person at the terminal reads. The only class that writes to it, beside the log. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static Console ofTheSystem() {
        return new Console(System.out, System.err);
    }

    public void line(String text) {
        out.println(text);
    }

    public void error(String text) {
        err.println(text);
    }
}
