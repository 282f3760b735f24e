// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the tokens of a store with AES-256 in GCM. What a value is for and whose it is are authenticated with it, so
 * that a value which was copied to another shop, or from one column to the other, is refused.
 *
 * <p>Text form: {@code fkw1:} and the Base64 of nonce (12 bytes, random for each value), cipher text and tag (16 bytes).
 */
final class GrantCipher {

    private static final String FORM = "fkw1:";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** What a value is for. */
    enum Purpose {
        ACCESS_TOKEN,
        REFRESH_TOKEN
    }

    private final List<SecretKeySpec> keys;
    private final SecureRandom random = new SecureRandom();

    private GrantCipher(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * @param  tokenKey                 Base64 of 32 bytes; several, separated by commas: the first encrypts, each decrypts
     * @throws IllegalArgumentException a key is not of that form; shows nothing of it
     */
    static GrantCipher of(String tokenKey) {
        String[] texts = tokenKey == null ? new String[] {""} : tokenKey.split(",", -1);
        List<SecretKeySpec> keys = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            keys.add(new SecretKeySpec(bytes(texts[i].strip(), i + 1, texts.length), "AES"));
        }
        return new GrantCipher(List.copyOf(keys));
    }

    private static byte[] bytes(String text, int number, int of) {
        String which = of == 1 ? "tokenKey" : "Key " + number + " of tokenKey";
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // No cause: its message quotes a character of the key.
            throw new IllegalArgumentException(which + " is not Base64. " + cure());
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(which + " has " + bytes.length + " bytes. " + cure());
        }
        return bytes;
    }

    private static String cure() {
        return "Set it to the Base64 of 32 random bytes, such as openssl rand -base64 32 gives; several keys are separated"
                + " by commas, the new one first";
    }

    /** The encrypted value; null stays null. */
    String encrypt(String value, Purpose purpose, String shopId) {
        if (value == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.get(0), nonce, purpose, shopId);
            byte[] encrypted = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] all = ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return FORM + Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw noAes(e);
        }
    }

    /**
     * The value that was encrypted; null stays null.
     *
     * @throws TokenStoreException it was not encrypted with any of the keys, or is not what was encrypted for this purpose
     *                             and shop
     */
    String decrypt(String text, Purpose purpose, String shopId) {
        if (text == null) {
            return null;
        }
        byte[] all = encrypted(text, purpose, shopId);
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(all, 0, nonce, 0, NONCE_BYTES);
        for (SecretKeySpec key : keys) {
            try {
                Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, purpose, shopId);
                return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
            } catch (AEADBadTagException anotherKey) {
                continue;
            } catch (GeneralSecurityException e) {
                throw noAes(e);
            }
        }
        throw new TokenStoreException(
                name(purpose) + " of shop " + shopId + " cannot be decrypted with tokenKey. Set the key that it was"
                        + " encrypted with (after a change of the key: the new one, a comma, the old one); if that is the"
                        + " key, the value was changed or comes from another shop: authorize the shop again",
                null);
    }

    private static byte[] encrypted(String text, Purpose purpose, String shopId) {
        try {
            if (text.startsWith(FORM)) {
                byte[] all = Base64.getDecoder().decode(text.substring(FORM.length()));
                if (all.length >= NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                    return all;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below: the message would quote a character of what may be a plain token.
        }
        throw new TokenStoreException(
                name(purpose) + " of shop " + shopId + " is not of the form " + FORM
                        + "… that tokenKey makes. Do not edit"
                        + " what the token store holds: take its backup, or authorize the shop again",
                null);
    }

    private static String name(Purpose purpose) {
        return purpose == Purpose.ACCESS_TOKEN ? "The access token" : "The refresh token";
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, Purpose purpose, String shopId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((FORM + purpose + ":" + shopId).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalStateException noAes(GeneralSecurityException e) {
        return new IllegalStateException("Every Java has " + TRANSFORMATION, e);
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "GrantCipher[" + keys.size() + " keys]";
    }
}
