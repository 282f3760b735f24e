// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.io.IOException;
import java.net.URI;

/** A way of getting all orders of a shop into a sink. */
interface Side extends AutoCloseable {

    /**
     * Starts reading, once; may be done when it returns, or still be at it.
     *
     * @param sink where the orders go
     */
    void start(Sink sink) throws Exception;

    /** Stops reading; nothing comes any more. */
    void stop() throws Exception;

    @Override
    void close() throws IOException;

    /** The ways that are held against each other. */
    enum Kind {
        /** The floor. */
        BARE_LOOP("(a)", "bare loop"),

        /** The route that people write by hand. */
        HAND_ROUTE("(b)", "route by hand"),

        /** The connector with default options. */
        RECORDS("", "fkw:orders, records"),

        /** The connector with {@code rawPayload=true}. */
        RAW("", "fkw:orders, rawPayload"),

        /** The connector with twice as many pages at a time as by default. */
        RECORDS_8("", "fkw:orders, eight at a time");

        private final String letter;
        private final String label;

        Kind(String letter, String label) {
            this.letter = letter;
            this.label = label;
        }

        /** What a peer is called for short; empty: the connector. */
        String letter() {
            return letter;
        }

        /** What it is. */
        String label() {
            return label;
        }

        /** What the connector delivers. */
        String body() {
            return this == RAW ? "rawPayload" : "records";
        }

        /** Whether it is the connector. */
        boolean own() {
            return letter.isEmpty();
        }

        /**
         * Makes it ready.
         *
         * @param begin of the orders, in seconds of Unix time
         */
        Side open(URI platform, long begin) throws Exception {
            return switch (this) {
                case BARE_LOOP -> new BareLoop(platform, begin);
                case HAND_ROUTE -> new HandRoute(platform, begin);
                case RECORDS -> new ConnectorRoute(platform, begin, "");
                case RAW -> new ConnectorRoute(platform, begin, "&rawPayload=true");
                case RECORDS_8 -> new ConnectorRoute(platform, begin, ConnectorRoute.EIGHT_AT_A_TIME);
            };
        }
    }
}
