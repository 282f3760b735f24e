// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/**
 * The positions that consumers of a Camel context use, of whichever component, by where they are kept: two components may
 * be given one repository, or two repositories on one file.
 */
final class PositionsOfContext {

    private final Set<Kept> claimed = ConcurrentHashMap.newKeySet();

    /**
     * A position where it is kept.
     *
     * @param place the file, or a repository that is not a file's
     */
    private record Kept(Object place, String name) {

        static Kept of(ConsumerPosition position) {
            return new Kept(
                    position.repository() instanceof FilePositionRepository file ? file.place() : position.repository(),
                    position.name());
        }
    }

    /** Those of a context; each component of it gets the same. */
    static synchronized PositionsOfContext of(CamelContext camel) {
        ExtendedCamelContext context = camel.getCamelContextExtension();
        PositionsOfContext positions = context.getContextPlugin(PositionsOfContext.class);
        if (positions == null) {
            positions = new PositionsOfContext();
            context.addContextPlugin(PositionsOfContext.class, positions);
        }
        return positions;
    }

    /**
     * Takes a position that is kept in a repository.
     *
     * @return                          gives it back
     * @throws IllegalArgumentException it is taken
     */
    Runnable claim(ConsumerPosition position) {
        Kept kept = Kept.of(position);
        if (!claimed.add(kept)) {
            throw PositionsInUse.shared(position.name());
        }
        return () -> claimed.remove(kept);
    }
}
