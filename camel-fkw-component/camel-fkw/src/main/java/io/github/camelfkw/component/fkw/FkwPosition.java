// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.poll.LivePosition;
import java.time.Instant;
import java.util.List;

/**
 * How far a consumer of orders has come, as {@code fkw:position} tells it. Carries order ids, no personal data.
 *
 * @param name            under which it is kept
 * @param running         whether its consumer runs in this component
 * @param reached         everything that was changed before is done; null before the first poll
 * @param remembered      versions around that time that are remembered as delivered
 * @param inFlight        orders on their way through the route
 * @param notAccepted     orders that the route has not accepted so far
 * @param again           ids of orders that are to be delivered once more
 * @param reconciledUntil orders that were created before were compared with what was delivered; null: none yet, or off
 * @param text            as it is kept: a copy that {@code action=set} takes
 */
public record FkwPosition(
        String name,
        boolean running,
        Instant reached,
        int remembered,
        int inFlight,
        int notAccepted,
        List<String> again,
        Instant reconciledUntil,
        String text) {

    static FkwPosition of(String name, boolean running, LivePosition position) {
        return position.snapshot()
                .map(now -> new FkwPosition(
                        name,
                        running,
                        now.reached(),
                        now.remembered(),
                        now.inFlight(),
                        now.notAccepted(),
                        now.again(),
                        now.reconciled().orElse(null),
                        now.text()))
                .orElseGet(() -> new FkwPosition(name, running, null, 0, 0, 0, List.of(), null, null));
    }
}
