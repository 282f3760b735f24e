// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.proof.Evidence.Key;
import io.github.camelfkw.component.fkw.proof.Evidence.Saved;
import io.github.camelfkw.component.fkw.proof.Evidence.Started;
import io.github.camelfkw.simulator.fkw.OrderVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds {@link Evidence} against the platform's own history of every version of every order. Knows nothing of windows,
 * pages or slices.
 *
 * <ol>
 *   <li><b>Lost.</b> At the end, when everything has settled: each wanted version that lists still show has been accepted.
 *   <li><b>Passed over.</b> A position R says that everything before R is done. In the life of a consumer, take the first
 *       position after the time of a version's change that it gives to its store, at t in a poll that began at b. If lists
 *       showed the version from b to t without a break, the route has accepted it by t. A version that lists began to show
 *       only after b is late: R may go past it, and the next rule holds it. So it does for a version that had not settled
 *       at b (it was changed within the lookback) where any version before R came late between b and t: a row that enters
 *       a list while another one leaves it keeps the total and shifts the rows in between, and no reader can tell. A
 *       version that was replaced before t was no longer current, and need not be delivered.
 *   <li><b>Out of reach.</b> A poll begins the lookback and a second before its position, so a late version is still met
 *       while {@code R - lookback - 1 s} is not after its change. The same as above therefore holds of the first position
 *       from which no poll would meet the version any more; and since a change is visible within the lookback, no version
 *       is late then. Both rules hold for each life of the consumer by itself, unless it starts from a position that is
 *       already that far: then they were an earlier life's to keep.
 *   <li><b>Open.</b> No position is later than the platform's time less {@code settle}: in what comes after, versions may
 *       still appear though nothing is late.
 *   <li><b>Backwards.</b> No stored position is earlier than one before it.
 *   <li><b>Repeated.</b> No version is accepted twice, with one exception: a consumer that was started from a stored
 *       position cannot know what the life before it accepted after storing its last position. So an acceptance is a fault
 *       if the same version was accepted before in the same life, or in an earlier life before the last position that
 *       that life stored; otherwise it is an allowed repetition.
 * </ol>
 */
final class Checker {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * What the consumer was asked for.
     *
     * @param from     time of change from which orders are wanted
     * @param statuses wanted statuses; empty: all
     * @param settle   how long before the platform's time reading ends
     * @param lookback how far before its position a poll begins
     */
    record Wanted(Instant from, List<String> statuses, Duration settle, Duration lookback) {

        boolean includes(OrderVersion version) {
            return (statuses.isEmpty() || statuses.contains(version.status()))
                    && version.inOrderList()
                    && !version.modifiedTime().isBefore(from);
        }
    }

    /**
     * What came out.
     *
     * @param versions           wanted versions that lists have shown
     * @param lost               against the first rule
     * @param passedOver         against the second
     * @param outOfReach         against the third
     * @param open               against the fourth
     * @param backwards          against the fifth
     * @param repeated           against the sixth
     * @param allowedRepetitions accepted again after a start from a position that could not know
     */
    record Verdict(
            int versions,
            List<String> lost,
            List<String> passedOver,
            List<String> outOfReach,
            List<String> open,
            List<String> backwards,
            List<String> repeated,
            int allowedRepetitions) {

        boolean isClean() {
            return lost.isEmpty()
                    && passedOver.isEmpty()
                    && outOfReach.isEmpty()
                    && open.isEmpty()
                    && backwards.isEmpty()
                    && repeated.isEmpty();
        }

        /** What is wrong, shortly. */
        String faults() {
            return "lost " + some(lost) + ", passed over " + some(passedOver) + ", out of reach " + some(outOfReach)
                    + ", open " + some(open) + ", backwards " + some(backwards) + ", repeated " + some(repeated);
        }

        private static String some(List<String> all) {
            return all.size() + " " + all.subList(0, Math.min(3, all.size()));
        }
    }

    /** From one start of the consumer to the next. */
    private record Lifetime(int firstAcceptance, Instant startedFrom, List<Saved> saves) {

        /** The first position after a time, if this life did not already begin after it. */
        Optional<Saved> firstAfter(Instant time) {
            if (startedFrom.isAfter(time)) {
                return Optional.empty();
            }
            int low = 0;
            int high = saves.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (saves.get(middle).reached().isAfter(time)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low < saves.size() ? Optional.of(saves.get(low)) : Optional.empty();
        }

        /** What a consumer that starts after this life knows of its acceptances: those until here. */
        int knownUntil() {
            return saves.stream()
                    .filter(Saved::stored)
                    .mapToInt(Saved::accepted)
                    .max()
                    .orElse(firstAcceptance);
        }
    }

    private final Wanted wanted;
    private final List<Key> accepted;
    private final List<Saved> saves;
    private final List<Lifetime> lives = new ArrayList<>();
    private final Map<Key, Integer> firstAccepted = new HashMap<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();
    private final List<String> outOfReach = new ArrayList<>();
    private final List<OrderVersion> history;

