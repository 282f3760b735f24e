// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.client.FkwDocument;
import io.github.camelfkw.component.fkw.client.FkwListChangedException;
import io.github.camelfkw.component.fkw.internal.scan.ListScan;
import java.util.Iterator;

/** All rows of a list as the body of a message: read page by page while it is consumed. */
final class RowStream implements Iterator<Object> {

    private final String operation;
    private final ListScan<? extends FkwDocument<?>> scan;
    private final boolean raw;
    private long given;

    RowStream(String operation, ListScan<? extends FkwDocument<?>> scan, boolean raw) {
        this.operation = operation;
        this.scan = scan;
        this.raw = raw;
    }

    /** @throws FkwListChangedException at the end, if it cannot be told that all rows were seen */
    @Override
    public boolean hasNext() {
        if (scan.hasNext()) {
            return true;
        }
        if (!scan.isComplete()) {
            throw new FkwListChangedException(operation, given, scan.total());
        }
        return false;
    }

    @Override
    public Object next() {
        FkwDocument<?> row = scan.next();
        given++;
        return raw ? row.json() : row.toRecord();
    }

    /** Prints no row. */
    @Override
    public String toString() {
        return "All " + operation;
    }
}
