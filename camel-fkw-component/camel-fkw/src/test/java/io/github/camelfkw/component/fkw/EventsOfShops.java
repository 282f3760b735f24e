// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.awaitility.Awaitility;

/** What Camel's event notifiers are told of shops. */
final class EventsOfShops extends EventNotifierSupport {

    private final List<FkwShopEvent> events = new CopyOnWriteArrayList<>();

    static EventsOfShops of(CamelContext camel) {
        EventsOfShops events = new EventsOfShops();
        camel.getManagementStrategy().addEventNotifier(events);
        events.start();
        return events;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof FkwShopEvent ours) {
            events.add(ours);
        }
    }

    List<FkwShopEvent> all() {
        return events;
    }

    List<String> names() {
        return events.stream().map(Object::toString).toList();
    }

    void await(String name) {
        Awaitility.await().until(() -> names().contains(name));
    }
}
