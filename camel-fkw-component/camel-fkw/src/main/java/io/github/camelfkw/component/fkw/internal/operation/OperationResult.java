// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.client.WriteResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation gives back.
 *
 * @param body    the new body; empty: the body stays, as after each write, whose answer is in the headers
 * @param headers to set
 */
public record OperationResult(Optional<Object> body, Map<String, Object> headers) {

    static OperationResult of(Object body, Map<String, Object> headers) {
        return new OperationResult(Optional.of(body), headers);
    }

    OperationResult with(String header, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OperationResult(body, more);
    }

    static OperationResult of(WriteResult result) {
        return new OperationResult(
                Optional.empty(),
                Map.of(
                        FkwConstants.RESULT_CODE, result.code(),
                        FkwConstants.RESULT_MESSAGE, result.message(),
                        FkwConstants.ALREADY_DONE, result.alreadyDone()));
    }
}
