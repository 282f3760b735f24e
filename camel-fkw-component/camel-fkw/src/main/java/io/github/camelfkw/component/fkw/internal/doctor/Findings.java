// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Makes findings, and writes what they are made of. */
final class Findings {

    private Findings() {}

    static Finding found(String topic, String value, String text, List<String> evidence, Advice... advice) {
        return new Finding(topic, Outcome.FOUND, value, text, "", evidence, List.of(advice));
    }

    static Finding notKnown(String topic, String why, String help, List<String> evidence) {
        return new Finding(topic, Outcome.NOT_KNOWN, "", why, help, evidence, List.of());
    }

    static Finding notAsked(String topic, String why, String help) {
        return new Finding(topic, Outcome.NOT_ASKED, "", why, help, List.of(), List.of());
    }

    /** A thing and how many, as a person says it. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Seconds with at most one decimal. */
    static String seconds(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        return (seconds == Math.rint(seconds)
                        ? Long.toString((long) seconds)
                        : String.format(Locale.ROOT, "%.1f", seconds))
                + " s";
    }

    /** As an option takes it. */
    static String option(Duration time) {
        long seconds = (time.toMillis() + 999) / 1000;
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
