// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.util.Map;
import java.util.Set;

/**
 * One HTTP request, taken apart.
 *
 * @param method the HTTP verb
 * @param path the path without the query
 * @param query the parameters of the query, decoded as UTF-8; the first value of a repeated one
 * @param form the fields of a form body
 * @param uploads the files of a multipart body
 * @param repeated names that were sent more than once
 * @param contentType the media type of the body without its parameters, in lower case; empty without a body
 * @param bodyLength the number of bytes of the body
 * @param json the text of a JSON body; empty for any other
 */
public record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        Map<String, Upload> uploads,
        Set<String> repeated,
        String contentType,
        long bodyLength,
        String json) {

    /**
     * One file of a multipart body.
     *
     * @param fileName the name the client gave; may be null
     * @param contentType the type the client gave; may be null
     * @param content the bytes
     */
    public record Upload(String fileName, String contentType, byte[] content) {}
}
