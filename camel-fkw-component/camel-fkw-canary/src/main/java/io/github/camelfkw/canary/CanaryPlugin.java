// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.EventNotifierSupport;

/** Comes with each Camel context of the JVM: switches its tracing on, hears its events, and
 * looks at all that it shows before it stops. */
public final class CanaryPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext camel) {
        Canary.watch().ifPresent(sightings -> watch(camel, sightings));
    }

    static void watch(CamelContext camel, Sightings sightings) {
        camel.getManagementStrategy().addEventNotifier(new Notifier(sightings));
        camel.setTracing(true);
    }

    private static final class Notifier extends EventNotifierSupport {

        private final Sightings sightings;

        Notifier(Sightings sightings) {
            this.sightings = sightings;
        }

        @Override
        public void notify(CamelEvent event) {
            sightings.look(Channel.EVENT, event.getClass().getName(), Shown.by(event));
            if (event instanceof CamelEvent.CamelContextStoppingEvent stopping) {
                Views.of(stopping.getContext())
                        .forEach(view -> sightings.look(view.channel(), view.place(), view.text()));
            }
        }
    }
}
