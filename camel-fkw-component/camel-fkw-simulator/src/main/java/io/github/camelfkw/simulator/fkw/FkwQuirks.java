// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.time.Duration;
import java.time.Period;
import java.util.Objects;
import java.util.Set;

/**
 * Everything about the platform that its document leaves open or contradicts, as switches. Each can be moved at run
 * time and applies from the next request or change on. Thread-safe. The defaults follow what was seen live, and where
 * nothing was seen, the plainest reading of the document.
 */
public final class FkwQuirks extends TokenQuirks<FkwQuirks> {

    private volatile String orderListField = "order_list";
    private volatile String orderItemsField = "order_items";
    private volatile String memberPropsField = "propList";
    private volatile boolean memberLevelNames = false;
    private volatile boolean numericIds = false;
    private volatile ListOrder listOrder = ListOrder.NEWEST_CREATED_FIRST;
    private volatile boolean shuffledLists = false;
    private volatile int maxPageSize = 200;
    private volatile boolean timeFromInclusive = true;
    private volatile boolean timeToInclusive = true;
    private volatile Period horizon = Period.ofMonths(3);
    private volatile Duration visibilityLag = Duration.ZERO;
    private volatile boolean movesModifiedTime = true;
    private volatile boolean refundMovesModifiedTime = true;
    private volatile boolean acceptsFormBody = true;
    private volatile int callLimit = 0;
    private volatile Duration clockSkew = Duration.ZERO;
    private volatile boolean dateHeader = true;
    private volatile long maxMediaBytes = 10L * 1024 * 1024;
    private volatile long mediaSpaceBytes = 1024L * 1024 * 1024;
    private volatile Set<String> carrierCodes = Set.of();
    private final ProductQuirks products = new ProductQuirks();
    private final MemberQuirks members = new MemberQuirks();
    private final MediaQuirks media = new MediaQuirks();

    FkwQuirks() {}

    @Override
    FkwQuirks self() {
        return this;
    }

    /**
     * Name of the orders in a list answer: {@code order_list} (example, seen live) or {@code orders} (table).
     * Default: {@code "order_list"}.
     */
    public FkwQuirks orderListField(String orderListField) {
        this.orderListField = Objects.requireNonNull(orderListField, "orderListField");
        return this;
    }

    /** The present setting. */
    public String orderListField() {
        return orderListField;
    }

    /**
     * Name of the items in an order: {@code order_items} (table, seen live) or {@code order_item_list} (example).
     * Default: {@code "order_items"}.
     */
    public FkwQuirks orderItemsField(String orderItemsField) {
        this.orderItemsField = Objects.requireNonNull(orderItemsField, "orderItemsField");
        return this;
    }

    /** The present setting. */
    public String orderItemsField() {
        return orderItemsField;
    }

    /**
     * Name of a member's properties: {@code propList} (example) or {@code prop_list} (table). Default: {@code
     * "propList"}.
     */
    public FkwQuirks memberPropsField(String memberPropsField) {
        this.memberPropsField = Objects.requireNonNull(memberPropsField, "memberPropsField");
        return this;
    }

    /** The present setting. */
    public String memberPropsField() {
        return memberPropsField;
    }

    /**
     * Whether a member's properties come as one object instead of an array; the document's example starts so.
     * Short for {@link MemberQuirks#propsForm(MemberPropsForm)} with OBJECT or ARRAY. Default: {@code false}.
     */
    public FkwQuirks memberPropsAsObject(boolean memberPropsAsObject) {
        members.propsForm(memberPropsAsObject ? MemberPropsForm.OBJECT : MemberPropsForm.ARRAY);
        return this;
    }

    /** The present setting. */
    public boolean memberPropsAsObject() {
        return members.propsForm() == MemberPropsForm.OBJECT;
    }

    /**
     * Whether {@code member/get} gives the level as a name such as 黄金会员 (example) instead of a number (table).
     * Default: {@code false}.
     */
    public FkwQuirks memberLevelNames(boolean memberLevelNames) {
        this.memberLevelNames = memberLevelNames;
        return this;
    }

    /** The present setting. */
    public boolean memberLevelNames() {
        return memberLevelNames;
    }

    /** Whether ids made of digits come as JSON numbers. Default: strings. */
    public FkwQuirks numericIds(boolean numericIds) {
        this.numericIds = numericIds;
        return this;
    }

    /** The present setting. */
    public boolean numericIds() {
        return numericIds;
    }

    /** Order of the order lists; undocumented. Default: {@code ListOrder.NEWEST_CREATED_FIRST}. */
    public FkwQuirks listOrder(ListOrder listOrder) {
        this.listOrder = Objects.requireNonNull(listOrder, "listOrder");
        return this;
    }

    /** The present setting. */
    public ListOrder listOrder() {
        return listOrder;
    }

    /**
     * Whether order lists come in no order at all: each request is answered with a page of a shuffle of its own, whatever
     * {@link #listOrder()} says. Default: {@code false}.
     */
    public FkwQuirks shuffledLists(boolean shuffledLists) {
        this.shuffledLists = shuffledLists;
        return this;
    }

    /** The present setting. */
    public boolean shuffledLists() {
        return shuffledLists;
    }

    /** Largest {@code page_size} of any list; documented as 200. Default: {@code 200}. */
    public FkwQuirks maxPageSize(int maxPageSize) {
        this.maxPageSize = maxPageSize;
        return this;
    }

    /** The present setting. */
    public int maxPageSize() {
        return maxPageSize;
    }

