// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Orders of {@value #DAYS} days that change no more. */
final class QuietOrders implements Shelf {

    /** How many days the orders are spread over. */
    static final int DAYS = 60;

    private static final int DAY = 24 * 3600;
    private static final int DAY_MINUTES = 24 * 60;

    private final long begin;
    private final int[] offsets;

    private QuietOrders(long begin, int[] offsets) {
        this.begin = begin;
        this.offsets = offsets;
    }

    /** Orders at random moments, each as likely as the other. */
    static QuietOrders uniform(long begin, int orders) {
        int[] offsets = new SplittableRandom(orders).ints(orders, 0, DAYS * DAY).toArray();
        Arrays.sort(offsets);
        return new QuietOrders(begin, offsets);
    }

    /**
     * Orders as a shop gets them: few at night, ten minutes of a sale each evening that bring a third of the day's, and
     * each tenth day five times as many as the others.
     */
    static QuietOrders bursty(long begin, int orders) {
        double[] upTo = new double[DAYS * DAY_MINUTES];
        double sum = 0;
        for (int minute = 0; minute < upTo.length; minute++) {
            int time = minute % DAY_MINUTES;
            double weight = 1 - Math.cos(2 * Math.PI * time / DAY_MINUTES);
            if (time >= 20 * 60 && time < 20 * 60 + 10) {
                weight += DAY_MINUTES / 20.0;
            }
            sum += minute / DAY_MINUTES % 10 == 9 ? 5 * weight : weight;
            upTo[minute] = sum;
        }
        SplittableRandom random = new SplittableRandom(orders);
        int[] offsets = new int[orders];
        for (int i = 0; i < orders; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            offsets[i] = Math.min(upTo.length - 1, found < 0 ? -found - 1 : found) * 60 + random.nextInt(60);
        }
        Arrays.sort(offsets);
        return new QuietOrders(begin, offsets);
    }

    @Override
    public int size() {
        return offsets.length;
    }

    @Override
    public long second(int index) {
        return begin + offsets[index];
    }

    @Override
    public long id(int index) {
        return LiveOrders.id(second(index) * 1000, index);
    }
}
