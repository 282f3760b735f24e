// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/**
 * Makes the {@code Token} of a request. The vendor document points to a page 《数字签名sign》 for it that is not published; the
 * connector's own way, {@link SignatureScheme#assumed()}, is an assumption. Whoever has the page and cannot say it with the
 * options of {@link SignatureScheme} writes one of these. Called from several threads.
 */
@FunctionalInterface
public interface ZvcmsSigner {

    /**
     * The token, as it stands in the request; neither null nor blank. Whatever is thrown ends the call before anything is sent.
     */
    String sign(Unsigned request);

    /**
     * A request without its token.
     *
     * @param credentials who calls
     * @param timestamp   {@code Timestamp}: seconds since 1970, as text
     * @param nonce       {@code Nonce}: a positive whole number, as text
     * @param action      {@code Action}
     * @param params      {@code Params}: the very JSON text that is sent
     */
    record Unsigned(ZvcmsCredentials credentials, String timestamp, String nonce, String action, String params) {

        /** Prints action, time and nonce only. */
        @Override
        public String toString() {
            return "Unsigned[action=" + action + ", timestamp=" + timestamp + ", nonce=" + nonce + "]";
        }
    }
}
