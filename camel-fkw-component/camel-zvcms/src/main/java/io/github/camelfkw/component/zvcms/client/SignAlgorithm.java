// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What makes bytes of the text that is signed. */
public enum SignAlgorithm {
    /** HMAC with SHA-1 and the secret as its key: 20 bytes, as the document's example of a token has. */
    HmacSHA1("HmacSHA1", true),
    /** HMAC with SHA-256 and the secret as its key: 32 bytes. */
    HmacSHA256("HmacSHA256", true),
    /** HMAC with MD5 and the secret as its key: 16 bytes. */
    HmacMD5("HmacMD5", true),
    /** SHA-1 of the text, which has the secret in it: 20 bytes. */
    SHA1("SHA-1", false),
    /** SHA-256 of the text, which has the secret in it: 32 bytes. */
    SHA256("SHA-256", false),
    /** MD5 of the text, which has the secret in it: 16 bytes. */
    MD5("MD5", false);

    private final String javaName;
    private final boolean keyed;

    SignAlgorithm(String javaName, boolean keyed) {
        this.javaName = javaName;
        this.keyed = keyed;
    }

    /** Whether the secret is the key; else it is part of the text. */
    public boolean isKeyed() {
        return keyed;
    }

    /** The bytes of a text in UTF-8. */
    byte[] apply(String text, String secret) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (!keyed) {
                return MessageDigest.getInstance(javaName).digest(bytes);
            }
            Mac mac = Mac.getInstance(javaName);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), javaName));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + javaName, e);
        }
    }
}
