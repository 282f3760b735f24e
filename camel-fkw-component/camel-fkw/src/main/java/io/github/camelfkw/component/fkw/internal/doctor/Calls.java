// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The shop's calls, counted; each answer's {@code Date} is compared with the local clock. Safe for threads. */
final class Calls {

    /** The doctor has spent the calls that it was given. */
    static final class Spent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Spent(int most) {
            super("the " + most + " calls that it may spend are spent");
        }
    }

    /**
     * A page and how long it took.
     *
     * @param page as it came
     * @param took from before the call's turn until its answer
     */
    record Answer<D extends FkwDocument<?>>(ListPage<D> page, Duration took) {}

    private final DoctorTools tools;
    private final int most;
    private final AtomicLong made = new AtomicLong();
    private final ClockSightings clocks = new ClockSightings();
    private volatile int largestPage = ListPage.MAX_SIZE;

    Calls(DoctorTools tools, int most) {
        this.tools = tools;
        this.most = most;
    }

    /** A page of orders, of no more rows than the platform has been seen to give. */
    Answer<OrderDocument> orders(OrderQuery query) {
        OrderQuery allowed = query.pageSize() > largestPage ? query.withPage(query.pageNo(), largestPage) : query;
        return list(() -> tools.client().orders(tools.shopId()).list(allowed));
    }

    /** Asks for larger pages no more. */
    void noLargerPagesThan(int rows) {
        largestPage = rows;
    }

    int largestPage() {
        return largestPage;
    }

    Answer<FkwDocument<Product>> products(int rows) {
        return list(() -> tools.client().products(tools.shopId()).list(1, rows));
    }

    Answer<FkwDocument<Member>> members(int rows) {
        return list(() -> tools.client().members(tools.shopId()).list(1, rows));
    }

    FkwDocument<Member> member(String id) {
        spend();
        return tools.client().members(tools.shopId()).get(id);
    }

    void touch() {
        spend();
        tools.client().probe(tools.shopId()).touch();
    }

    void touchWith(String accessToken) {
        spend();
        tools.client().probe(tools.shopId()).touchWith(accessToken);
    }

    private <D extends FkwDocument<?>> Answer<D> list(Supplier<ListPage<D>> call) {
        spend();
        Instant sent = tools.clock().instant();
        ListPage<D> page = call.get();
        Instant received = tools.clock().instant();
        page.serverTime().ifPresent(told -> clocks.add(sent, received, told));
        if (page.serverTime().isEmpty()) {
            clocks.addNone();
        }
        return new Answer<>(page, Duration.between(sent, received));
    }

    /** Counts a call that is about to be made. */
    void spend() {
        if (made.incrementAndGet() > most) {
            made.decrementAndGet();
            throw new Spent(most);
        }
    }

    boolean isSpent() {
        return made.get() >= most;
    }

    long made() {
        return made.get();
    }

    /** The platform's time, as far as it is known. */
    Instant now() {
        return tools.client().serverNow();
    }

    ClockSightings clocks() {
        return clocks;
    }
}
