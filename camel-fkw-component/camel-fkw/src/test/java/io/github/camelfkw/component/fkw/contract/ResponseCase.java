// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import io.github.camelfkw.component.fkw.FkwOperation;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * An answer of the vendor document, and what has to come out of the operation for it.
 *
 * @param answer file below {@code contract/responses}
 * @param body   what the operation is given
 * @param check  looks at the exchange
 */
record ResponseCase(
        FkwOperation operation, String answer, Object body, Map<String, Object> headers, Consumer<Exchange> check) {

    static ResponseCase of(FkwOperation operation, String answer, Object body, Consumer<Exchange> check) {
        return new ResponseCase(operation, answer, body, Map.of(), check);
    }

    /** An operation that is given the document's request example. */
    static ResponseCase of(FkwOperation operation, String answer, Consumer<Exchange> check) {
        DocumentedCall call = DocumentedCall.of(operation);
        return of(operation, answer, call.example() == null ? null : call.mended(), check);
    }

    @Override
    public String toString() {
        return operation + ": " + answer;
    }
}
