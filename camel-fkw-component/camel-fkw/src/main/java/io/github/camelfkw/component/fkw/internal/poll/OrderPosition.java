// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a feed has come: every order version that was changed before {@code reached} and read in its window is done
 * with; of the later ones, and of the ones that a look back shows again, those in {@code delivered}.
 *
 * @param reached   to the second
 * @param delivered what must not be delivered again, with the time by which it is forgotten
 */
record OrderPosition(Instant reached, Map<OrderVersion, Instant> delivered) {

    OrderPosition {
        delivered = Collections.unmodifiableMap(new LinkedHashMap<>(delivered));
    }
}
