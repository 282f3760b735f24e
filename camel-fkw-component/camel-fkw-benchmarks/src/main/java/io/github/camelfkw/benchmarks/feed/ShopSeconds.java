// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Seconds of Unix time as the platform writes them, {@code 2026-11-22 08:00:00} in Shanghai, without much work. */
final class ShopSeconds {

    /** Characters of a time. */
    static final int LENGTH = 19;

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Shanghai has had no summer time since 1991. */
    private static final long OFFSET = 8 * 3600;

    private static final int DAY = 24 * 3600;

    private ShopSeconds() {}

    static void write(long second, byte[] to, int at) {
        long local = second + OFFSET;
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, DAY));
        int time = Math.floorMod(local, DAY);
        digits(to, at, 4, date.getYear());
        to[at + 4] = '-';
        digits(to, at + 5, 2, date.getMonthValue());
        to[at + 7] = '-';
        digits(to, at + 8, 2, date.getDayOfMonth());
        to[at + 10] = ' ';
        digits(to, at + 11, 2, time / 3600);
        to[at + 13] = ':';
        digits(to, at + 14, 2, time / 60 % 60);
        to[at + 16] = ':';
        digits(to, at + 17, 2, time % 60);
    }

    private static void digits(byte[] to, int at, int count, int value) {
        int left = value;
        for (int i = count - 1; i >= 0; i--) {
            to[at + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }

    static String text(long second) {
        byte[] text = new byte[LENGTH];
        write(second, text, 0);
        return new String(text, StandardCharsets.US_ASCII);
    }

    static long parse(String text) {
        return LocalDateTime.parse(text, FORMAT).atZone(ZONE).toEpochSecond();
    }

    /** The midnight, in Shanghai, with which the day so many days before a time began. */
    static long midnight(Instant time, int daysBefore) {
        return time.atZone(ZONE)
                .toLocalDate()
                .minusDays(daysBefore)
                .atStartOfDay(ZONE)
                .toEpochSecond();
    }
}
