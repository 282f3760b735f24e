// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import io.github.camelfkw.simulator.fkw.FkwMarks;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Where marks may be, each with the reason. All else is a leak. */
enum Expected {
    WIRE_LOG(
            Channel.LOG,
            "org\\.apache\\.hc\\.client5\\.http\\.(wire|headers|impl\\.classic\\.MainClientExec)",
            kind -> true,
            "the HTTP client's log of what goes over the line; the connector warns when it is on"),
    MESSAGES_THAT_ARRIVED(
            Channel.LOG,
            "org\\.apache\\.camel\\.component\\.(mock\\.MockEndpoint|bean\\.MethodInfo)",
            kind -> !kind.isSecret(),
            "Camel logs the bodies that a mock endpoint or a bean gets, and those are about persons"),
    MESSAGES_THAT_ARE_TRACED(
            Channel.LOG,
            "org\\.apache\\.camel\\.Tracing|[^:]+:-?\\d+|jdk\\.internal\\.reflect",
            kind -> !kind.isSecret() || kind == FkwMarks.Kind.CODE,
            "Camel's tracing, by the place of the step in its source (the JDK's reflection, where the step was made by it): who"
                    + " switches it on wants to see the messages, and the code that a merchant comes back with is in one"),
    ADDRESS_OF_A_REDIRECT(
            Channel.LOG,
            "io\\.vertx\\.ext\\.web\\..*",
            kind -> kind == FkwMarks.Kind.CODE,
            "the web server logs at TRACE the addresses that it is asked for, and OAuth puts the code into one"),
    PLACEHOLDERS(
            Channel.LOG,
            "org\\.apache\\.camel\\.(component\\.properties\\..*|impl\\.engine\\.DefaultCamelContextExtension|main\\.(BaseMainSupport|MainHelper))",
            FkwMarks.Kind::isSecret,
            "Camel logs at DEBUG and TRACE what it puts in the place of {{…}} and the properties that it sets, before the"
                    + " connector gets them"),
    CONFIGURATION(
            Channel.CONSOLE,
            "properties|bean-model",
            FkwMarks.Kind::isSecret,
            "Camel's consoles of properties and of beans in YAML show them as they are written"),
    MESSAGES_TO_BROWSE(
            Channel.CONSOLE, "browse", kind -> !kind.isSecret(), "Camel's console that shows messages shows messages");

    private final Channel channel;
    private final Pattern place;
    private final Predicate<FkwMarks.Kind> kinds;
    private final String reason;

    Expected(Channel channel, String place, Predicate<FkwMarks.Kind> kinds, String reason) {
        this.channel = channel;
        this.place = Pattern.compile(place);
        this.kinds = kinds;
        this.reason = reason;
    }

    static boolean is(Leak leak) {
        return Arrays.stream(values()).anyMatch(expected -> expected.covers(leak));
    }

    private boolean covers(Leak leak) {
        return channel == leak.channel()
                && kinds.test(leak.kind())
                && place.matcher(leak.place()).matches();
    }

    String reason() {
        return reason;
    }
}
