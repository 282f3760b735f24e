// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

/**
 * One picture or video in a shop's library.
 *
 * @param id {@code media_id} on the wire
 * @param url {@code media_url} on the wire
 * @param sourceUrl where {@code uploadMedia} was told to fetch it from; empty for an uploaded file
 * @param fileName the name the client gave; empty for a fetched one
 * @param contentType the type the client gave; empty for a fetched one
 * @param content the bytes of an uploaded file; empty for a fetched one, since the simulator fetches nothing
 */
public record SimMedia(String id, String url, String sourceUrl, String fileName, String contentType, byte[] content) {

    /** Bytes of an uploaded file; 0 for a fetched one. */
    public int length() {
        return content.length;
    }
}
