// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The balance of a member, {@code user_wealth_info} on the wire. Amounts are in fen (分), as the platform counts; the methods
 * that end in {@code Yuan} give them in yuan, exact.
 *
 * @param giftAmount 用户赠余额: what was given to him, in fen
 * @param rechargeAmount 用户充值余额: what he has paid in, in fen
 * @param totalAmount 用户总的余额: both, in fen, as the platform says it
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Wealth(
        @JsonProperty("gift_amount") Long giftAmount,
        @JsonProperty("recharge_amount") Long rechargeAmount,
        @JsonProperty("total_amount") Long totalAmount,

        @JsonAnySetter Map<String, Object> otherFields)
        implements ZvcmsRecord {

    /** Copies the collection; an absent one becomes empty. */
    public Wealth {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** {@link #giftAmount()} in yuan, with two decimals; null where the platform gives none. */
    public BigDecimal giftYuan() {
        return Fen.toYuan(giftAmount);
    }

    /** {@link #rechargeAmount()} in yuan, with two decimals; null where the platform gives none. */
    public BigDecimal rechargeYuan() {
        return Fen.toYuan(rechargeAmount);
    }

    /** {@link #totalAmount()} in yuan, with two decimals; null where the platform gives none. */
    public BigDecimal totalYuan() {
        return Fen.toYuan(totalAmount);
    }

    /** Prints nothing: how much somebody has is his own matter. */
    @Override
    public String toString() {
        return "Wealth[]";
    }
}
