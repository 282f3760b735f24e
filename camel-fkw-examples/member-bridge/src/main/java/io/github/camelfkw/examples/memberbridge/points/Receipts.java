// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.points;

import io.github.camelfkw.examples.memberbridge.DurableFile;
import java.nio.file.Path;
import org.apache.camel.support.LRUCacheFactory;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/**
 * The receipts that are decided, one a line. What it says it remembers lies on the disk: Camel's own repository takes a
 * receipt that could not be written for remembered, until the program ends.
 */
public final class Receipts extends FileIdempotentRepository {

    /** Receipts that are looked up without reading the file. */
    private static final int CACHED = 10_000;

    /** @param file one that a crash has left without its last line's end is put right */
    public Receipts(Path file) {
        super(file.toFile(), LRUCacheFactory.newLRUCache(CACHED));
        // None is ever forgotten: Camel would rewrite the file in place, and a crash meanwhile would take them all.
        setMaxFileStoreSize(0);
        // Half a line would run into the next receipt. Its booking is still open, and is settled anew.
        DurableFile.lines(file);
    }

    /**
     * @return false: it was known before
     * @throws RuntimeException it could not be written; it is not known then
     */
    @Override
    public boolean add(String receipt) {
        try {
            return super.add(receipt);
        } catch (RuntimeException e) {
            getCache().remove(receipt);
            throw e;
        }
    }

    @Override
    protected void appendToStore(String receipt) {
        DurableFile.append(getFileStore().toPath(), receipt);
    }
}
