// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happened, as seen from outside of the consumer, in the order in which it happened: what the route accepted, which
 * positions were stored, when polls began, and when a consumer was started anew. Thread-safe.
 */
final class Evidence {

    private static final Pattern REACHED = Pattern.compile("\"reached\":\"([^\"]+)\"");

    /**
     * What tells one version of an order from another: the platform's own text of it. Two changes that leave the same text
     * within the same second are one version, since nobody could tell them apart.
     *
     * @param orderId the order
     * @param hash    64 bits of its text
     */
    record Key(String orderId, long hash) {

        static Key of(String orderId, String json) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < json.length(); i++) {
                hash = (hash ^ json.charAt(i)) * 0x100000001b3L;
            }
            return new Key(orderId, hash);
        }
    }

    /**
     * A consumer gave a position to its store.
     *
     * @param reached   how far it says that everything is done
     * @param at        the platform's time then
     * @param pollBegan the platform's time when the poll began
     * @param accepted  how many acceptances there were until then
     * @param stored    whether the store kept it
     */
    record Saved(Instant reached, Instant at, Instant pollBegan, int accepted, boolean stored) {}

    /**
     * A consumer was started.
     *
     * @param accepted how many acceptances there were until then
     * @param saves    how many positions had been given to the store until then
     */
    record Started(int accepted, int saves) {}

    private final List<Key> accepted = new ArrayList<>();
    private final List<Saved> saves = new ArrayList<>();
    private final List<Started> starts = new ArrayList<>();
    private Instant pollBegan = Instant.MIN;

    /** The route has accepted an order; to be told before the consumer learns of it. */
    synchronized void accepted(Key key) {
        accepted.add(key);
    }

    synchronized void pollBegan(Instant platformNow) {
        pollBegan = platformNow;
    }

    /** A position came to the store; to be told after it is where a restart would find it, or when that has failed. */
    synchronized void saved(Instant reached, Instant platformNow, boolean stored) {
        saves.add(new Saved(reached, platformNow, pollBegan, accepted.size(), stored));
    }

    synchronized void started() {
        starts.add(new Started(accepted.size(), saves.size()));
    }

    synchronized List<Key> acceptances() {
        return List.copyOf(accepted);
    }

    synchronized int acceptedCount() {
        return accepted.size();
    }

    synchronized List<Saved> saves() {
        return List.copyOf(saves);
    }

    synchronized List<Started> starts() {
        return List.copyOf(starts);
    }

    /** What a stored position says of how far everything is done; the one field that is looked into. */
    static Instant reachedOf(String position) {
        Matcher field = REACHED.matcher(position);
        if (!field.find()) {
            throw new IllegalArgumentException("a position without the field reached");
        }
        return Instant.parse(field.group(1));
    }
}
