// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * How an order is paid (付款类型). An open list: a value that the vendor adds later is kept as it came.
 *
 * @param value the value on the wire
 */
public record PaymentType(@JsonValue String value) {

    /** 在线支付: paid online. */
    public static final PaymentType ONLINE = new PaymentType("online");

    /** 货到付款、代收货款: cash on delivery. */
    public static final PaymentType COD = new PaymentType("cod");

    /** The values that the vendor document names. */
    public static final List<PaymentType> KNOWN = List.of(ONLINE, COD);

    /** From the wire; blank text is no value. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PaymentType of(String value) {
        return value == null || value.isBlank() ? null : new PaymentType(value.strip());
    }

    /** Whether the vendor document names this value. */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /** The value on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
