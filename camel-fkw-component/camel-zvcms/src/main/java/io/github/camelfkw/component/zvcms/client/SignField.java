// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import io.github.camelfkw.common.NearMatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What can go into a signature, by its name on the wire. */
public enum SignField {
    OpenId(unsigned -> unsigned.credentials().openId()),
    GrantCode(unsigned -> unsigned.credentials().grantCode()),
    Timestamp(ZvcmsSigner.Unsigned::timestamp),
    Nonce(ZvcmsSigner.Unsigned::nonce),
    Action(ZvcmsSigner.Unsigned::action),
    /** The JSON text as it is sent. */
    Params(ZvcmsSigner.Unsigned::params),
    /** Not sent, but part of what is hashed by an algorithm that takes no key. */
    Secret(unsigned -> unsigned.credentials().secret());

    private final Function<ZvcmsSigner.Unsigned, String> value;

    SignField(Function<ZvcmsSigner.Unsigned, String> value) {
        this.value = value;
    }

    String of(ZvcmsSigner.Unsigned unsigned) {
        return value.apply(unsigned);
    }

    /**
     * The fields of a list such as {@code OpenId,Nonce}.
     *
     * @throws IllegalArgumentException a name is unknown or stands there twice, or there is none
     */
    public static List<SignField> parse(String list) {
        List<String> known = Arrays.stream(values()).map(SignField::name).toList();
        List<SignField> fields = new ArrayList<>();
        for (String part : list == null ? new String[0] : list.split(",")) {
            String name = part.strip();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is no field that can be signed."
                        + NearMatches.hint(name, known) + " Fields: " + String.join(", ", known));
            }
            if (fields.contains(valueOf(name))) {
                throw new IllegalArgumentException(name + " stands there twice");
            }
            fields.add(valueOf(name));
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("it names no field. Fields: " + String.join(", ", known));
        }
        return List.copyOf(fields);
    }
}
