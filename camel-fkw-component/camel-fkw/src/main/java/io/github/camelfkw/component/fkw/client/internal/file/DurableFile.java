// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.internal.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file that is replaced as a whole: a second file is written, forced to the disk and renamed over the first, so
 * that a crash at any point leaves the old or the new content. Only the owner can read it. One writer at a time: who
 * shares the file with others reads and writes it while it holds the {@linkplain #locked lock}.
 */
public final class DurableFile {

    private static final Logger LOG = LoggerFactory.getLogger(DurableFile.class);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final long LOCK_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LOCK_TRIES = 500;

    private final Path file;

    /** @param file the file; it need not exist, but its folder must when it is written */
    public DurableFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** The file, absolute. */
    public Path path() {
        return file;
    }

    /** A file beside this one, with a longer name. */
    public Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    /** Whether the folder of the file is there. */
    public boolean hasFolder() {
        return Files.isDirectory(file.getParent());
    }

    /** Replaces the content; durable when the method returns. */
    public void write(byte[] content) throws IOException {
        replace(file, content);
    }

    /** Does all that a write does, to a file beside this one, and removes it. */
    public void tryWrite(byte[] content) throws IOException {
        Path probe = sibling(".probe");
        replace(probe, content);
        Files.delete(probe);
    }

    /**
     * Does work that nobody else does meanwhile: no other object of this process, and no other process, as far as the
     * file system's locks reach. A file beside this one ({@code .lock}) is locked, for this one is replaced. The work is
     * done to its end although the thread is interrupted.
     *
     * @throws IOException the work failed, or the lock was not to be had within ten seconds
     */
    public <T> T locked(Uninterrupted.Work<T> work) throws IOException {
        return Uninterrupted.run(() -> {
            try (FileChannel channel =
                            FileChannel.open(sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                LOG.trace("Holding {}", lock);
                return work.run();
            }
        });
    }

    /** Another user in the same process gets an exception where a second process would wait. */
    private static FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < LOCK_TRIES; i++) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException heldInThisProcess) {
                LockSupport.parkNanos(LOCK_WAIT_NANOS);
            }
        }
        throw new IOException("locked by another user of this process for too long");
    }

    private void replace(Path target, byte[] content) throws IOException {
        Path next = sibling(".new");
        Files.deleteIfExists(next);
        FileAttribute<?>[] attributes = isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceFolder();
    }

    /** Without it the rename itself may be lost when the power fails. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            LOG.debug("The folder of {} cannot be forced to the disk on this file system", file, e);
        }
    }

    /** What went wrong with a file, for a person: the kind of the failure and what the system says of it. */
    public static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    /** What others than the owner may do with the file; empty where the file system has no such permissions. */
    public Set<PosixFilePermission> permissionsOfOthers() throws IOException {
        if (!isPosix()) {
            return Set.of();
        }
        Set<PosixFilePermission> permissions = new LinkedHashSet<>(Files.getPosixFilePermissions(file));
        permissions.removeAll(Set.of(
                PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
        return permissions;
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
