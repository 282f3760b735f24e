// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.operation;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.MediaFile;
import io.github.camelfkw.component.fkw.client.model.Media;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** The operations about pictures and videos. */
final class MediaHandlers {

    /** So much of a stream is held to learn its length: a length is what each server understands. */
    private static final int SMALL = 1024 * 1024;

    private MediaHandlers() {}

    static void putInto(Map<FkwOperation, OperationHandler> handlers) {
        handlers.put(
                FkwOperation.uploadMedia,
                (input, shop) -> answer(input, shop.media().upload(address(input))));
        handlers.put(
                FkwOperation.uploadMediaFile,
                (input, shop) -> answer(input, shop.media().upload(file(input))));
    }

    private static String address(OperationInput input) {
        return input.text(Field.MEDIA_URL)
                .or(input::plainText)
                .orElseThrow(() -> new IllegalArgumentException(
                        "uploadMedia: the address is missing: give it as the body, or a body with out_media_url"));
    }

    private static OperationResult answer(OperationInput input, Media media) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(FkwConstants.MEDIA_ID, media.mediaId());
        if (media.mediaUrl() != null) {
            headers.put(FkwConstants.MEDIA_URL, media.mediaUrl());
        }
        return OperationResult.of(media, headers);
    }

    private static MediaFile file(OperationInput input) {
        Message message = input.message();
        return content(message)
                .withContentType(message.getHeader(Exchange.CONTENT_TYPE, String.class))
                .withMaxLength(input.defaults().maxMediaSize());
    }

    private static MediaFile content(Message message) {
        Object body = message.getBody();
        if (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return named(message, file.toPath());
        }
        if (body instanceof File file) {
            return named(message, file.toPath());
        }
        if (body instanceof Path path) {
            return named(message, path);
        }
        if (body instanceof byte[] bytes) {
            return MediaFile.of(bytes, name(message));
        }
        if (body instanceof StreamCache cache) {
            return MediaFile.of(() -> reopened(message, cache), name(message), cache.length());
        }
        InputStream stream =
                body instanceof InputStream || body instanceof WrappedFile ? message.getBody(InputStream.class) : null;
        if (stream != null) {
            return stream(stream, name(message));
        }
        throw new IllegalArgumentException("uploadMediaFile: the body is "
                + (body == null ? "empty" : "a " + body.getClass().getSimpleName())
                + "; give a File, Path, InputStream, byte[] or what a file: route delivers. For a web address use"
                + " uploadMedia");
    }

    private static MediaFile named(Message message, Path file) {
        MediaFile media = MediaFile.of(file);
        String name = name(message);
        return name == null ? media : media.withFileName(name);
    }

    private static String name(Message message) {
        return message.getHeader(Exchange.FILE_NAME, String.class);
    }

    private static InputStream reopened(Message message, StreamCache cache) {
        cache.reset();
        return message.getExchange().getContext().getTypeConverter().convertTo(InputStream.class, cache);
    }

    private static MediaFile stream(InputStream stream, String name) {
        try {
            byte[] start = stream.readNBytes(SMALL);
            if (start.length < SMALL) {
                stream.close();
                return MediaFile.of(start, name);
            }
            return MediaFile.of(new SequenceInputStream(new ByteArrayInputStream(start), stream), name, -1);
        } catch (IOException e) {
            throw new IllegalArgumentException("uploadMediaFile: the body cannot be read", e);
        }
    }
}
