// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

/** Orders that are paid one by one. The id tells the millisecond of the payment, the time of change just the second. */
final class LiveOrders implements Shelf {

    private static final int MOST = 200_000;
    private static final int SERIALS = 10_000;

    private final long[] millis = new long[MOST];
    private volatile int size;

    /** The id of an order that was paid at a time. */
    static long id(long millis, int serial) {
        return millis * SERIALS + serial % SERIALS;
    }

    /** When an order was paid, in milliseconds of Unix time. */
    static long paid(String id) {
        return Long.parseLong(id) / SERIALS;
    }

    /** An order is paid now. */
    synchronized void pay() {
        int next = size;
        long now = System.currentTimeMillis();
        millis[next] = next == 0 ? now : Math.max(now, millis[next - 1]);
        size = next + 1;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long second(int index) {
        return millis[index] / 1000;
    }

    @Override
    public long id(int index) {
        return id(millis[index], index);
    }
}