    private Checker(Evidence evidence, Wanted wanted, List<OrderVersion> history) {
        this.wanted = wanted;
        this.history = history;
        this.accepted = evidence.acceptances();
        this.saves = evidence.saves();
        for (int i = 0; i < accepted.size(); i++) {
            firstAccepted.putIfAbsent(accepted.get(i), i);
        }
        List<Started> starts = evidence.starts();
        for (int i = 0; i < starts.size(); i++) {
            int from = starts.get(i).saves();
            int to = i + 1 < starts.size() ? starts.get(i + 1).saves() : saves.size();
            lives.add(new Lifetime(starts.get(i).accepted(), storedBefore(from), saves.subList(from, to)));
        }
    }

    private Instant storedBefore(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (saves.get(i).stored()) {
                return saves.get(i).reached();
            }
        }
        return Instant.MIN;
    }

    /**
     * Checks.
     *
     * @param versions the platform's history
     * @param end      the platform's time, when everything has settled
     */
    static Verdict check(Evidence evidence, Wanted wanted, List<OrderVersion> versions, Instant end) {
        return new Checker(evidence, wanted, versions).check(end);
    }

    private Verdict check(Instant end) {
        int count = 0;
        for (OrderVersion version : history) {
            if (wasShown(version, end) && wanted.includes(version)) {
                count++;
                check(version, end);
            }
        }
        List<String> repeated = new ArrayList<>();
        int allowed = repetitions(repeated);
        return new Verdict(count, lost, passedOver, outOfReach, open(), backwards(), repeated, allowed);
    }

    private static boolean wasShown(OrderVersion version, Instant end) {
        return !version.visibleFrom().isAfter(end)
                && version.visibleUntil()
                        .map(until -> until.isAfter(version.visibleFrom()))
                        .orElse(true);
    }

    private void check(OrderVersion version, Instant end) {
        Key key = Key.of(version.orderId(), version.json());
        int index = firstAccepted.getOrDefault(key, Integer.MAX_VALUE);
        if (index == Integer.MAX_VALUE && version.visibleAt(end)) {
            lost.add(version.toString());
        }
        Instant lastMet = version.modifiedTime().plus(wanted.lookback()).plus(SECOND);
        for (Lifetime life : lives) {
            life.firstAfter(version.modifiedTime())
                    .filter(save -> isMissing(version, index, save) && !mayHaveBeenShifted(version, save))
                    .ifPresent(save -> passedOver.add(version + " by " + save));
            life.firstAfter(lastMet)
                    .filter(save -> isMissing(version, index, save))
                    .ifPresent(save -> outOfReach.add(version + " by " + save));
        }
    }

    private static boolean isMissing(OrderVersion version, int acceptance, Saved save) {
        return acceptance >= save.accepted()
                && !version.visibleFrom().isAfter(save.pollBegan())
                && version.visibleAt(save.at());
    }

    private boolean mayHaveBeenShifted(OrderVersion version, Saved save) {
        boolean settled = !version.modifiedTime().isAfter(save.pollBegan().minus(wanted.lookback()));
        return !settled
                && history.stream()
                        .anyMatch(other -> other.visibleFrom().isAfter(save.pollBegan())
                                && !other.visibleFrom().isAfter(save.at())
                                && other.modifiedTime().isBefore(save.reached()));
    }

    private List<String> open() {
        return saves.stream()
                .filter(save -> save.reached().isAfter(save.at().minus(wanted.settle())))
                .map(Saved::toString)
                .toList();
    }

    private List<String> backwards() {
        List<String> backwards = new ArrayList<>();
        Instant highest = Instant.MIN;
        for (Saved save : saves) {
            if (save.stored()) {
                if (save.reached().isBefore(highest)) {
                    backwards.add(save + " after " + highest);
                } else {
                    highest = save.reached();
                }
            }
        }
        return backwards;
    }

    private int repetitions(List<String> repeated) {
        Map<Key, Integer> last = new HashMap<>();
        Set<Key> known = new HashSet<>();
        int allowed = 0;
        int life = 0;
        for (int i = 0; i < accepted.size(); i++) {
            while (life + 1 < lives.size() && lives.get(life + 1).firstAcceptance() <= i) {
                Lifetime ended = lives.get(life);
                known.addAll(accepted.subList(ended.firstAcceptance(), ended.knownUntil()));
                life++;
            }
            Key key = accepted.get(i);
            Integer before = last.put(key, i);
            if (before == null) {
                continue;
            }
            if (known.contains(key) || before >= lives.get(life).firstAcceptance()) {
                repeated.add(key.orderId() + " as acceptance " + before + " and " + i + " in life " + life);
            } else {
                allowed++;
            }
        }
        return allowed;
    }
}
