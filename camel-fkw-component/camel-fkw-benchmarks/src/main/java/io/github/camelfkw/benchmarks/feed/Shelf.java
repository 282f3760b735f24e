// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

/** The orders of a shop, by the second of their last change. */
interface Shelf {

    /** How many there are now. */
    int size();

    /** When an order was last changed, in seconds of Unix time; never less than that of the one before. */
    long second(int index);

    /** The order's id, of {@value OrderTemplates#ID_LENGTH} digits. */
    long id(int index);

    /** How many orders there are before a second. */
    default int before(long second) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (second(middle) < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The sum of the ids, by which a reader proves that it got these orders. */
    default long sum() {
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += id(i);
        }
        return sum;
    }
}
