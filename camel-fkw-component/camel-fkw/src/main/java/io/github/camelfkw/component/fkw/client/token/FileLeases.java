// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import io.github.camelfkw.component.fkw.client.internal.file.DurableFile;
import io.github.camelfkw.component.fkw.client.internal.file.Uninterrupted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One refresh of a shop among the processes of one machine: a lock file for each shop beside the token file. The system
 * frees the lock when its process ends, however it ends, so that no time has to be judged.
 */
final class FileLeases {

    private static final Logger LOG = LoggerFactory.getLogger(FileLeases.class);

    private final DurableFile file;
    private final FileTokenStore store;

    /** Open to the end: on POSIX systems, closing one channel frees the locks that the process has through others. */
    private final Map<String, FileChannel> channels = new HashMap<>();

    FileLeases(DurableFile file, FileTokenStore store) {
        this.file = file;
        this.store = store;
    }

    synchronized Optional<RefreshLease> tryLease(String shopId) throws IOException {
        return Uninterrupted.run(() -> {
            try {
                FileLock lock = channel(shopId).tryLock();
                return Optional.ofNullable(lock).map(held -> new Held(store, held));
            } catch (OverlappingFileLockException heldInThisProcess) {
                return Optional.empty();
            }
        });
    }

    private FileChannel channel(String shopId) throws IOException {
        FileChannel open = channels.get(shopId);
        if (open == null || !open.isOpen()) {
            // The shop's key may hold what a file name may not.
            open = FileChannel.open(
                    file.sibling(".refresh-" + SeedGrant.fingerprint(shopId) + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            channels.put(shopId, open);
        }
        return open;
    }

    private record Held(FileTokenStore store, FileLock lock) implements RefreshLease {

        /** Finds out as well whether the platform's answer could be kept: on a full disk nothing is to be sent. */
        @Override
        public boolean renew() {
            store.tryWrite();
            return lock.isValid();
        }

        @Override
        public boolean save(AccessGrant grant, long expectedVersion) {
            return store.save(grant, expectedVersion);
        }

        @Override
        public void close() {
            try {
                lock.release();
            } catch (IOException e) {
                LOG.warn("A lock of the token file could not be freed ({})", DurableFile.reason(e));
            }
        }
    }
}
