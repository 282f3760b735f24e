// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * How careful a write of an order is.
 *
 * @param readFirst           whether the order is read before: what is done already in the same way is not sent at all,
 *                            and what is done otherwise is refused here
 * @param allowRefunding      whether an order is shipped although a refund of one of its items is running; else it is
 *                            read before, whatever {@code readFirst} says
 * @param allowUnknownCarrier whether a carrier's code that {@link Carriers} does not know is sent as it is
 */
public record WriteOptions(boolean readFirst, boolean allowRefunding, boolean allowUnknownCarrier) {

    /** Nothing is read before but for the refund guard; only known carriers. */
    public static final WriteOptions DEFAULT = new WriteOptions(false, false, false);

    /** The same with or without reading first. */
    public WriteOptions withReadFirst(boolean other) {
        return new WriteOptions(other, allowRefunding, allowUnknownCarrier);
    }

    /** The same with or without the refund guard. */
    public WriteOptions withAllowRefunding(boolean other) {
        return new WriteOptions(readFirst, other, allowUnknownCarrier);
    }

    /** The same with or without unknown carriers. */
    public WriteOptions withAllowUnknownCarrier(boolean other) {
        return new WriteOptions(readFirst, allowRefunding, other);
    }
}
