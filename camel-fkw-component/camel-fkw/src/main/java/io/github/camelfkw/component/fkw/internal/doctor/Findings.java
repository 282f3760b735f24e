// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Outcome;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.FkwProtocolException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes findings, and writes what they are made of. */
final class Findings {

    private static final Pattern WORDS_OF_THE_PLATFORM = Pattern.compile(", msg=.*", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\b(order|product|member) (?=\\S*\\d)\\S+");

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

    /** What a call failed with, without the platform's words and without ids: people pass reports on. */
    static String failure(FkwException failure) {
        if (failure instanceof FkwTransportException || failure instanceof FkwProtocolException) {
            String ours = WORDS_OF_THE_PLATFORM.matcher(failure.getMessage()).replaceFirst("");
            return ID.matcher(ours).replaceAll("$1 …");
        }
        String code = failure instanceof FkwApiException refusal ? ", rt=" + refusal.getCode() : "";
        return failure.getOperation() + ", " + failure.getClass().getSimpleName() + code;
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
