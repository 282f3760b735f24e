// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/**
 * The switches of {@link FkwQuirks} that are about uploads, beside {@link FkwQuirks#maxMediaBytes(long)} and
 * {@link FkwQuirks#mediaSpaceBytes(long)}. Thread-safe.
 */
public final class MediaQuirks {

    private volatile long fetchedBytes = 64L * 1024;
    private volatile int fetchesPerMinute = 0;

    MediaQuirks() {}

    /**
     * Size in bytes that a picture from {@code uploadMedia} is taken to have, against {@link
     * FkwQuirks#maxMediaBytes(long)} and the shop's space: the simulator fetches nothing. Default 64 KiB.
     */
    public MediaQuirks fetchedBytes(long fetchedBytes) {
        this.fetchedBytes = fetchedBytes;
        return this;
    }

    /** The present setting. */
    public long fetchedBytes() {
        return fetchedBytes;
    }

    /**
     * Calls of {@code uploadMedia} that one minute of the platform's clock allows a shop before it answers
     * 接口调用过于频繁; the document names the failure for this call and no number. 0 = no limit. Default: {@code 0}.
     */
    public MediaQuirks fetchesPerMinute(int fetchesPerMinute) {
        this.fetchesPerMinute = fetchesPerMinute;
        return this;
    }

    /** The present setting. */
    public int fetchesPerMinute() {
        return fetchesPerMinute;
    }
}
