// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import java.util.Locale;

/** Sums of what came out of many plays. */
final class Tally {

    private int plays;
    private long orders;
    private long versions;
    private long faults;
    private long restarts;
    private long requests;
    private long deliveries;
    private long lost;
    private long passedOver;
    private long repeated;
    private long allowed;
    private long unsettled;

    void add(Play.Outcome outcome) {
        plays++;
        orders += outcome.orders();
        versions += outcome.versions();
        faults += outcome.faults();
        restarts += outcome.restarts();
        requests += outcome.requests();
        deliveries += outcome.deliveries();
        lost += outcome.verdict().lost().size();
        passedOver += outcome.verdict().passedOver().size()
                + outcome.verdict().outOfReach().size();
        repeated += outcome.verdict().repeated().size();
        allowed += outcome.verdict().allowedRepetitions();
        unsettled += outcome.settled() ? 0 : 1;
    }

    long lost() {
        return lost;
    }

    long passedOver() {
        return passedOver;
    }

    long repeated() {
        return repeated;
    }

    static String heading(String what) {
        return "| " + what + " | Orders | Versions | Changes | Faults | Restarts | Delivered | Lost | Passed over |"
                + " Duplicates | Repeated after a restart | Stuck | Calls per 1 000 delivered |\n"
                + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
    }

    String row(String what) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | **%s** | **%s** | **%s** | %s | **%s** | %.1f |%n",
                what,
                number(orders),
                number(versions),
                number(versions - orders),
                number(faults),
                number(restarts),
                number(deliveries),
                number(lost),
                number(passedOver),
                number(repeated),
                number(allowed),
                number(unsettled),
                deliveries == 0 ? 0 : 1000.0 * requests / deliveries);
    }

    String table() {
        return heading("Schedules") + row(number(plays));
    }

    static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n).replace(',', ' ');
    }
}
