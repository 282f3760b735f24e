// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * {@code fkw:doctor} as a command: measures what the vendor does not document about the platform, with a shop's
 * credentials, and prints a report with the options that fit the shop. {@code --help} tells the rest.
 *
 * <p>Needs a Camel context of the application's Camel on the class path, as camel-main and camel-core bring it.
 */
public final class FkwDoctor {

    /** Everything that was asked for is known. */
    static final int KNOWN = 0;

    /** Something that was asked for is not known; the report says why. */
    static final int NOT_ALL_KNOWN = 1;

    /** Wrong arguments, options or files; nothing was sent. */
    static final int WRONG_INPUT = 2;

    /** The platform did not answer, or refused the shop's tokens or the application. */
    static final int TROUBLE = 3;

    private final PrintStream out;
    private final PrintStream err;

    private final Consumer<FkwComponent> prepared;

    /** @param prepared is shown the component before it is used */
    FkwDoctor(PrintStream out, PrintStream err, Consumer<FkwComponent> prepared) {
        this.out = out;
        this.err = err;
        this.prepared = prepared;
    }

    /** Measures and prints; ends the process with one of the four codes. */
    public static void main(String[] args) {
        System.exit(new FkwDoctor(System.out, System.err, component -> {}).run(args, System.getenv()));
    }

    /**
     * The command without its process.
     *
     * @param  environment what is set beside the arguments
     * @return             the process's code
     */
    int run(String[] args, Map<String, String> environment) {
        try {
            DoctorArguments arguments = DoctorArguments.parse(args);
            if (arguments.help()) {
                out.print(DoctorArguments.HELP);
                return KNOWN;
            }
            return examine(arguments, environment);
        } catch (IllegalArgumentException wrong) {
            return failed(wrong, WRONG_INPUT);
        }
    }

    private int examine(DoctorArguments arguments, Map<String, String> environment) {
        CamelContext camel = new DefaultCamelContext();
        try {
            DoctorConfig.apply(camel, arguments, environment);
            prepared.accept(camel.getComponent("fkw", FkwComponent.class));
            camel.start();
            FkwDoctorReport report =
                    camel.createProducerTemplate().requestBody(arguments.uri(), (Object) null, FkwDoctorReport.class);
            out.println(arguments.json() ? DoctorProducer.json(report) : report);
            return report.isComplete() ? KNOWN : NOT_ALL_KNOWN;
        } catch (RuntimeException e) {
            Throwable cause = e instanceof CamelExecutionException && e.getCause() != null ? e.getCause() : e;
            return failed(cause, isTrouble(cause) ? TROUBLE : WRONG_INPUT);
        } finally {
            camel.stop();
        }
    }

    private static boolean isTrouble(Throwable cause) {
        return cause instanceof FkwException && !(cause instanceof TokenStoreException);
    }

    private int failed(Throwable cause, int code) {
        err.println("fkw doctor: " + plain(cause));
        for (Throwable deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof IllegalArgumentException || deeper instanceof TokenStoreException) {
                err.println("  " + plain(deeper));
            }
        }
        return code;
    }

    private static String plain(Throwable cause) {
        return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
    }
}
