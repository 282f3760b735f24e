// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import java.util.List;
import java.util.Optional;

/**
 * What {@code fkw:doctor} measured of a shop: what the vendor does not document, with the evidence and with the options
 * that fit. Holds counts, times and names of fields; no token, no order, no customer.
 *
 * @param shopId     the key of the shop's grant
 * @param measuredAt when it began, by the platform's clock as far as that is known
 * @param seconds    how long it took
 * @param calls      how many calls it spent
 * @param findings   in the order in which they are to be read
 */
public record FkwDoctorReport(String shopId, FkwDateTime measuredAt, long seconds, long calls, List<Finding> findings) {

    /** Copies the list. */
    public FkwDoctorReport {
        findings = List.copyOf(findings);
    }

    /** How far a measure came. */
    public enum Outcome {
        /** Decided. */
        FOUND,
        /** Tried, and not decided; the finding says why and what would help. */
        NOT_KNOWN,
        /** Nobody asked for it, or it is never tried; the finding says how or why. */
        NOT_ASKED
    }

    /**
     * An option that fits what was found.
     *
     * @param option of the component or the endpoint
     * @param value  to set it to; the default where that does
     * @param reason why
     */
    public record Advice(String option, String value, String reason) {}

    /**
     * One thing that was measured.
     *
     * @param topic    what, in two or three words; unique in a report
     * @param outcome  how far it came
     * @param value    what was found, in a word or two that a program can compare; empty where it is not known
     * @param text     the same as a sentence; where it is not known, why
     * @param help     what to do so that it becomes known; empty where it is
     * @param evidence what it rests on
     * @param advice   options that fit; empty: nothing to set
     */
    public record Finding(
            String topic,
            Outcome outcome,
            String value,
            String text,
            String help,
            List<String> evidence,
            List<Advice> advice) {

        /** Copies the lists. */
        public Finding {
            evidence = List.copyOf(evidence);
            advice = List.copyOf(advice);
        }
    }

    /** The finding of that topic. */
    public Optional<Finding> finding(String topic) {
        return findings.stream()
                .filter(finding -> finding.topic().equals(topic))
                .findFirst();
    }

    /** Whether all that was asked for was decided. */
    public boolean isComplete() {
        return findings.stream().noneMatch(finding -> finding.outcome() == Outcome.NOT_KNOWN);
    }

    /** The report for a person, in lines of text. */
    @Override
    public String toString() {
        return DoctorText.of(this);
    }
}
