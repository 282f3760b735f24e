// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.poll;

import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import java.time.Duration;
import java.time.Instant;
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

    private final String option;
    private final String text;
    private final Function<Instant, Instant> resolve;

    private StartFrom(String option, String text, Function<Instant, Instant> resolve) {
        this.option = option;
        this.text = text;
        this.resolve = resolve;
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
        if (text == null || text.isBlank()) {
            return new StartFrom(option, "", now -> HistoryLimit.earliest(now).plus(DEFAULT_MARGIN));
        }
        String value = text.strip();
        if (value.equals("now")) {
            return new StartFrom(option, value, now -> now);
        }
        Matcher duration = DURATION.matcher(value);
        if (duration.matches()) {
            long number = Long.parseLong(duration.group(1));
            return ago(
                    option,
                    value,
                    switch (duration.group(2)) {
                        case "d" -> Duration.ofDays(number);
                        case "h" -> Duration.ofHours(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofSeconds(number);
                    });
        }
        if (value.startsWith("P")) {
            try {
                return ago(option, value, Duration.parse(value));
            } catch (java.time.format.DateTimeParseException e) {
                throw new IllegalArgumentException(unreadable(option, value), e);
            }
        }
        Instant time = FkwDateTime.of(value)
                .instant()
                .orElseThrow(() -> new IllegalArgumentException(unreadable(option, value)));
        return new StartFrom(option, value, now -> time);
    }

    private static String unreadable(String option, String value) {
        return "Option " + option + " cannot be read: " + value + ". " + FORMS;
    }

    private static StartFrom ago(String option, String text, Duration duration) {
        return new StartFrom(option, text, now -> now.minus(duration));
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
            throw new IllegalArgumentException("Option " + option + " (" + text
                    + ") is more than 90 days ago: the platform gives no orders of more than three months ago."
                    + " Begin later, or leave it out to get all that there is");
        }
        if (FutureLimit.isExceeded(wanted, now)) {
            throw new IllegalArgumentException(
                    "Option " + option + " (" + text + ") is in the future: orders until then would be left out");
        }
    }
}
