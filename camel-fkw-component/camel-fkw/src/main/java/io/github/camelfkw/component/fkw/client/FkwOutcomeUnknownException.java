// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A write that must not be sent twice was sent, and its answer was lost: it may have taken effect or not, and reading
 * cannot prove either. Somebody has to look; {@link #getKnown()} says what is known.
 *
 * <p>Neither a {@link FkwTransportException} nor caused by one: routes redeliver those, and Camel's {@code onException}
 * looks at causes as well. What happened on the wire is the suppressed one.
 */
public class FkwOutcomeUnknownException extends FkwException {

    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> known;

    FkwOutcomeUnknownException(FkwTransportException lost, String what, Map<String, String> known) {
        super(lost.getOperation(), lost.getMessage() + ". " + what, null);
        addSuppressed(lost);
        this.known = new LinkedHashMap<>(known);
    }

    /**
     * What is known, by name: of {@code adjustPoints} {@code memberId}, {@code change} (signed), {@code pointsBefore}
     * (with {@code verify}) and {@code pointsNow}; of {@code addProduct} {@code productIds}, the products of that very
     * name among the newest 200, separated by commas. What could not be read is absent. No personal data.
     */
    public Map<String, String> getKnown() {
        return Collections.unmodifiableMap(known);
    }
}
