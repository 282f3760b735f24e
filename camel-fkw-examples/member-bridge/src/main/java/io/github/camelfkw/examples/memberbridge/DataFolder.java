// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where everything is kept. One program at a time: two on one folder would book each other's receipts, so a second one is
 * refused.
 */
public final class DataFolder implements AutoCloseable {

    private final Path root;
    private FileChannel lockFile;

    private DataFolder(Path root) {
        this.root = root;
    }

    /**
     * Makes the folders and takes hold of them.
     *
     * @throws IllegalStateException if they cannot be made, or another program holds them
     */
    public static DataFolder open(Path root) {
        DataFolder folder = new DataFolder(root.toAbsolutePath().normalize());
        try {
            for (Path needed : List.of(
                    folder.till(), folder.rows(), folder.people(), folder.results(), folder.open(), folder.goods())) {
                Files.createDirectories(needed);
            }
            folder.lock();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The data folder " + folder.root + " cannot be used (" + e
                            + "). Choose another: it is the argument",
                    e);
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
            throw new IllegalStateException("Another member-bridge works on the data folder " + root
                    + ". End it first, or choose another folder: it is the argument");
        }
    }

    public Path root() {
        return root;
    }

    /** The till drops its files here. */
    public Path till() {
        return root.resolve("till");
    }

    /** Rows that are not decided, one file each. */
    public Path rows() {
        return root.resolve("rows");
    }

    /** What somebody has to look at, with the reason. */
    public Path people() {
        return root.resolve("people");
    }

    /** What became of the receipts. */
    public Path results() {
        return root.resolve("results");
    }

    /** What the program must not forget. */
    public Path state() {
        return root.resolve("state");
    }

    /** Receipts that are booked, one a line. */
    public Path receipts() {
        return state().resolve("receipts");
    }

    /** Bookings that were begun, one file for each member. */
    public Path open() {
        return state().resolve("open");
    }

    /** Which ZVCMS member is which FKW member, a pair a line. */
    public Path members() {
        return state().resolve("members");
    }

    /** Goods that are products, one file each. */
    public Path goods() {
        return state().resolve("goods");
    }

    /** Pictures that were uploaded, one a line. */
    public Path pictures() {
        return state().resolve("pictures");
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
