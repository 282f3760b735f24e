// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.internal.cure.CannotStartException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a feed begins when there is no position: a time, or how long ago. */
public final class StartFrom {

    private static final String FORMS =
            "Give a duration such as 30d, 12h or PT12H, a time such as 2026-11-22 08:00:00 (Asia/Shanghai),"
                    + " 2026-11-22T08:00:00+08:00 or 2026-11-22, or now";

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(d|h|m|s)");

    /** Margin of the default start: a first backfill takes a while to get going. */
    private static final Duration DEFAULT_MARGIN = Duration.ofHours(1);

    private final Given given;
    private final Function<Instant, Instant> resolve;

    private StartFrom(Given given, Function<Instant, Instant> resolve) {
        this.given = given;
        this.resolve = resolve;
    }

    /**
     * A text and where it is from. A header may hold anything, also a customer: it is not quoted.
     *
     * @param place such as {@code Option startFrom}
     */
    private record Given(String place, String text, boolean mayBeQuoted) {

        String quoted() {
            return mayBeQuoted ? place + " (" + text + ")" : place;
        }

        IllegalArgumentException unreadable() {
            return new IllegalArgumentException(place + " cannot be read: "
                    + (mayBeQuoted ? text : "it has " + text.length() + " characters") + ". " + FORMS);
        }
    }

    /** Reads the option {@code startFrom}; see {@link #parse(String, String)}. */
    public static StartFrom parse(String text) {
        return parse("startFrom", text);
    }

    /**
     * Reads an option.
     *
     * @param  option                   its name, for messages
     * @param  text                     null: all that the platform gives
     * @throws IllegalArgumentException if the text is none of the forms
     */
    public static StartFrom parse(String option, String text) {
        String value = text == null ? "" : text.strip();
        return read(new Given("Option " + option, value, true));
    }

    /**
     * Reads a header, which may hold anything and is not quoted.
     *
     * @param  header                   its name, for messages
     * @param  text                     not blank
     * @throws IllegalArgumentException if the text is none of the forms
     */
    public static StartFrom parseHeader(String header, String text) {
        return read(new Given("Header " + header, text.strip(), false));
    }

    private static StartFrom read(Given given) {
        String value = given.text();
        if (value.isEmpty()) {
            return new StartFrom(given, now -> HistoryLimit.earliest(now).plus(DEFAULT_MARGIN));
        }
        if (value.equals("now")) {
            return new StartFrom(given, now -> now);
        }
        Matcher duration = DURATION.matcher(value);
        if (duration.matches()) {
            long number = Long.parseLong(duration.group(1));
            return ago(
                    given,
                    switch (duration.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        if (value.startsWith("P")) {
            try {
                return ago(given, Duration.parse(value));
            } catch (DateTimeParseException e) {
                // No cause: it quotes the text.
                throw given.unreadable();
            }
        }
        Instant time = FkwDateTime.of(value).instant().orElseThrow(given::unreadable);
        return new StartFrom(given, now -> time);
    }

    private static StartFrom ago(Given given, Duration duration) {
        return new StartFrom(given, now -> now.minus(duration));
    }

    /**
     * The begin, seen from now; not before what the platform gives.
     */
    public Instant resolve(Instant now) {
        Instant earliest = HistoryLimit.earliest(now);
        Instant wanted = resolve.apply(now);
        return wanted.isBefore(earliest) ? earliest : wanted;
    }

    /**
     * Refuses a begin that the platform has no orders of.
     *
     * @throws IllegalArgumentException older than 90 days, or in the future
     */
    public void check(Instant now) {
        Instant wanted = resolve.apply(now);
        if (wanted.isBefore(now.minus(HistoryLimit.LONGEST))) {
            throw new CannotStartException(given.quoted()
                    + " is more than 90 days ago: the platform gives no orders of more than three months ago."
                    + " Begin later, or leave it out to get all that there is");
        }
        if (FutureLimit.isExceeded(wanted, now)) {
            throw new CannotStartException(given.quoted() + " is in the future: orders until then would be left out");
        }
    }
}
