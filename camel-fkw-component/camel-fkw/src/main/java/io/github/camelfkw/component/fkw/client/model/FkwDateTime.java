// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A point in time as the platform writes it: {@code yyyy-MM-dd HH:mm:ss} without a zone, which is Asia/Shanghai whatever
 * the zone of this machine. The text is kept as it came, so that a form that nobody has documented does not lose an order.
 *
 * @param text the value as it came
 */
public record FkwDateTime(@JsonValue String text) {

    /** The zone of all times of the platform. The vendor document names none; the shops are in China. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The form that the platform reads and writes. */
    public static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** {@link #FORMAT}, with a 0 for each digit. */
    private static final String USUAL = "0000-00-00 00:00:00";

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_TIME =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}(:\\d{2})?)(\\.\\d+)?");
    private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

    /** Takes any text; blank text is refused, as the platform's way to say "no value". */
    public FkwDateTime {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a time needs a text");
        }
    }

    /** From text; blank text is no value. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FkwDateTime of(String text) {
        return text == null || text.isBlank() ? null : new FkwDateTime(text.strip());
    }

    /** From a number: seconds or milliseconds since 1970. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static FkwDateTime of(long epoch) {
        return new FkwDateTime(Long.toString(epoch));
    }

    /** From an instant, to the second. */
    public static FkwDateTime of(Instant instant) {
        return new FkwDateTime(FORMAT.format(instant.atZone(ZONE)));
    }

    /** The instant; empty where the text is in a form that is not known. */
    public Optional<Instant> instant() {
        try {
            if (isUsualForm()) {
                return Optional.of(LocalDateTime.of(
                                number(0, 4),
                                number(5, 7),
                                number(8, 10),
                                number(11, 13),
                                number(14, 16),
                                number(17, 19))
                        .atZone(ZONE)
                        .toInstant());
            }
            if (EPOCH.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return Optional.of(text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            if (DATE.matcher(text).matches()) {
                return Optional.of(LocalDate.parse(text).atStartOfDay(ZONE).toInstant());
            }
            if (DATE_TIME.matcher(text).matches()) {
                return Optional.of(
                        LocalDateTime.parse(text.replace(' ', 'T')).atZone(ZONE).toInstant());
            }
            return Optional.of(ZonedDateTime.parse(text).toInstant());
        } catch (DateTimeException unknownForm) {
            return Optional.empty();
        }
    }

    /** Whether it is in {@link #FORMAT}: told without regular expressions, as each order of each poll has one. */
    private boolean isUsualForm() {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char found = text.charAt(i);
            char usual = USUAL.charAt(i);
            if (usual == '0' ? found < '0' || found > '9' : found != usual) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** The time in the shop's zone; empty where the text is in a form that is not known. */
    public Optional<ZonedDateTime> zoned() {
        return instant().map(instant -> instant.atZone(ZONE));
    }

    /** The text as it came. */
    @Override
    public String toString() {
        return text;
    }
}
