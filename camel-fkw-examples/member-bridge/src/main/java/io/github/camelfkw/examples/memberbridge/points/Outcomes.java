// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.points;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.examples.memberbridge.NotYet;
import io.github.camelfkw.examples.memberbridge.Refusals;
import io.github.camelfkw.examples.memberbridge.till.TillRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what became of rows: to people all they need, to the log nothing about a customer. */
public final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> told = new ConcurrentHashMap<>();

    /**
     * The line of the results about a row that is decided.
     *
     * @param booked points that were booked: of a receipt that came twice, those of the row that came first; null: nothing
     *     was booked now
     */
    public String result(
            @ExchangeProperty("row") TillRow row,
            @ExchangeProperty("booked") Integer booked,
            @ExchangeProperty("decision") Bookings.Decision decision,
            @ExchangeProperty("memberId") String memberId,
            @Header(Exchange.FILE_NAME_ONLY) String file) {
        told.remove(file);
        String outcome = decision == null
                ? "was decided before"
                : decision == Bookings.Decision.SEND ? "booked" : "booked; the answer was lost, the points were seen";
        int points = booked == null ? row.points() : booked;
        return row.receipt() + "," + (memberId == null ? "" : memberId) + "," + points + "," + outcome + "\n";
    }

    /** What a person reads about a row that cannot be decided here. Nothing by which the member identifies himself. */
    public String forPeople(
            @ExchangeProperty("row") TillRow row,
            @ExchangeProperty("memberId") String memberId,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception reason,
            @ExchangeProperty("unclear") String unclear,
            @Header(Exchange.FILE_NAME_ONLY) String file) {
        told.remove(file);
        LOG.warn("{}: not booked, see people/{}", row == null ? file : "receipt " + row.receipt(), file);
        Map<String, Object> report = new LinkedHashMap<>();
        if (row != null) {
            report.put("receipt", row.receipt());
            report.put("points", row.points());
            report.put("identifiedBy", row.way());
        }
        if (memberId != null) {
            report.put("fkwMember", memberId);
        }
        report.put("reason", reason.getMessage());
        if (unclear != null) {
            report.put("look", unclear);
        }
        return write(report);
    }

    /** The same about a line of the till that is no row. */
    public String badLine(@ExchangeProperty("problem") String problem, @ExchangeProperty("line") String name) {
        LOG.warn("a line of the till cannot be used, see people/{}.json", name);
        return write(Map.of("reason", problem + ". Correct it and drop it again"));
    }

    private static String write(Map<String, Object> report) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can be written", e);
        }
    }

    /**
     * The row stays where it is, and the next round tries again. Told once for each reason.
     *
     * @throws NotYet always: it is what leaves the file there
     */
    public void waits(
            @ExchangeProperty("row") TillRow row,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception reason,
            @Header(Exchange.FILE_NAME_ONLY) String file) {
        String why = Refusals.shown(reason);
        if (!why.equals(told.put(file, why))) {
            LOG.warn("{} waits: {}", row == null ? file : "receipt " + row.receipt(), why);
        }
        throw new NotYet(why);
    }
}
