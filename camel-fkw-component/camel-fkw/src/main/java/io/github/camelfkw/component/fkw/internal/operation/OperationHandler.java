// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

/** Does one operation: reads what it needs from the input, calls the client, answers with a value. */
@FunctionalInterface
public interface OperationHandler {

    /**
     * Does it.
     *
     * @throws IllegalArgumentException something is missing or wrong; names the field and the header
     */
    OperationResult handle(OperationInput input, ShopApis shop);
}
