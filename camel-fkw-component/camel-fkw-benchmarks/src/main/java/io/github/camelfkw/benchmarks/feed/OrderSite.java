// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.FaultPlan;
import io.github.camelfkw.simulator.Reply;
import io.github.camelfkw.simulator.Site;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * A platform that gives lists of orders and nothing else, newest change first, with as little work as can be; and that
 * counts what it is asked. What it holds is set by a call of {@code /hold}, {@code /stats} tells and {@code /reset} clears
 * the counts.
 */
final class OrderSite implements Site {

    static final String LIST = "/api/order/getList";

    private static final byte[] FRONT =
            "{\"rt\":0,\"success\":true,\"msg\":\"查询成功\",\"order_list\":[".getBytes(StandardCharsets.UTF_8);

    /** Before the first order; the last one is a day old at least. */
    private final long begin = ShopSeconds.midnight(Instant.now(), QuietOrders.DAYS + 1);

    private final OrderTemplates templates;
    private final FaultPlan faults;
    private final Set<String> windows = ConcurrentHashMap.newKeySet();
    private final LongAdder calls = new LongAdder();
    private final LongAdder answering = new LongAdder();
    private volatile Shelf shelf = new LiveOrders();
    private volatile boolean endsIncluded = true;
    private volatile Payments payments;

    /**
     * @param page   an answer with orders of all kinds
     * @param faults where the latency is set
     */
    OrderSite(byte[] page, FaultPlan faults) throws IOException {
        this.templates = OrderTemplates.of(page);
        this.faults = faults;
    }

    @Override
    public Reply answer(Call call) {
        return switch (call.path()) {
            case LIST -> list(call.query());
            case "/hold" -> hold(call.query());
            case "/end-sales" -> endSales();
            case "/reset" -> reset();
            case "/stats" -> stats();
            default -> Reply.html(404, "no such thing: " + call.path());
        };
    }

    private Reply list(Map<String, String> query) {
        long start = System.nanoTime();
        String from = query.get("time_from");
        String to = query.get("time_to");
        int pageNo = Integer.parseInt(query.get("page_no"));
        int pageSize = Integer.parseInt(query.get("page_size"));
        if (!"modified".equals(query.get("time_type")) || query.containsKey("status") || pageSize > 200 || pageNo < 1) {
            throw new IllegalArgumentException("this platform lists by modified time, all statuses, up to 200 a page");
        }
        byte[] body = page(ShopSeconds.parse(from), ShopSeconds.parse(to), pageNo, pageSize);
        calls.increment();
        windows.add(from + " " + to);
        answering.add(System.nanoTime() - start);
        return Reply.json(body, 0);
    }

    private byte[] page(long from, long to, int pageNo, int pageSize) {
        Shelf orders = shelf;
        int low = orders.before(endsIncluded ? from : from + 1);
        int high = Math.max(low, orders.before(endsIncluded ? to + 1 : to));
        int first = (int) Math.max(low, high - (long) (pageNo - 1) * pageSize) - 1;
        int last = Math.max(low, first - pageSize + 1);
        byte[] back = ("],\"total\":" + (high - low) + "}").getBytes(StandardCharsets.US_ASCII);
        int length = FRONT.length + back.length + Math.max(0, first - last);
        for (int i = first; i >= last; i--) {
            length += templates.length(i);
        }
        byte[] body = new byte[length];
        System.arraycopy(FRONT, 0, body, 0, FRONT.length);
        int at = FRONT.length;
        for (int i = first; i >= last; i--) {
            at = templates.write(body, at, i, orders.id(i), orders.second(i));
            if (i > last) {
                body[at++] = ',';
            }
        }
        System.arraycopy(back, 0, body, at, back.length);
        return body;
    }

    private Reply hold(Map<String, String> query) {
        endSales();
        faults.latency(Duration.ofMillis(Long.parseLong(query.getOrDefault("latency", "0"))));
        endsIncluded = !"excluded".equals(query.get("ends"));
        int orders = Integer.parseInt(query.getOrDefault("orders", "0"));
        switch (query.getOrDefault("spread", "uniform")) {
            case "uniform" -> shelf = QuietOrders.uniform(begin, orders);
            case "bursty" -> shelf = QuietOrders.bursty(begin, orders);
            default -> {
                LiveOrders live = new LiveOrders();
                shelf = live;
                payments = new Payments(live, Integer.parseInt(query.get("rate")));
                payments.start();
            }
        }
        reset();
        return text(begin + " " + shelf.size() + " " + shelf.sum());
    }

    private Reply endSales() {
        if (payments != null) {
            payments.close();
            payments = null;
        }
        return text("");
    }

    private Reply reset() {
        calls.reset();
        answering.reset();
        windows.clear();
        return text("");
    }

    private Reply stats() {
        long cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return text(calls.sum() + " " + windows.size() + " " + answering.sum() + " " + cpu + " " + shelf.size());
    }

    private static Reply text(String text) {
        return Reply.of(200, "text/plain", text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Reply throttled() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply tokenRefused() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply refused(int rt, String message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply maintenancePage() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> secretParams() {
        return Set.of();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public boolean sendsDate() {
        return true;
    }
}
