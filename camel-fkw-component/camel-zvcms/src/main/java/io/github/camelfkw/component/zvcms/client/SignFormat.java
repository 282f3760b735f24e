// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

/** How one field stands in the text that is signed. */
public enum SignFormat {
    /** {@code Nonce=658965}. */
    nameEqualsValue,
    /** {@code Nonce658965}. */
    nameValue,
    /** {@code 658965}. */
    value;

    String of(String name, String text) {
        return switch (this) {
            case nameEqualsValue -> name + "=" + text;
            case nameValue -> name + text;
            case value -> text;
        };
    }
}
