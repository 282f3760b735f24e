// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;

/**
 * Says which of several shops it was. Camel's own messages name the endpoint, which is the same for all.
 *
 * @param shop the key of the shop's grant
 * @param next where the failure goes
 */
record ShopExceptionHandler(String shop, ExceptionHandler next) implements ExceptionHandler {

    private String named(String message) {
        return "Shop " + shop + ": " + (message == null ? "failed" : message);
    }

    @Override
    public void handleException(Throwable exception) {
        next.handleException(named(null), exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        next.handleException(named(message), exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        next.handleException(named(message), exchange, exception);
    }
}
