// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.common.DurableFile;
import io.github.camelfkw.common.Uninterrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An {@code offsetRepository} in one file that survives a crash at any point: each save replaces the file as a whole and
 * is on the disk when it returns. One line a position, {@code name=text}. Camel's own FileStateRepository appends without
 * forcing the disk, so that a hard stop can leave half a line.
 */
public class FilePositionRepository extends ServiceSupport implements StateRepository<String, String> {

    private final DurableFile file;
    private final Map<String, String> positions = new LinkedHashMap<>();

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
        positions.clear();
        if (Files.exists(file.path())) {
            for (String line : Files.readAllLines(file.path(), StandardCharsets.UTF_8)) {
                int separator = line.indexOf('=');
                if (separator > 0) {
                    positions.put(line.substring(0, separator), line.substring(separator + 1));
                } else if (!line.isBlank()) {
                    throw new IllegalStateException("Position file " + file.path()
                            + " is corrupt: a line has no '='. Restore it from a copy, or remove it: consumers then"
                            + " begin at startFrom and deliver those orders again");
                }
            }
        }
        try {
            file.tryWrite(content());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Position file " + file.path() + " cannot be written ("
                            + DurableFile.reason(e)
                            + "). Check its folder's owner, permissions and free space, or choose another place",
                    e);
        }
    }

    @Override
    public synchronized void setState(String key, String value) {
        String before = positions.put(key, value);
        if (value.equals(before)) {
            return;
        }
        try {
            Uninterrupted.run(() -> {
                file.write(content());
                return null;
            });
        } catch (IOException e) {
            // What is not on the disk must not look as if it were: the next save tries again.
            if (before == null) {
                positions.remove(key);
            } else {
                positions.put(key, before);
            }
            throw new UncheckedIOException(
                    "Position file " + file.path()
                            + " cannot be written (" + DurableFile.reason(e)
                            + "). Check its folder's owner, permissions and free space; until then orders"
                            + " of this poll may be delivered again",
                    e);
        }
    }

    private byte[] content() {
        StringBuilder text = new StringBuilder();
        positions.forEach((name, position) ->
                text.append(name).append('=').append(position).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The names of what is kept. */
    public synchronized Set<String> names() {
        return Set.copyOf(positions.keySet());
    }

    @Override
    public synchronized String getState(String key) {
        return positions.get(key);
    }
}
