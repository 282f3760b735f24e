// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.waybill;

/** Some rows of a waybill file are not decided: the file stays where it is, and the next round reads it again. */
public final class FileWaits extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileWaits(String reason) {
        super(reason);
    }
}
