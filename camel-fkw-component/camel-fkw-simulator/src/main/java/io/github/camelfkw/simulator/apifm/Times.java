// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the platform writes them: to the second, without a zone; taken to be Beijing's. */
final class Times {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZONE);

    private Times() {}

    static String format(Instant time) {
        return SECONDS.format(time);
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }
}
