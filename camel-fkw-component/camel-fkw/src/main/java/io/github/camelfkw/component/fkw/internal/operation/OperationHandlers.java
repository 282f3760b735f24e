// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwOperation;
import java.util.EnumMap;
import java.util.Map;

/** The handler of each operation. */
public final class OperationHandlers {

    private static final Map<FkwOperation, OperationHandler> HANDLERS = new EnumMap<>(FkwOperation.class);

    static {
        OrderHandlers.putInto(HANDLERS);
        ProductHandlers.putInto(HANDLERS);
        MemberHandlers.putInto(HANDLERS);
        MediaHandlers.putInto(HANDLERS);
    }

    private OperationHandlers() {}

    /** The handler of the operation; each has one. */
    public static OperationHandler of(FkwOperation operation) {
        return HANDLERS.get(operation);
    }
}
