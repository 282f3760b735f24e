// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Where everything is kept. One program at a time: a second one on the same folder is refused. */
public final class DataFolder implements AutoCloseable {

    private final Path root;
    private FileChannel lockFile;

    private DataFolder(Path root) {
        this.root = root;
    }

    /**
     * Makes the folders and takes hold of them.
     *
     * @throws UsageException if they cannot be made, or another program holds them
     */
    public static DataFolder open(Path root) {
        DataFolder folder = new DataFolder(root);
        try {
            for (Path needed : List.of(
                    folder.inbox(), folder.orders(), folder.done(), folder.errors(), folder.state(), folder.log())) {
                Files.createDirectories(needed);
            }
            folder.lock();
        } catch (IOException e) {
            throw new UsageException(
                    "The data folder " + root + " cannot be used (" + e + "). Choose another with --data");
        }
        return folder;
    }

    private void lock() throws IOException {
        lockFile = FileChannel.open(state().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException heldInThisProcess) {
            lock = null;
        }
        if (lock == null) {
            lockFile.close();
            throw new UsageException("Another order-sync works on the data folder " + root
                    + ". End it first, or choose another folder with --data");
        }
    }

    public Path root() {
        return root;
    }

    /** One JSON file per paid order, for the ERP. */
    public Path inbox() {
        return root.resolve("inbox");
    }

    /** One CSV file per day. */
    public Path orders() {
        return root.resolve("orders");
    }

    /** Waybill files are dropped here. */
    public Path waybills() {
        return root.resolve("waybills");
    }

    /** Waybill files that were worked through, each with its result. */
    public Path done() {
        return waybills().resolve("done");
    }

    /** What could not be shipped, with the reason. */
    public Path errors() {
        return waybills().resolve("error");
    }

    /** Position and tokens: a restart goes on from here. */
    public Path state() {
        return root.resolve("state");
    }

    Path log() {
        return root.resolve("log");
    }

    Path positionFile() {
        return state().resolve("position");
    }

    Path tokenFile() {
        return state().resolve("tokens.json");
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
