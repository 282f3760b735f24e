// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

/** The program was started in a way that cannot work; the message says what to change. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
