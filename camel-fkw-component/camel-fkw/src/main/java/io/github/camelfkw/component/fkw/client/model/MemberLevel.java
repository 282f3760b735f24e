// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * Level of a member (会员等级). The vendor document shows a number in one place and a name in another; both are kept.
 *
 * @param value the value as it came, as text
 */
public record MemberLevel(String value) {

    /** From text; blank text is no value. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MemberLevel of(String value) {
        return value == null || value.isBlank() ? null : new MemberLevel(value.strip());
    }

    /** From a number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MemberLevel of(long value) {
        return new MemberLevel(Long.toString(value));
    }

    /** 0 to 9 for VIP1 to VIP10; empty where the platform gave a name. */
    public Optional<Integer> number() {
        return value.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    /** As it is written: a number where it is one. */
    @JsonValue
    Object json() {
        return number().map(Object.class::cast).orElse(value);
    }

    /** The value as it came. */
    @Override
    public String toString() {
        return value;
    }
}
