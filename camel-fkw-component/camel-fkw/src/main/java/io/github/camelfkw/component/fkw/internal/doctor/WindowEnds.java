// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether {@code time_from} and {@code time_to} belong to the window that they bound: for an order of second <i>t</i> asks
 * for <i>t</i> to <i>t</i>+1 and for <i>t</i>-1 to <i>t</i>. That it is there at all is asked for before and after, with
 * <i>t</i>-1 to <i>t</i>+1.
 */
final class WindowEnds implements Measure {

    static final String BEGIN = "begin of a window";
    static final String END = "end of a window";

    private static final int ORDERS = 3;
    private static final int TRIES = 8;

    private final Calls calls;
    private final OrderSample sample;

    private int tested;
    private int atBegin;
    private int atEnd;
    private int useless;

    WindowEnds(Calls calls, OrderSample sample) {
        this.calls = calls;
        this.sample = sample;
    }

    @Override
    public List<String> topics() {
        return List.of(BEGIN, END);
    }

    @Override
    public List<Finding> measure() {
        List<OrderDocument> candidates = candidates();
        for (OrderDocument order : candidates) {
            if (tested < ORDERS && tested + useless < TRIES) {
                test(order, order.modifiedAt().orElseThrow());
            }
        }
        return List.of(
                finding(BEGIN, "time_from", atBegin, "timeFrom", "one second less"),
                finding(END, "time_to", atEnd, "timeTo", "one second more"));
    }

    /** One for each second, as far from each other as the page has them. */
    private List<OrderDocument> candidates() {
        Map<Instant, OrderDocument> bySecond = new LinkedHashMap<>();
        for (OrderDocument order : sample.page().rows()) {
            order.modifiedAt()
                    .filter(time -> time.isAfter(sample.window().from().plusSeconds(1))
                            && time.isBefore(sample.window().to().minusSeconds(1)))
                    .ifPresent(time -> bySecond.putIfAbsent(time, order));
        }
        return new ArrayList<>(bySecond.values());
    }

    private void test(OrderDocument order, Instant second) {
        if (!shows(order, second.minusSeconds(1), second.plusSeconds(1)).orElse(false)) {
            useless++;
            return;
        }
        Optional<Boolean> begin = shows(order, second, second.plusSeconds(1));
        Optional<Boolean> end = shows(order, second.minusSeconds(1), second);
        boolean still =
                shows(order, second.minusSeconds(1), second.plusSeconds(1)).orElse(false);
        if (!still || begin.isEmpty() || end.isEmpty()) {
            useless++;
            return;
        }
        tested++;
        atBegin += begin.get() ? 1 : 0;
        atEnd += end.get() ? 1 : 0;
    }

    /** Empty: it may be on another page. */
    private Optional<Boolean> shows(OrderDocument order, Instant from, Instant to) {
        ListPage<OrderDocument> page = calls.orders(sample.window().withTimes(TimeType.modified, from, to))
                .page();
        if (page.rows().stream()
                .anyMatch(row -> row.id().equals(order.id())
                        && row.modifiedAt().equals(order.modifiedAt())
                        && row.contentHash().equals(order.contentHash()))) {
            return Optional.of(true);
        }
        return page.knownTotal().orElse(Long.MAX_VALUE) <= page.rows().size() ? Optional.of(false) : Optional.empty();
    }

    private Finding finding(String topic, String parameter, int shown, String option, String cure) {
        List<String> evidence = List.of(Findings.count(tested, "order") + " of different seconds; shown where "
                + parameter + " is the order's own second: " + shown + "; shown with a second more on both sides: all");
        if (tested == 0) {
            return Findings.notKnown(
                    topic,
                    useless == 0
                            ? "no order to try it with: " + sample.words()
                            : Findings.count(useless, "order") + " changed, or shared a second with hundreds, while it"
                                    + " was tried",
                    useless == 0 ? sample.help() : "run it at a calmer time",
                    List.of());
        }
        if (shown != 0 && shown != tested) {
            return Findings.notKnown(topic, "the orders contradict each other", "run it again", evidence);
        }
        boolean included = shown > 0;
        return included
                ? Findings.found(
                        topic,
                        "included",
                        parameter + " itself belongs to the window; nothing to set: the connector's windows share"
                                + " their ends",
                        evidence)
                : Findings.found(
                        topic,
                        "excluded",
                        parameter + " itself does not belong to the window; the connector's requests begin a second"
                                + " early and share their ends, a query of your own has to allow for it",
                        evidence,
                        new Advice(
                                option,
                                cure,
                                "for fkw:orders and fkw:merchantOrders as producers; consumers need nothing"));
    }
}
