// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How points pay for orders (积分抵扣订单金额), {@code pay_rule} on the wire.
 *
 * @param pointsNumType 积分抵扣金额方式: 1 – a point is worth so many yuan; 2 – a yuan costs so many points
 * @param pointsNum the number that goes with it
 * @param exchangeAstrict 最高抵消比例: the largest part of an order that points may pay, in percent; 20: of 100 yuan they pay 20
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PayRule(
        @JsonProperty("points_num_type") Integer pointsNumType,
        @JsonProperty("points_num") BigDecimal pointsNum,
        @JsonProperty("exchange_astrict") BigDecimal exchangeAstrict,

        @JsonAnySetter Map<String, Object> otherFields)
        implements ZvcmsRecord {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int YUAN_PER_POINT = 1;
    private static final int POINTS_PER_YUAN = 2;

    /** Copies the collection; an absent one becomes empty. */
    public PayRule {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /**
     * The most that points may pay of an order, however many there are.
     *
     * @param  orderFen what the order costs, in fen
     * @return          in fen; a fraction of a fen is left out
     * @throws IllegalArgumentException the order costs less than nothing
     * @throws IllegalStateException    {@link #exchangeAstrict()} is absent, or none of 0 to 100
     */
    public long mostFen(long orderFen) {
        if (orderFen < 0) {
            throw new IllegalArgumentException("An order of " + orderFen + " fen costs less than nothing");
        }
        if (exchangeAstrict == null || exchangeAstrict.signum() < 0 || exchangeAstrict.compareTo(HUNDRED) > 0) {
            throw unusable("exchange_astrict", exchangeAstrict, "a percentage from 0 to 100");
        }
        return BigDecimal.valueOf(orderFen)
                .multiply(exchangeAstrict)
                .movePointLeft(2)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    /**
     * What so many points pay of an order. Only whole points and whole fen: as many points as fit under
     * {@link #mostFen(long)}, the money that they are worth without a fraction of a fen, and no point more than that money
     * takes. The document leaves fractions open; this way a member never gives a point for nothing.
     *
     * @param  orderFen what the order costs, in fen
     * @param  points   how many points there are
     * @throws IllegalArgumentException the order or the points are less than nothing
     * @throws IllegalStateException    a field of the rule is absent or none that the document knows
     */
    public PointsDeduction deduction(long orderFen, long points) {
        if (points < 0) {
            throw new IllegalArgumentException(points + " points are less than none");
        }
        BigDecimal most = BigDecimal.valueOf(mostFen(orderFen));
        BigDecimal fit = BigDecimal.valueOf(points).min(pointsFor(most, RoundingMode.FLOOR));
        BigDecimal fen = fenFor(fit);
        return new PointsDeduction(pointsFor(fen, RoundingMode.CEILING).longValueExact(), fen.longValueExact());
    }

    /** Points in so many fen. A point of type 1 is 100 × number fen, one of type 2 is 100 / number fen. */
    private BigDecimal pointsFor(BigDecimal fen, RoundingMode rounding) {
        return isYuanPerPoint()
                ? fen.divide(number().multiply(HUNDRED), 0, rounding)
                : fen.multiply(number()).divide(HUNDRED, 0, rounding);
    }

    private BigDecimal fenFor(BigDecimal points) {
        return isYuanPerPoint()
                ? points.multiply(number()).multiply(HUNDRED).setScale(0, RoundingMode.FLOOR)
                : points.multiply(HUNDRED).divide(number(), 0, RoundingMode.FLOOR);
    }

    private boolean isYuanPerPoint() {
        if (pointsNumType == null || (pointsNumType != YUAN_PER_POINT && pointsNumType != POINTS_PER_YUAN)) {
            throw unusable("points_num_type", pointsNumType, "1 (yuan a point) or 2 (points a yuan)");
        }
        return pointsNumType == YUAN_PER_POINT;
    }

    private BigDecimal number() {
        if (pointsNum == null || pointsNum.signum() <= 0) {
            throw unusable("points_num", pointsNum, "a number above 0");
        }
        return pointsNum;
    }

    private static IllegalStateException unusable(String field, Object value, String wanted) {
        return new IllegalStateException("The platform's pay_rule cannot be reckoned with: " + field + " is "
                + (value == null ? "absent" : value) + ", where the vendor document has " + wanted
                + (value == null ? ". Ask for the rule: point_rules=1" : ""));
    }
}
