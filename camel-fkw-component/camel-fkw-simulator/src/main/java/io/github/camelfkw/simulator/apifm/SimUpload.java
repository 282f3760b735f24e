// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

/**
 * A file that was uploaded.
 *
 * @param name the name that the client gave
 * @param contentType the type that the client gave; null for none
 * @param content the bytes
 * @param expireHours after how many hours it is to be deleted, as it was sent; empty when it was not
 */
public record SimUpload(String name, String contentType, byte[] content, String expireHours) {

    /** The name and the size: content may be anybody's. */
    @Override
    public String toString() {
        return "SimUpload[" + name + ", " + content.length + " bytes]";
    }
}
