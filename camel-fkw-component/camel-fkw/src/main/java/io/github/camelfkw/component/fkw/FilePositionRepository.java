// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.internal.file.DurableFile;
import io.github.camelfkw.component.fkw.client.internal.file.Uninterrupted;
import io.github.camelfkw.component.fkw.internal.cure.UnreadableStateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An {@code offsetRepository} in one file that survives a crash at any point: each save replaces the file as a whole and
 * is on the disk when it returns. One line a position, {@code name=text}. Camel's own FileStateRepository appends without
 * forcing the disk, so that a hard stop can leave half a line.
 *
 * <p>Several may share the file, in one process or in several (the nodes of a cluster that take turns, on a file system
 * whose locks reach all of them): nothing is held in memory, a save keeps the lines of the others, and a lock file beside
 * it ({@code .lock}) makes one save wait for the other.
 */
public class FilePositionRepository extends ServiceSupport implements StateRepository<String, String> {

    private final DurableFile file;

    /**
     * @param fileName the file; it need not exist, but its folder must
     */
    public FilePositionRepository(String fileName) {
        this.file = new DurableFile(Path.of(fileName));
    }

    @Override
    protected synchronized void doStart() throws Exception {
        if (!file.hasFolder()) {
            throw new IllegalArgumentException("The folder of position file " + file.path()
                    + " does not exist. Create it, or choose another place");
        }
        try {
            file.locked(() -> {
                file.tryWrite(content(read()));
                return null;
            });
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Position file " + file.path() + " cannot be written ("
                            + DurableFile.reason(e)
                            + "). Check its folder's owner, permissions and free space, or choose another place",
                    e);
        }
    }

    /**
     * Keeps a position; it is on the disk when the method returns. An empty text removes it.
     *
     * @throws IllegalArgumentException the name or the text does not fit into a line
     * @throws IllegalStateException    the file is corrupt
     * @throws UncheckedIOException     the file cannot be read or written, and is as it was
     */
    @Override
    public synchronized void setState(String key, String value) {
        if (!isName(key) || hasLineBreak(value)) {
            // A name may be a header's, which may hold anything.
            throw new IllegalArgumentException("A position whose name has " + key.length()
                    + " characters does not fit into a line of position file " + file.path()
                    + ": its name must not contain = and must not be blank, and neither name nor text a line break."
                    + " Choose another positionName");
        }
        try {
            file.locked(() -> {
                Map<String, String> positions = read();
                String before = value.isEmpty() ? positions.remove(key) : positions.put(key, value);
                if (!value.equals(before == null ? "" : before)) {
                    file.write(content(positions));
                }
                return null;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Position file " + file.path()
                            + " cannot be written (" + DurableFile.reason(e)
                            + "). Check its folder's owner, permissions and free space; until then orders"
                            + " of this poll may be delivered again",
                    e);
        }
    }

    /**
     * The position as it is on the disk now, whoever wrote it; null where there is none.
     *
     * @throws IllegalStateException the file is corrupt
     * @throws UncheckedIOException  the file cannot be read
     */
    @Override
    public String getState(String key) {
        return all().get(key);
    }

    /**
     * The names of what is kept.
     *
     * @throws IllegalStateException the file is corrupt
     * @throws UncheckedIOException  the file cannot be read
     */
    public Set<String> names() {
        return all().keySet();
    }

    /**
     * The file, by one name whichever links lead to its folder. Is the file itself a link it is not followed: a save puts
     * another file into its place.
     *
     * @throws UncheckedIOException the folder cannot be read
     */
    Path place() {
        try {
            return file.path().getParent().toRealPath().resolve(file.path().getFileName());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Map<String, String> all() {
        try {
            return Uninterrupted.run(this::read);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException(
                "Position file " + file.path() + " cannot be read (" + DurableFile.reason(e)
                        + "). Check its owner and permissions",
                e);
    }

    /** Whether a position of that name fits into a line. */
    static boolean isName(String key) {
        return !key.isBlank() && key.indexOf('=') < 0 && !hasLineBreak(key);
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private Map<String, String> read() throws IOException {
        Map<String, String> positions = new LinkedHashMap<>();
        for (String line : lines()) {
            int separator = line.indexOf('=');
            if (separator > 0) {
                positions.put(line.substring(0, separator), line.substring(separator + 1));
            } else if (!line.isBlank()) {
                throw corrupt("a line has no '='");
            }
        }
        return positions;
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file.path(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (CharacterCodingException e) {
            throw corrupt("it is not UTF-8");
        }
    }

    private UnreadableStateException corrupt(String why) {
        return new UnreadableStateException("Position file " + file.path() + " is corrupt: " + why
                + ". Restore it from a copy, or remove it: consumers then begin at startFrom and deliver those orders"
                + " again");
    }

    private static byte[] content(Map<String, String> positions) {
        StringBuilder text = new StringBuilder();
        positions.forEach((name, position) ->
                text.append(name).append('=').append(position).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
