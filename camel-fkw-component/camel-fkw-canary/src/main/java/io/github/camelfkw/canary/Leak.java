// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import io.github.camelfkw.simulator.fkw.FkwMarks;

/**
 * Something that was seen where it must not be.
 *
 * @param channel by which way it came out
 * @param place   which logger, class, bean or file showed it
 * @param kind    what was shown
 */
record Leak(Channel channel, String place, FkwMarks.Kind kind) {

    @Override
    public String toString() {
        return channel + "\t" + place + "\t" + kind;
    }
}
