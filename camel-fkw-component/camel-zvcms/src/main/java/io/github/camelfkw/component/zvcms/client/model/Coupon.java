// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A coupon of a member (优惠券), all fields of the vendor document's table.
 *
 * @param id 优惠券id: id of the coupon, {@code coupon_id} on the wire
 * @param startAt 优惠券开始时间: when it begins to be good, as the platform writes it; the document names neither form nor zone
 * @param endAt 优惠券结束时间: when it ends, likewise
 * @param status 优惠券状态: 0 not used, 1 used; see {@link #unused()}
 * @param verifyCode 核销码: the code that it is redeemed with; whoever knows it can use the coupon
 * @param isLock 是否锁定: 1 normal, 2 locked; see {@link #locked()}
 * @param dateTime 状态有限期字段: the time that it is good for, as text to show
 * @param title 优惠券名称: its name
 * @param couponType 优惠形式: 0 an amount, 1 a discount; see {@link #kind()}
 * @param minAmountUse 最低使用金额: the least amount that it may be used for, in fen; 0: any
 * @param desc 描述: remark
 * @param amount 优惠券金额/折扣: amount or discount; the document names no unit for either, so this is the number that came
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Coupon(
        @JsonProperty("coupon_id") String id,
        @JsonProperty("start_at") String startAt,
        @JsonProperty("end_at") String endAt,
        @JsonProperty("status") Integer status,
        @JsonProperty("verify_code") String verifyCode,
        @JsonProperty("is_lock") Integer isLock,
        @JsonProperty("date_time") String dateTime,
        @JsonProperty("title") String title,
        @JsonProperty("coupon_type") Integer couponType,
        @JsonProperty("min_amount_use") Long minAmountUse,
        @JsonProperty("desc") String desc,
        @JsonProperty("amount") BigDecimal amount,

        @JsonAnySetter Map<String, Object> otherFields)
        implements ZvcmsRecord {

    private static final Integer UNUSED = 0;
    private static final Integer LOCKED = 2;

    /** What a coupon takes off. */
    public enum Kind {
        /** 指定金额: a fixed amount. */
        AMOUNT,
        /** 折扣券: a part of the price. */
        DISCOUNT,
        /** A value that the vendor document does not know; {@link Coupon#couponType()} has it. */
        UNKNOWN
    }

    /** Copies the collection; an absent one becomes empty. */
    public Coupon {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** What it takes off. */
    public Kind kind() {
        if (couponType == null) {
            return Kind.UNKNOWN;
        }
        return switch (couponType) {
            case 0 -> Kind.AMOUNT;
            case 1 -> Kind.DISCOUNT;
            default -> Kind.UNKNOWN;
        };
    }

    /** Whether the platform says that it is not used. */
    public boolean unused() {
        return UNUSED.equals(status);
    }

    /** Whether the platform says that it is locked. */
    public boolean locked() {
        return LOCKED.equals(isLock);
    }

    /** Neither used nor locked. Says nothing of its dates, whose form the document does not tell. */
    public boolean usable() {
        return unused() && !locked();
    }

    /** The least amount that it may be used for, in yuan; null where the platform gives none. */
    public BigDecimal minAmountYuan() {
        return Fen.toYuan(minAmountUse);
    }

    /** Prints id, status and lock only: the verify code is as good as the coupon. */
    @Override
    public String toString() {
        return "Coupon[id=" + id + ", status=" + status + ", isLock=" + isLock + "]";
    }
}
