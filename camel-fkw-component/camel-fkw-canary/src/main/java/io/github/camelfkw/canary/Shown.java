// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.spi.CamelEvent;

/** What an event shows: its text, and for one of an application's own all that can be asked of it. */
final class Shown {

    private Shown() {}

    static String by(CamelEvent event) {
        if (!(event.getType() == CamelEvent.Type.Custom)) {
            return event.toString();
        }
        return event + " "
                + Arrays.stream(event.getClass().getMethods())
                        .filter(method -> method.getParameterCount() == 0
                                && method.getName().startsWith("get"))
                        .map(method -> ask(method, event))
                        .collect(Collectors.joining(" "));
    }

    private static String ask(Method method, Object event) {
        try {
            return String.valueOf(method.invoke(event));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot ask " + event.getClass() + " for " + method.getName(), e);
        }
    }
}
