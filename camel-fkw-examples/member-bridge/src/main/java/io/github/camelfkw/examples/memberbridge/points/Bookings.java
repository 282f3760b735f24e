// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.points;

import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import io.github.camelfkw.examples.memberbridge.DurableFile;
import io.github.camelfkw.examples.memberbridge.ForPeople;
import io.github.camelfkw.examples.memberbridge.NotYet;
import io.github.camelfkw.examples.memberbridge.Refusals;
import io.github.camelfkw.examples.memberbridge.till.TillRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Points once. The platform adds them, knows no key by which it would know a call again, and cannot be asked whether a call
 * took effect. So before each call a file says what the member had and what is to be added; it goes when the receipt is
 * known to be booked, or the call to have failed. A file that is found before a booking – after a crash, or a lost answer –
 * is settled first, by what the member has now.
 */
public final class Bookings {

    /** What a row needs. */
    public enum Decision {
        /** The points are to be sent. */
        SEND,
        /** They were sent before, and the member has them. */
        SEEN
    }

    private final Path folder;
    private final IdempotentRepository receipts;
    private final Duration settle;
    private final String remark;
    private final Clock clock;
    private final Map<String, OpenBooking> open = new LinkedHashMap<>();

    /**
     * @param folder   keeps the open bookings
     * @param receipts remembers the receipts that are decided
     * @param settle   how long after a call a member's points have to be what they were, to say that it was not done
     * @param remark   what the member reads about the points, before the number of the receipt
     */
    public Bookings(Path folder, IdempotentRepository receipts, Duration settle, String remark, Clock clock) {
        this.folder = folder;
        this.receipts = receipts;
        this.settle = settle;
        this.remark = remark;
        this.clock = clock;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(this::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path file) {
        try {
            OpenBooking booking = OpenBooking.read(Files.readString(file));
            open.put(booking.memberId(), booking);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The open booking " + file
                            + " cannot be read. It says which points may have been sent: do not delete"
                            + " it before somebody has looked at that member's points",
                    e);
        }
    }

    /** The member for whom the receipt's booking was begun before; null: it was not. */
    public synchronized String begunFor(@ExchangeProperty("row") TillRow row) {
        return ofReceipt(row).map(OpenBooking::memberId).findFirst().orElse(null);
    }

    private Stream<OpenBooking> ofReceipt(TillRow row) {
        return List.copyOf(open.values()).stream()
                .filter(booking -> booking.receipt().equals(row.receipt()));
    }

    /** What a person has to look at, for the points may have been sent; null: they were not. */
    public synchronized String unclear(@ExchangeProperty("row") TillRow row) {
        return row == null
                ? null
                : ofReceipt(row)
                        .map(booking -> "The points may have been sent: member " + booking.memberId() + " had "
                                + booking.pointsBefore() + ", " + booking.change()
                                + " to be added. The receipt is not booked any more, also if it comes again: if the back"
                                + " office does not show it among his changes, give him the points there")
                        .findFirst()
                        .orElse(null);
    }

    /** People know of the row. If its points may have been sent, its receipt is never booked again. */
    public synchronized void givenToPeople(@ExchangeProperty("row") TillRow row) {
        if (row != null && ofReceipt(row).findAny().isPresent()) {
            booked(row);
        }
    }

    /**
     * Whether the points of a row are to be sent. If so, that is on the disk.
     *
     * @param  member how he stands now
     * @throws NotYet    it cannot be told yet
     * @throws ForPeople it cannot be told at all
     */
    public synchronized Decision decide(
            @ExchangeProperty("row") TillRow row, @ExchangeProperty("memberId") String memberId, @Body Member member) {
        if (member.currentPoints() == null) {
            throw new ForPeople("FKW does not say how many points member " + memberId + " has");
        }
        OpenBooking before = open.get(memberId);
        if (before == null) {
            return begin(row, memberId, member.currentPoints());
        }
        if (!before.receipt().equals(row.receipt())) {
            throw new NotYet("receipt " + before.receipt() + " of the same member is not settled");
        }
        return settled(before, row, member.currentPoints());
    }

    private Decision begin(TillRow row, String memberId, long points) {
        OpenBooking booking = new OpenBooking(memberId, row.receipt(), row.points(), points, clock.millis());
        DurableFile.write(file(memberId), booking.json());
        open.put(memberId, booking);
        return Decision.SEND;
    }

    private Decision settled(OpenBooking before, TillRow row, long points) {
        if (points == before.pointsIfDone()) {
            return Decision.SEEN;
        }
        if (points != before.pointsBefore()) {
            throw new ForPeople(
                    "the answer to the booking was lost, and somebody else has changed the points of member "
                            + before.memberId() + " since: he has " + points + " now");
        }
        if (clock.millis() < before.begunAt() + settle.toMillis()) {
            throw new NotYet("the answer to the booking was lost and member " + before.memberId()
                    + " has no more points than before; it may still arrive");
        }
        return begin(row, before.memberId(), points);
    }

    /** What the platform is asked for. */
    public PointsAdjustment adjustment(
            @ExchangeProperty("row") TillRow row, @ExchangeProperty("memberId") String memberId) {
        return PointsAdjustment.of(memberId, row.points(), (remark + " " + row.receipt()).strip());
    }

    /**
     * The call failed. Where it certainly did nothing, the booking is over; else it stays open, and the next round settles
     * it.
     */
    public synchronized void failed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure,
            @ExchangeProperty("memberId") String memberId)
            throws Exception {
        if (Refusals.certainlyNotDone(failure)) {
            end(open.get(memberId));
        }
        throw failure;
    }

    /**
     * The receipt is decided: as soon as the disk has that, its booking ends. Camel goes on in the route also where its
     * idempotent consumer could not write the receipt, so that is made sure of here.
     *
     * @return the points of the booking; null: none was open
     */
    public synchronized Integer booked(@ExchangeProperty("row") TillRow row) {
        receipts.add(row.receipt());
        Integer points = ofReceipt(row).map(OpenBooking::change).findFirst().orElse(null);
        ofReceipt(row).forEach(this::end);
        return points;
    }

    private void end(OpenBooking booking) {
        DurableFile.delete(file(booking.memberId()));
        open.remove(booking.memberId());
    }

    private Path file(String memberId) {
        return folder.resolve(memberId + ".json");
    }
}
