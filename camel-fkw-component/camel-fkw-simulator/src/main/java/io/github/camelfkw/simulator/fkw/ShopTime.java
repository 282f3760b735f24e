// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** Times as the platform writes them: Beijing time, to the second, without a zone. */
final class ShopTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private ShopTime() {}

    static String format(long epochSecond) {
        return SECONDS.format(Instant.ofEpochSecond(epochSecond).atZone(ZONE));
    }

    static String formatDay(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).atZone(ZONE).toLocalDate().toString();
    }

    /** @throws java.time.format.DateTimeParseException for another form or a day that does not exist */
    static long parse(String text) {
        LocalDateTime local = LocalDateTime.parse(text, SECONDS);
        return local.atZone(ZONE).toEpochSecond();
    }

    /** The day as a number, such as 20200101. */
    static long day(long epochSecond) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.ofHours(8));
        return local.getYear() * 10_000L + local.getMonthValue() * 100L + local.getDayOfMonth();
    }
}
