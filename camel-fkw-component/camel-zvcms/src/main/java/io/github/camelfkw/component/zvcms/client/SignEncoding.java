// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** How the bytes of a signature become the text of {@code Token}. */
public enum SignEncoding {
    /** Base64, and each of {@code + / =} as {@code %2B %2F %3D}: the form of the document's example. */
    base64UrlEncoded,
    /** Base64 as it is. */
    base64,
    /** Two digits a byte, small letters. */
    hex,
    /** Two digits a byte, capitals. */
    hexUpper;

    String of(byte[] bytes) {
        return switch (this) {
            case base64UrlEncoded -> URLEncoder.encode(base64.of(bytes), StandardCharsets.UTF_8);
            case base64 -> Base64.getEncoder().encodeToString(bytes);
            case hex -> HexFormat.of().formatHex(bytes);
            case hexUpper -> HexFormat.of().withUpperCase().formatHex(bytes);
        };
    }
}
