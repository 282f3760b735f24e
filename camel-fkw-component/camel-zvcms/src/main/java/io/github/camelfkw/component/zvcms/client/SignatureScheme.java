// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A signature that is put together: fields in an order, each in a form, with a separator in between, hashed, encoded. A
 * hash that takes no key needs the secret in its text: {@link SignField#Secret} says where; it is put at the end where it
 * is not among the fields.
 *
 * <p>The document's page on signatures is not published. What it does show is an example of a {@code Token}: URL-encoded Base64
 * of 20 bytes, the length of SHA-1. {@link #assumed()} is the plainest scheme that gives such a token, <b>and an
 * assumption</b>: ask the vendor before relying on it.
 *
 * @param algorithm makes the bytes
 * @param fields    what is signed, in the order that {@link SignOrder#asListed} keeps
 * @param order     in which order
 * @param format    how each field stands in the text
 * @param separator between two of them; may be empty
 * @param encoding  makes text of the bytes
 */
public record SignatureScheme(
        SignAlgorithm algorithm,
        List<SignField> fields,
        SignOrder order,
        SignFormat format,
        String separator,
        SignEncoding encoding)
        implements ZvcmsSigner {

    private static final SignatureScheme ASSUMED = new SignatureScheme(
            SignAlgorithm.HmacSHA1,
            List.of(SignField.OpenId, SignField.GrantCode, SignField.Timestamp, SignField.Nonce, SignField.Action),
            SignOrder.byName,
            SignFormat.nameEqualsValue,
            "&",
            SignEncoding.base64UrlEncoded);

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException the secret is among the fields although it is the key already
     */
    public SignatureScheme {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(separator, "separator");
        Objects.requireNonNull(encoding, "encoding");
        fields = List.copyOf(fields);
        if (algorithm.isKeyed() && fields.contains(SignField.Secret)) {
            throw new IllegalArgumentException("Secret is among the fields, but " + algorithm
                    + " has it as its key. Leave it out, or take SHA1, SHA256 or MD5");
        }
    }

    /**
     * HMAC-SHA1 with the secret over {@code Action=…&GrantCode=…&Nonce=…&OpenId=…&Timestamp=…}, Base64, URL-encoded.
     * {@code Params} is not signed: the document says nothing of how an object would be written for it.
     */
    public static SignatureScheme assumed() {
        return ASSUMED;
    }

    @Override
    public String sign(Unsigned request) {
        byte[] bytes = algorithm.apply(text(request), request.credentials().secret());
        return encoding.of(bytes);
    }

    private String text(Unsigned request) {
        List<SignField> all = new ArrayList<>(fields);
        switch (order) {
            case byName -> all.sort(Comparator.comparing(SignField::name));
            case byValue -> all.sort(Comparator.comparing(field -> field.of(request)));
            case asListed -> {
                // They are.
            }
        }
        if (!algorithm.isKeyed() && !all.contains(SignField.Secret)) {
            all.add(SignField.Secret);
        }
        return all.stream()
                .map(field -> format.of(field.name(), field.of(request)))
                .collect(Collectors.joining(separator));
    }
}
