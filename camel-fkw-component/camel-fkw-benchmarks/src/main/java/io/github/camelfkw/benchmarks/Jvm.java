// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Starts JVMs of the same kind and class path as this one. */
public final class Jvm {

    private Jvm() {}

    /**
     * Starts a JVM. Its errors are shown with this one's; its input and output are the caller's.
     *
     * @param main      the class with the main method
     * @param options   of the JVM, such as {@code -Xmx64m}
     * @param arguments of the main method
     */
    public static Process start(Class<?> main, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }
}
