// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.internal;

import io.github.camelfkw.common.HttpRequest.Content;
import io.github.camelfkw.common.HttpRequest.FilePart;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** The body of a message as a file to send. It is never held in memory as a whole, unless it is there already. */
public final class UploadPart {

    /** The name of the part: a wire fact. */
    private static final String PART = "upfile";

    /** So much of a stream is held to learn its length: a length is what each server understands. */
    private static final int SMALL = 1024 * 1024;

    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\"\\\\]");

    private final String call;
    private final Message message;
    private final long most;

    private UploadPart(String call, Message message, long most) {
        this.call = call;
        this.message = message;
        this.most = most;
    }

    /**
     * The file.
     *
     * @param  call    for messages
     * @param  message whose body is a File, Path, stream, byte array or what a file route delivers
     * @param  most    largest size, in bytes
     * @throws IllegalArgumentException it is none, has no name, is empty or too large
     */
    public static FilePart of(String call, Message message, long most) {
        return new UploadPart(call, message, most).part();
    }

    private FilePart part() {
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return ofFile(file.toPath());
        }
        if (body instanceof File file) {
            return ofFile(file.toPath());
        }
        if (body instanceof Path path) {
            return ofFile(path);
        }
        if (body instanceof byte[] bytes) {
            return part(fileName(), bytes.length, () -> new ByteArrayInputStream(bytes));
        }
        if (body instanceof StreamCache cache) {
            return part(fileName(), cache.length(), () -> reopened(cache));
        }
        InputStream stream =
                body instanceof InputStream || body instanceof WrappedFile ? message.getBody(InputStream.class) : null;
        if (stream != null) {
            return ofStream(stream);
        }
        throw refused("the body is "
                + (body == null ? "empty" : "a " + body.getClass().getSimpleName())
                + "; give a File, Path, InputStream, byte[] or what a file route delivers");
    }

    private FilePart ofFile(Path file) {
        try {
            String name = fileName();
            return part(
                    name == null ? String.valueOf(file.getFileName()) : name,
                    Files.size(file),
                    () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(call + ": the file " + file.getFileName() + " cannot be read", e);
        }
    }

    private FilePart ofStream(InputStream stream) {
        try {
            byte[] start = stream.readNBytes(SMALL);
            if (start.length < SMALL) {
                stream.close();
                return part(fileName(), start.length, () -> new ByteArrayInputStream(start));
            }
            return part(fileName(), -1, new Once(new SequenceInputStream(new ByteArrayInputStream(start), stream)));
        } catch (IOException e) {
            throw new IllegalArgumentException(call + ": the body cannot be read", e);
        }
    }

    private InputStream reopened(StreamCache cache) {
        cache.reset();
        return message.getExchange().getContext().getTypeConverter().convertTo(InputStream.class, cache);
    }

    private String fileName() {
        return message.getHeader(Exchange.FILE_NAME, String.class);
    }

    private FilePart part(String fileName, long length, Content content) {
        if (fileName == null || fileName.isBlank()) {
            throw refused("the file has no name: set the header CamelFileName, such as shirt.png");
        }
        if (length == 0) {
            throw refused("the file is empty");
        }
        if (length > most) {
            throw refused("it has " + length + " bytes; at most " + most + " are sent (option maxFileSize)");
        }
        String name = UNSAFE.matcher(
                        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1))
                .replaceAll("_");
        return new FilePart(PART, name, contentType(name), length, length < 0 ? new Bounded(content, most) : content);
    }

    private String contentType(String name) {
        return Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse("application/octet-stream");
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException(call + ": " + why + ". Nothing was sent");
    }

    /** A stream can be sent once only: after a passing trouble it is not tried again. */
    private static final class Once implements Content {

        private final InputStream stream;
        private boolean opened;

        Once(InputStream stream) {
            this.stream = stream;
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
                        throw new IOException("it has more than " + most + " bytes (option maxFileSize)");
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
