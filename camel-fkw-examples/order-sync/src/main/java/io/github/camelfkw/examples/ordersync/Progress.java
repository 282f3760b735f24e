// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What has happened since the start, and the line that tells it. */
public final class Progress {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Console console;
    private final PollWatch polls;
    private final TokenStore tokens;
    private final String shopId;
    private final Clock clock;
    private final AtomicLong ordersIn = new AtomicLong();
    private final AtomicLong shipped = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong files = new AtomicLong();
    private final Set<Path> waiting = ConcurrentHashMap.newKeySet();

    Progress(Console console, PollWatch polls, TokenStore tokens, String shopId, Clock clock) {
        this.console = console;
        this.polls = polls;
        this.tokens = tokens;
        this.shopId = shopId;
        this.clock = clock;
    }

    /** An order is in its files. */
    public void orderIn() {
        ordersIn.incrementAndGet();
    }

    /** A row was shipped. */
    public void shipped() {
        shipped.incrementAndGet();
    }

    /** A waybill file was worked through. */
    public void fileDone(Path file, long failedRows) {
        waiting.remove(file);
        files.incrementAndGet();
        failed.addAndGet(failedRows);
    }

    /** A waybill file could not be read. */
    public void fileRejected(Path file) {
        waiting.remove(file);
        failed.incrementAndGet();
    }

    /** A waybill file waits for the platform; returns whether that is news. */
    public boolean fileWaits(Path file) {
        return waiting.add(file);
    }

    /** Prints the line. */
    public void print() {
        long waybillFiles = waiting.stream().filter(Files::exists).count();
        console.line(time(TIME, clock.instant()) + "  orders in " + ordersIn + " | shipped " + shipped + " | failed "
                + failed + " | token valid until " + tokenValidUntil() + " | next poll " + polls.next()
                + (waybillFiles == 0 ? "" : " | waybill files that wait " + waybillFiles));
    }

    /** Prints what the program leaves behind. */
    public void summary() {
        console.line("Stopped. Orders in " + ordersIn + ", shipped " + shipped + ", failed " + failed
                + ", waybill files " + files + ".");
    }

    private String tokenValidUntil() {
        try {
            return tokens.load(shopId)
                    .map(AccessGrant::accessExpiresAt)
                    .map(end -> time(DATE_AND_TIME, end))
                    .orElse("(not asked for yet)");
        } catch (TokenStoreException e) {
            return "(unknown)";
        }
    }

    private String time(DateTimeFormatter format, Instant instant) {
        return format.format(instant.atZone(clock.getZone()));
    }
}
