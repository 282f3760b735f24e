// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import java.util.List;

/** Whether the platform gives pages as large as its document says: the doctor's first read of orders tells. */
final class LargestPage implements Measure {

    static final String TOPIC = "largest page";

    private static final List<Integer> SMALLER = List.of(100, 50, 20, 10);

    private final Calls calls;
    private final OrderSample sample;

    LargestPage(Calls calls, OrderSample sample) {
        this.calls = calls;
        this.sample = sample;
    }

    /** Reads the first page of a window, in the largest size that is not refused, and asks for none larger after that. */
    static ListPage<OrderDocument> read(Calls calls, OrderQuery window) {
        try {
            return calls.orders(window).page();
        } catch (FkwAuthenticationException | FkwThrottledException notAboutTheSize) {
            throw notAboutTheSize;
        } catch (FkwApiException refused) {
            for (int size : SMALLER) {
                try {
                    ListPage<OrderDocument> page =
                            calls.orders(window.withPage(1, size)).page();
                    calls.noLargerPagesThan(size);
                    return page;
                } catch (FkwApiException again) {
                    refused.addSuppressed(again);
                }
            }
            throw refused;
        }
    }

    @Override
    public List<String> topics() {
        return List.of(TOPIC);
    }

    @Override
    public List<Finding> measure() {
        int asked = calls.largestPage();
        int came = sample.page().rows().size();
        List<String> evidence =
                List.of("asked for " + asked + ", came " + came + " of " + Findings.count(sample.total(), "order"));
        if (asked < ListPage.MAX_SIZE) {
            return List.of(Findings.found(
                    TOPIC,
                    "about " + asked,
                    "pages of " + asked + " come, larger ones are refused, although the document allows "
                            + ListPage.MAX_SIZE,
                    evidence,
                    new Advice("pageSize", Integer.toString(asked), "larger pages are refused")));
        }
        if (came < asked && came < sample.total()) {
            return List.of(Findings.found(
                    TOPIC,
                    Integer.toString(came),
                    "a page has no more than " + came + " rows, whatever is asked for",
                    evidence,
                    new Advice("pageSize", Integer.toString(came), "a page that is not full counts as the last one")));
        }
        if (came < asked) {
            return List.of(Findings.found(
                    TOPIC,
                    "not refused",
                    "pages of " + asked + " are not refused; whether one comes full, " + Findings.count(came, "order")
                            + " cannot tell",
                    evidence));
        }
        return List.of(Findings.found(TOPIC, Integer.toString(asked), "as documented; nothing to set", evidence));
    }
}
