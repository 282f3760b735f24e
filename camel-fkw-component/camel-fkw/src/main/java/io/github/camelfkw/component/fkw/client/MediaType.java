// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of pictures and videos that shops use: content type, extensions, and how such a file begins. */
enum MediaType {
    JPEG("image/jpeg", List.of("jpg", "jpeg"), 0, "\u00FF\u00D8\u00FF"),
    PNG("image/png", List.of("png"), 0, "\u0089PNG\r\n"),
    GIF("image/gif", List.of("gif"), 0, "GIF8"),
    BMP("image/bmp", List.of("bmp"), 0, "BM"),
    WEBP("image/webp", List.of("webp"), 8, "WEBP"),
    MP4("video/mp4", List.of("mp4", "m4v"), 4, "ftyp"),
    MOV("video/quicktime", List.of("mov"), 4, "ftypqt"),
    AVI("video/x-msvideo", List.of("avi"), 8, "AVI "),
    WMV("video/x-ms-wmv", List.of("wmv"), 0, "0&\u00B2u"),
    FLV("video/x-flv", List.of("flv"), 0, "FLV"),
    WEBM("video/webm", List.of("webm", "mkv"), 0, "\u001AE\u00DF\u00A3"),
    MPEG("video/mpeg", List.of("mpg", "mpeg"), 0, "\u0000\u0000\u0001");

    /** So many bytes tell. */
    static final int TELLING = 16;

    private final String contentType;
    private final List<String> extensions;
    private final int offset;
    private final byte[] signature;

    MediaType(String contentType, List<String> extensions, int offset, String signature) {
        this.contentType = contentType;
        this.extensions = extensions;
        this.offset = offset;
        this.signature = signature.getBytes(StandardCharsets.ISO_8859_1);
    }

    String contentType() {
        return contentType;
    }

    static Optional<MediaType> ofFileName(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(type -> type.extensions.contains(extension))
                .findFirst();
    }

    /** The type that a file of this beginning has. MOV and MP4 share a container, and each passes for the other. */
    static Optional<MediaType> ofContent(byte[] start) {
        return Arrays.stream(values()).filter(type -> type.begins(start)).findFirst();
    }

    private boolean begins(byte[] start) {
        return start.length >= offset + signature.length
                && Arrays.equals(start, offset, offset + signature.length, signature, 0, signature.length);
    }
}