    /** Whether {@code time_from} itself belongs to the window; undocumented. Default: {@code true}. */
    public FkwQuirks timeFromInclusive(boolean timeFromInclusive) {
        this.timeFromInclusive = timeFromInclusive;
        return this;
    }

    /** The present setting. */
    public boolean timeFromInclusive() {
        return timeFromInclusive;
    }

    /** Whether {@code time_to} itself belongs to the window; undocumented. Default: {@code true}. */
    public FkwQuirks timeToInclusive(boolean timeToInclusive) {
        this.timeToInclusive = timeToInclusive;
        return this;
    }

    /** The present setting. */
    public boolean timeToInclusive() {
        return timeToInclusive;
    }

    /**
     * How far back order lists reach by the calendar; documented as three months, which can be as little as 89 days.
     * Default: {@code Period.ofMonths(3)}.
     */
    public FkwQuirks horizon(Period horizon) {
        this.horizon = Objects.requireNonNull(horizon, "horizon");
        return this;
    }

    /** The present setting. */
    public Period horizon() {
        return horizon;
    }

    /**
     * How long after a change the new version of an order shows in lists, under its new {@code modified_time}; until
     * then lists show the version before. {@code order/get} always gives the newest. Default: {@code Duration.ZERO}.
     */
    public FkwQuirks visibilityLag(Duration visibilityLag) {
        this.visibilityLag = Objects.requireNonNull(visibilityLag, "visibilityLag");
        return this;
    }

    /** The present setting. */
    public Duration visibilityLag() {
        return visibilityLag;
    }

    /** Whether changes move {@code modified_time} at all; undocumented. Default: {@code true}. */
    public FkwQuirks movesModifiedTime(boolean movesModifiedTime) {
        this.movesModifiedTime = movesModifiedTime;
        return this;
    }

    /** The present setting. */
    public boolean movesModifiedTime() {
        return movesModifiedTime;
    }

    /**
     * Whether a change of an item's {@code refund_status} moves {@code modified_time}; undocumented. Default: {@code
     * true}.
     */
    public FkwQuirks refundMovesModifiedTime(boolean refundMovesModifiedTime) {
        this.refundMovesModifiedTime = refundMovesModifiedTime;
        return this;
    }

    /** The present setting. */
    public boolean refundMovesModifiedTime() {
        return refundMovesModifiedTime;
    }

    /** Whether parameters of a POST are also read from a form body; undocumented. Default: {@code true}. */
    public FkwQuirks acceptsFormBody(boolean acceptsFormBody) {
        this.acceptsFormBody = acceptsFormBody;
        return this;
    }

    /** The present setting. */
    public boolean acceptsFormBody() {
        return acceptsFormBody;
    }

    /**
     * How many calls of a shop any one second of the platform's clock allows; a call beyond that has no effect and is
     * answered with 接口调用过于频繁. Counted are calls with a valid token, for each shop apart; refused ones do not
     * count, and neither do the calls of OAuth. 0 = no limit. Undocumented. Default: {@code 0}.
     *
     * @throws IllegalArgumentException for a negative number
     */
    public FkwQuirks callLimit(int perSecond) {
        if (perSecond < 0) {
            throw new IllegalArgumentException("callLimit needs 0 (no limit) or more, not " + perSecond);
        }
        this.callLimit = perSecond;
        return this;
    }

    /** The present setting. */
    public int callLimit() {
        return callLimit;
    }

    /**
     * How far the platform's clock – {@code Date}, {@code modified_time}, expiry – is ahead of the simulator's
     * clock. Default: {@code Duration.ZERO}.
     */
    public FkwQuirks clockSkew(Duration clockSkew) {
        this.clockSkew = Objects.requireNonNull(clockSkew, "clockSkew");
        return this;
    }

    /** The present setting. */
    public Duration clockSkew() {
        return clockSkew;
    }

    /** Whether answers carry a {@code Date} header. Default: {@code true}. */
    public FkwQuirks dateHeader(boolean dateHeader) {
        this.dateHeader = dateHeader;
        return this;
    }

    /** The present setting. */
    public boolean dateHeader() {
        return dateHeader;
    }

    /** Largest file that can be uploaded; the document names no number. Default 10 MiB. */
    public FkwQuirks maxMediaBytes(long maxMediaBytes) {
        this.maxMediaBytes = maxMediaBytes;
        return this;
    }

    /** The present setting. */
    public long maxMediaBytes() {
        return maxMediaBytes;
    }

    /** Space of a shop's media library; the document names no number. Default 1 GiB. */
    public FkwQuirks mediaSpaceBytes(long mediaSpaceBytes) {
        this.mediaSpaceBytes = mediaSpaceBytes;
        return this;
    }

    /** The present setting. */
    public long mediaSpaceBytes() {
        return mediaSpaceBytes;
    }

    /**
     * Codes of carriers that {@code ship} and {@code complete} take, letter case included; the document demands those of
     * a table that it does not contain, and writes the same one as {@code SHUNFENG} and {@code shunfeng}. Empty = any.
     * Default: empty.
     */
    public FkwQuirks carrierCodes(Set<String> carrierCodes) {
        this.carrierCodes = Set.copyOf(carrierCodes);
        return this;
    }

    /** The present setting. */
    public Set<String> carrierCodes() {
        return carrierCodes;
    }

    /** Further switches that are about products. */
    public ProductQuirks products() {
        return products;
    }

    /** Further switches that are about members. */
    public MemberQuirks members() {
        return members;
    }

    /** Further switches that are about uploads. */
    public MediaQuirks media() {
        return media;
    }
}
