// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every request a simulator received, in order. Keeps all of them unless {@link #keepLast(int)} bounds it; the
 * counts are exact either way. Thread-safe; the lists handed out are snapshots.
 */
public final class Journal {

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final Deque<RecordedRequest> violations = new ArrayDeque<>();
    private final Map<String, Long> countByPath = new HashMap<>();
    private long count;
    private long violationCount;
    private long lastNumber;
    private int limit = Integer.MAX_VALUE;

    /** All kept requests, oldest first. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The kept requests of one path, oldest first. */
    public synchronized List<RecordedRequest> requests(String path) {
        List<RecordedRequest> found = new ArrayList<>();
        for (RecordedRequest request : requests) {
            if (request.path().equals(path)) {
                found.add(request);
            }
        }
        return List.copyOf(found);
    }

    /**
     * The last request.
     *
     * @throws IllegalStateException when there was none
     */
    public synchronized RecordedRequest last() {
        if (requests.isEmpty()) {
            throw new IllegalStateException("no request was received since the journal was last cleared");
        }
        return requests.getLast();
    }

    /** How many requests arrived since the start or the last {@link #clear()}. */
    public synchronized long count() {
        return count;
    }

    /** How many requests arrived at a path since the start or the last {@link #clear()}. */
    public synchronized long count(String path) {
        return countByPath.getOrDefault(path, 0L);
    }

    /** The kept requests that the platform's document does not allow, oldest first. */
    public synchronized List<RecordedRequest> violations() {
        return List.copyOf(violations);
    }

    /** How many requests the platform's document does not allow. */
    public synchronized long violationCount() {
        return violationCount;
    }

    /** Keeps only the last {@code n} requests (and violations) from now on, for long runs. Default: all. */
    public synchronized Journal keepLast(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("keepLast needs 0 or more, not " + n);
        }
        limit = n;
        trim();
        return this;
    }

    /** Forgets the requests and the counts. */
    public synchronized void clear() {
        requests.clear();
        violations.clear();
        countByPath.clear();
        count = 0;
        violationCount = 0;
    }

    synchronized long nextNumber() {
        return ++lastNumber;
    }

    synchronized void add(RecordedRequest request) {
        count++;
        countByPath.merge(request.path(), 1L, Long::sum);
        requests.addLast(request);
        if (!request.violations().isEmpty()) {
            violationCount++;
            violations.addLast(request);
        }
        trim();
    }

    private void trim() {
        while (requests.size() > limit) {
            requests.removeFirst();
        }
        while (violations.size() > limit) {
            violations.removeFirst();
        }
    }
}
