// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A request: parameters in the query, and at most one of a form and a file as its body.
 *
 * @param verb  GET or POST
 * @param path  path below the base URI, beginning with a slash
 * @param query parameters of the query string in their order, not yet encoded
 * @param form  parameters of a form body, not yet encoded; empty: no form
 * @param file  a file, sent as a multipart form with this one part
 */
public record HttpRequest(
        Verb verb, String path, Map<String, String> query, Map<String, String> form, Optional<FilePart> file) {

    /** HTTP method. */
    public enum Verb {
        GET,
        POST
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
        return new HttpRequest(verb, path, query, Map.of(), Optional.empty());
    }

    /** Prints verb and path only: parameters hold tokens and personal data. */
    @Override
    public String toString() {
        return verb + " " + path;
    }
}
