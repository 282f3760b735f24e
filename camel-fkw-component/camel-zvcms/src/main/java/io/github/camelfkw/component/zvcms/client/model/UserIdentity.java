// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Who was identified: {@code data} of the answer to {@code communal.user.identity}.
 *
 * @param userInfo the member; never null in an answer
 * @param multiStoreId 多门店的id: id of the branch; 0: the shop itself
 * @param pointsPayOpen whether points may pay for orders, {@code is_open_points_pay} on the wire; null unless the rule was
 *                      asked for
 * @param payRule how they pay; null unless it was asked for
 * @param otherFields fields that the vendor sends and this record does not name, by their name on the wire; written back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserIdentity(
        @JsonProperty("user_info") UserInfo userInfo,
        @JsonProperty("multi_store_id") String multiStoreId,
        @JsonProperty("is_open_points_pay") Boolean pointsPayOpen,
        @JsonProperty("pay_rule") PayRule payRule,

        @JsonAnySetter Map<String, Object> otherFields)
        implements ZvcmsRecord {

    /** Copies the collection; an absent one becomes empty. */
    public UserIdentity {
        otherFields = OtherFields.copy(otherFields);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> otherFields() {
        return otherFields;
    }

    /** The member's id. */
    public String id() {
        return userInfo.id();
    }

    /** The member's points; null where the platform gives none. */
    public Long points() {
        return userInfo.userPoints();
    }

    /** The member's coupons; never null. */
    public List<Coupon> coupons() {
        return userInfo.userCoupons();
    }

    /** His coupons that are neither used nor locked. */
    public List<Coupon> usableCoupons() {
        return coupons().stream().filter(Coupon::usable).toList();
    }

    /** The member's balance; null where the platform gives none. */
    public Wealth wealth() {
        return userInfo.userWealthInfo();
    }

    /** Whether the member's account is frozen. */
    public boolean frozen() {
        return userInfo.frozen();
    }

    /**
     * What his points pay of an order; nothing where the shop does not let points pay, or where he has none.
     *
     * @param  orderFen what the order costs, in fen
     * @throws IllegalArgumentException the order costs less than nothing
     * @throws IllegalStateException    the rule was not asked for ({@code point_rules=1}), or is none that the document knows
     */
    public PointsDeduction deduction(long orderFen) {
        if (pointsPayOpen == null) {
            throw new IllegalStateException("The answer says nothing of points that pay for orders."
                    + " Ask for the rule: point_rules=1, or the header CamelZvcmsPointRules");
        }
        if (!pointsPayOpen || points() == null) {
            return PointsDeduction.NONE;
        }
        if (payRule == null) {
            throw new IllegalStateException("The platform says that points pay for orders, but gives no pay_rule");
        }
        return payRule.deduction(orderFen, points());
    }

    /** Prints the member's id and the branch only: the rest is a customer's. */
    @Override
    public String toString() {
        return "UserIdentity[id=" + (userInfo == null ? null : userInfo.id()) + ", multiStoreId=" + multiStoreId + "]";
    }
}
