// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.HttpRequest.Content;
import io.github.camelfkw.common.HttpRequest.FilePart;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A picture or video to upload. It is looked at before anything is sent: its size, and whether it begins as a picture or
 * video does, since an error page that was saved as {@code shirt.png} would be taken and shown to nobody. It is never
 * held in memory as a whole.
 */
public final class MediaFile {

    /** The largest file that is sent unless said otherwise. The platform's own limit is not documented. */
    public static final long DEFAULT_MAX_LENGTH = 50L * 1024 * 1024;

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\"\\\\]");

    private String fileName;
    private final long length;
    private final Content content;
    private String contentType;
    private long maxLength = DEFAULT_MAX_LENGTH;

    private MediaFile(String fileName, long length, Content content) {
        this.fileName = fileName;
        this.length = length;
        this.content = content;
    }

    /**
     * A file.
     *
     * @throws IllegalArgumentException it is not there or cannot be read
     */
    public static MediaFile of(Path file) {
        try {
            return new MediaFile(
                    String.valueOf(file.getFileName()), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "uploadMediaFile: the file " + file.getFileName() + " cannot be read", e);
        }
    }

    /** What is in memory already. */
    public static MediaFile of(byte[] bytes, String fileName) {
        return new MediaFile(fileName, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /**
     * What can be opened, each time from its beginning.
     *
     * @param length in bytes; -1 where it is not known
     */
    public static MediaFile of(Content content, String fileName, long length) {
        return new MediaFile(fileName, length, content);
    }

    /**
     * A stream, which can be sent once only: after a passing trouble it is not tried again.
     *
     * @param length in bytes; -1 where it is not known
     */
    public static MediaFile of(InputStream stream, String fileName, long length) {
        return new MediaFile(fileName, length, new OneStream(stream));
    }

    /** Under another name. */
    public MediaFile withFileName(String name) {
        fileName = name;
        return this;
    }

    /** With a content type that is known; by default it is found from the content and the name. */
    public MediaFile withContentType(String type) {
        contentType = type;
        return this;
    }

    /** With another limit, in bytes. */
    public MediaFile withMaxLength(long bytes) {
        maxLength = bytes;
        return this;
    }

    /**
     * Ready to be sent.
     *
     * @throws IllegalArgumentException it has no name, is empty, too large, or neither picture nor video
     */
    FilePart toPart() {
        if (fileName == null || fileName.isBlank()) {
            throw refused("the file has no name: set the header CamelFileName, such as shirt.png");
        }
        if (length > maxLength) {
            throw refused("it has " + length + " bytes; at most " + maxLength + " are sent (option maxMediaSize)");
        }
        String name = UNSAFE.matcher(
                        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1))
                .replaceAll("_");
        String type = contentType(start(), name);
        return new FilePart("media", name, type, length, new Bounded(content, maxLength));
    }

    private byte[] start() {
        byte[] start;
        try {
            start = content instanceof OneStream once ? once.peek() : peek(content);
        } catch (IOException e) {
            throw new IllegalArgumentException("uploadMediaFile: the content cannot be read", e);
        }
        if (start.length == 0) {
            throw refused("it is empty");
        }
        return start;
    }

    private static byte[] peek(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readNBytes(MediaType.TELLING);
        }
    }

    private String contentType(byte[] start, String name) {
        String declared = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        boolean told = declared.matches("(?i)(image|video)/[\\w.+-]+");
        MediaType found = MediaType.ofContent(start).orElse(null);
        if (found == null) {
            MediaType named = MediaType.ofFileName(name).orElse(null);
            if (named != null || !told) {
                throw refused("its content is not "
                        + (named == null
                                ? "that of a picture or video that is known"
                                : named.contentType() + ", as its name says")
                        + ". For another kind set the header Content-Type to image/… or video/…, and a fitting name");
            }
            return declared;
        }
        return told ? declared : found.contentType();
    }

    private static IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("uploadMediaFile: " + why + ". Nothing was sent");
    }

    private static final class OneStream implements Content {

        private final BufferedInputStream stream;
        private boolean opened;

        OneStream(InputStream stream) {
            this.stream = new BufferedInputStream(stream);
        }

        byte[] peek() throws IOException {
            stream.mark(MediaType.TELLING);
            byte[] start = stream.readNBytes(MediaType.TELLING);
            stream.reset();
            return start;
        }

        @Override
        public synchronized InputStream open() throws IOException {
            if (opened) {
                throw new IOException("the stream was read before");
            }
            opened = true;
            return stream;
        }

        @Override
        public synchronized boolean canBeOpened() {
            return !opened;
        }
    }

    /** Ends with a failure where a content of unknown length turns out to be too large. */
    private record Bounded(Content content, long most) implements Content {

        @Override
        public InputStream open() throws IOException {
            return new FilterInputStream(content.open()) {

                private long read;

                @Override
                public int read() throws IOException {
                    int next = super.read();
                    count(next < 0 ? 0 : 1);
                    return next;
                }

                @Override
                public int read(byte[] bytes, int from, int count) throws IOException {
                    int got = super.read(bytes, from, count);
                    count(Math.max(got, 0));
                    return got;
                }

                private void count(int more) throws IOException {
                    read += more;
                    if (read > most) {
                        throw new IOException("it has more than " + most + " bytes (option maxMediaSize)");
                    }
                }
            };
        }

        @Override
        public boolean canBeOpened() {
            return content.canBeOpened();
        }
    }
}
