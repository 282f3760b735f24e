// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;

/** All that a Camel context shows about itself. */
final class Views {

    /** What is shown in one place. */
    record View(Channel channel, String place, String text) {}

    /** Consoles that do something when they are called. */
    private static final Set<String> ACTING =
            Set.of("send", "receive", "gc", "heap-dump", "thread", "reload", "eval-language");

    private Views() {}

    static List<View> of(CamelContext camel) {
        List<View> views = new ArrayList<>();
        jmx(camel, views);
        consoles(camel, views);
        HealthCheckHelper.invoke(camel)
                .forEach(result -> views.add(new View(
                        Channel.HEALTH,
                        result.getCheck().getId(),
                        result.getMessage().orElse("") + " " + result.getDetails() + " "
                                + result.getError().map(Throwable::toString).orElse(""))));
        return views;
    }

    private static void jmx(CamelContext camel, List<View> views) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            for (ObjectName bean : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
                if (bean.toString()
                        .contains(camel.getManagementName() == null ? camel.getName() : camel.getManagementName())) {
                    for (MBeanAttributeInfo attribute :
                            server.getMBeanInfo(bean).getAttributes()) {
                        views.add(new View(
                                Channel.JMX,
                                bean.getKeyProperty("type") + "." + attribute.getName(),
                                bean + " " + value(server, bean, attribute)));
                    }
                }
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(MBeanServer server, ObjectName bean, MBeanAttributeInfo attribute) throws JMException {
        if (!attribute.isReadable()) {
            return "";
        }
        try {
            Object value = server.getAttribute(bean, attribute.getName());
            return value instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(value);
        } catch (RuntimeMBeanException | javax.management.MBeanException e) {
            // Also what a bean answers with when it cannot answer.
            return String.valueOf(e.getCause());
        }
    }

    private static void consoles(CamelContext camel, List<View> views) {
        DevConsoleRegistry consoles = DevConsoleRegistry.get(camel);
        if (consoles == null) {
            return;
        }
        consoles.loadDevConsoles(true);
        consoles.stream().filter(console -> !ACTING.contains(console.getId())).forEach(console -> {
            for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
                if (console.supportMediaType(type)) {
                    views.add(new View(Channel.CONSOLE, console.getId(), String.valueOf(console.call(type, Map.of()))));
                }
            }
        });
    }
}
