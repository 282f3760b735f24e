// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.cure.CannotStartException;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.LivePosition;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/** The positions of a component's consumers that run. */
final class PositionsInUse {

    private final Map<String, Feed<?>> feeds = new ConcurrentHashMap<>();

    /**
     * Takes a position for a consumer. Two consumers on one position would hide rows from each other. Within the component
     * its name must be the only one, since people look for it by that; within the context, the only one of its repository.
     *
     * @return                          gives it back
     * @throws IllegalArgumentException it is taken
     */
    Runnable claim(ConsumerPosition position, Feed<?> feed, CamelContext camel) {
        String name = position.name();
        Runnable giveBack = position.repository() == null
                ? () -> {}
                : PositionsOfContext.of(camel).claim(position);
        if (feeds.putIfAbsent(name, feed) != null) {
            giveBack.run();
            throw shared(name);
        }
        return () -> {
            feeds.remove(name);
            giveBack.run();
        };
    }

    static CannotStartException shared(String name) {
        return new CannotStartException("Two consumers would share the position " + name
                + ", and each would miss what the other one gets. Give one of them another positionName");
    }

    /** What is read for each position, in the order of their names. */
    SortedMap<String, Feed<?>> running() {
        return new TreeMap<>(feeds);
    }

    SortedSet<String> names() {
        return new TreeSet<>(feeds.keySet());
    }

    /** The position of a consumer of orders that runs. */
    Optional<LivePosition> ofRunning(String name) {
        return feeds.get(name) instanceof LivePosition live ? Optional.of(live) : Optional.empty();
    }

    boolean isInUse(String name) {
        return feeds.containsKey(name);
    }
}
