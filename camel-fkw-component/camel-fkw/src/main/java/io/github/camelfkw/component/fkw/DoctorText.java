// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A report as a person reads it: what is known first, what is not, and last the options. */
final class DoctorText {

    private static final int WIDTH = 110;
    private static final String INDENT = "    ";

    private final StringBuilder text = new StringBuilder();

    private DoctorText() {}

    static String of(FkwDoctorReport report) {
        DoctorText page = new DoctorText();
        page.line(
                "",
                "FKW doctor: shop " + report.shopId() + ", " + report.measuredAt() + " (Asia/Shanghai), "
                        + report.calls() + " calls in " + report.seconds() + " s");
        page.section("Found", Outcome.FOUND, report.findings());
        page.section("Not known", Outcome.NOT_KNOWN, report.findings());
        page.section("Not asked for", Outcome.NOT_ASKED, report.findings());
        page.options(report.findings());
        return page.text.toString();
    }

    private void section(String title, Outcome outcome, List<Finding> findings) {
        List<Finding> ours = findings.stream()
                .filter(finding -> finding.outcome() == outcome)
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        // What one finding has said, the next ones need not say again.
        Set<String> said = new HashSet<>();
        for (int i = 0; i < ours.size(); i++) {
            Finding finding = ours.get(i);
            line("  ", finding.topic() + ": " + finding.text());
            finding.evidence().stream().filter(said::add).forEach(evidence -> line(INDENT, "- " + evidence));
            boolean again = i + 1 < ours.size() && ours.get(i + 1).help().equals(finding.help());
            if (!finding.help().isEmpty() && !again) {
                line(INDENT, "> " + finding.help());
            }
        }
    }

    private void options(List<Finding> findings) {
        List<Advice> advice =
                findings.stream().flatMap(finding -> finding.advice().stream()).toList();
        text.append("\nOptions that fit this shop\n");
        if (advice.isEmpty()) {
            line("  ", "none to set");
        }
        for (Advice one : advice) {
            line("  ", one.option() + " = " + one.value());
            line(INDENT, one.reason());
        }
    }

    /** Breaks at blanks, so that it can be read on any terminal. */
    private void line(String indent, String words) {
        int column = 0;
        for (String word : words.split(" ")) {
            if (column == 0) {
                text.append(indent);
                column = indent.length();
            } else if (column + 1 + word.length() > WIDTH) {
                text.append('\n').append(indent).append("  ");
                column = indent.length() + 2;
            } else {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }
}
