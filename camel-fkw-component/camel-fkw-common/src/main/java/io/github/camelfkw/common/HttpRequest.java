// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A request: parameters in the query, and a body.
 *
 * @param verb  GET or POST
 * @param path  path below the base URI, beginning with a slash; empty for the base URI itself
 * @param query parameters of the query string in their order, not yet encoded
 * @param body  what the request carries
 */
public record HttpRequest(Verb verb, String path, Map<String, String> query, Body body) {

    /** HTTP method. */
    public enum Verb {
        GET,
        POST
    }

    /** What a request carries. */
    public sealed interface Body {

        /** Nothing. */
        Body EMPTY = new Empty();

        /** Nothing. */
        record Empty() implements Body {}

        /**
         * A form as browsers send it, {@code application/x-www-form-urlencoded} in UTF-8.
         *
         * @param fields names and values in their order, not yet encoded
         */
        record Form(Map<String, String> fields) implements Body {

            @Override
            public String toString() {
                return "form with " + fields.keySet();
            }
        }

        /**
         * A form with a file, {@code multipart/form-data}.
         *
         * @param fields text parts in their order, sent before the file
         * @param file   the last part
         */
        record Multipart(Map<String, String> fields, FilePart file) implements Body {

            @Override
            public String toString() {
                return "form with " + fields.keySet() + " and a file";
            }
        }

        /**
         * Text of any kind.
         *
         * @param contentType such as {@code application/json}
         * @param content     as it is sent
         */
        record Text(String contentType, byte[] content) implements Body {

            @Override
            public String toString() {
                return contentType + " (" + content.length + " bytes)";
            }
        }
    }

    /**
     * A file on its way out.
     *
     * @param name        of the part
     * @param fileName    as the server is to know it
     * @param contentType such as {@code image/png}
     * @param length      in bytes; -1 where it is not known
     * @param content     what is in it
     */
    public record FilePart(String name, String fileName, String contentType, long length, Content content) {}

    /** The content of a file, read while it is sent. */
    public interface Content {

        /**
         * From its beginning.
         *
         * @throws IOException if it cannot be read
         */
        InputStream open() throws IOException;

        /** Whether a further {@link #open()} gives the whole content. */
        default boolean canBeOpened() {
            return true;
        }
    }

    /** Without a body. */
    public static HttpRequest of(Verb verb, String path, Map<String, String> query) {
        return new HttpRequest(verb, path, query, Body.EMPTY);
    }

    /** The same with another body. */
    public HttpRequest with(Body other) {
        return new HttpRequest(verb, path, query, other);
    }

    /** Prints verb and path only: parameters hold tokens and personal data. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
