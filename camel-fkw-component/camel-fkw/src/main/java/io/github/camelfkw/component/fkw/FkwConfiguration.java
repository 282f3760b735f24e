// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.MediaFile;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import java.time.Duration;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of an endpoint. */
@UriParams
public class FkwConfiguration {

    static final int DEFAULT_FETCH_CONCURRENCY = 4;
    static final String DEFAULT_RECONCILE = "1d";
    static final Duration DEFAULT_HISTORY = Duration.ofDays(1);
    static final int DEFAULT_MAX_PACE = 10;
    static final int DEFAULT_MAX_CALLS = 500;

    @UriParam(
            description =
                    "Shop whose tokens are used: the platform's shop_id. A route can begin with several shops: their ids separated by commas, or an asterisk for all that the token store holds, also those that are authorized later. Default: the component's shopId.")
    private String shopId;

    @UriParam(
            description =
                    "Wanted status values, separated by commas: wait_buyer_pay, wait_seller_ship, shipped, finished, canceled. Default: all.")
    private String status;

    @UriParam(defaultValue = "200", description = "Rows a page, 1 to 200.")
    private int pageSize = ListPage.MAX_SIZE;

    @UriParam(defaultValue = "false", description = "Delivers the platform's own JSON text instead of records.")
    private boolean rawPayload;

    @UriParam(
            label = "consumer",
            description =
                    "Where to begin when there is no position yet: a duration such as 30d, a time such as 2026-11-22 08:00:00 (Asia/Shanghai) or 2026-11-22T08:00:00+08:00, or now. At most 90 days ago. Default: everything that the platform gives, nearly three months.")
    private String startFrom;

    @UriParam(
            description =
                    "Keeps the position, so that a restart goes on where it stopped. Without it each start begins at startFrom (and, for products and members, delivers everything).")
    private StateRepository<String, String> offsetRepository;

    @UriParam(
            label = "advanced",
            description =
                    "Name that the position is kept under. Default: made of component, operation, shop and status. Needed where two consumers read the same orders.")
    private String positionName;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "2s",
            javaType = "java.time.Duration",
            description = "How long before the platform's clock a poll ends, so that no order can enter what was read.")
    private Duration settle = Duration.ofSeconds(2);

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "3m",
            javaType = "java.time.Duration",
            description =
                    "How far before the end of what was read each poll begins, to catch orders that the platform shows late. What was delivered is remembered that long. Orders that the route has not accepted are read again besides.")
    private Duration lookback = Duration.ofMinutes(3);

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "" + DEFAULT_FETCH_CONCURRENCY,
            description =
                    "For orders and merchantOrders: most requests that are under way at the same time, 1 to 32. With more than 1, up to "
                            + OrderSource.SLICES_AHEAD
                            + " slices of 1200 orders are read while another one is delivered, unless maxMessagesPerPoll is set or there are several shops.")
    private int fetchConcurrency = DEFAULT_FETCH_CONCURRENCY;

    @UriParam(
            label = "consumer",
            defaultValue = "-1",
            description =
                    "For orders and merchantOrders: how often an order that the route does not accept is delivered again before it is given up, so that the position no longer waits for it. It then goes to the exceptionHandler (with bridgeErrorHandler=true to the route's error handler) and to an event. Negative: never given up.")
    private int maxRedeliveries = -1;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = DEFAULT_RECONCILE,
            description =
                    "For orders and merchantOrders: how often orders are compared with what was delivered, by their time of creation, to find changes that did not move the time of change. A duration of 1h to 7d, such as 1d, or off.")
    private String reconcile = DEFAULT_RECONCILE;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "For orders and merchantOrders: remembers each version that the route has accepted, and drops it when it comes again, also after the position was lost. Consumers that share one, such as orders and merchantOrders, deliver an order once.")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "0", description = "Most rows that one poll delivers; 0: no limit.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "For products and members: delivers only what is new or differs from what was delivered before. The offsetRepository remembers it, by id and hash of the content.")
    private boolean changesOnly;

    @UriParam(label = "producer", defaultValue = "1", description = "Page that a list reads, from 1.")
    private int pageNo = 1;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "A list gives all its rows instead of a page: the body is an iterator that holds one page in memory, for split with streaming.")
    private boolean allPages;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Reads before it writes. Order: what is done already in the same way is not sent, what is done otherwise is refused with FkwConflictException. Points: an unknown outcome tells the points before and after.")
    private boolean verify;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Lets the header CamelFkwShopId choose the shop of each call, among those of shopId: several shops, or an asterisk for all that are authorized. While false, no header can change the shop.")
    private boolean allowShopHeader;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Ships an order although a refund of one of its items is running or all are refunded. While false, ship (and complete with a waybill) reads the order first.")
    private boolean allowRefunding;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Sends a carrier's code as it is where it stands for no carrier that is known, instead of refusing it.")
    private boolean allowUnknownCarrier;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "updateStock reads the products first and does not send amounts that the platform has already. Reads up to all pages of products: meant for batches.")
    private boolean skipUnchanged;

    @UriParam(
            label = "producer",
            defaultValue = "" + MediaFile.DEFAULT_MAX_LENGTH,
            description =
                    "Largest file that uploadMediaFile sends, in bytes. The platform's own limit is not documented.")
    private long maxMediaSize = MediaFile.DEFAULT_MAX_LENGTH;

    @UriParam(label = "producer", description = "Which time timeFrom and timeTo mean, for orders and merchantOrders.")
    private TimeType timeType;

    @UriParam(
            label = "producer",
            description =
                    "Begin of the wanted time, such as 2026-11-22 08:00:00 (Asia/Shanghai). For position also how long ago, such as 2h.")
    private String timeFrom;

    @UriParam(
            label = "producer",
            description = "End of the wanted time. Whether the platform includes it is not documented.")
    private String timeTo;

    @UriParam(label = "producer", defaultValue = "get", description = "What position does: get, set, rewind or list.")
    private PositionAction action = PositionAction.get;

    @UriParam(
            label = "producer",
            description =
                    "Orders that position with action=rewind delivers once more, by their ids, separated by commas.")
    private String orderIds;

    @UriParam(
            label = "producer",
            defaultValue = "1d",
            javaType = "java.time.Duration",
            description = "How far back doctor looks for orders to measure with, 1h to 80d.")
    private Duration history = DEFAULT_HISTORY;

    @UriParam(
            label = "producer",
            defaultValue = "0s",
            javaType = "java.time.Duration",
            description =
                    "How long doctor watches the newest orders, to see how late changes show, up to 1h; a call every two seconds. 0: not at all.")
    private Duration watch = Duration.ZERO;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Lets doctor refresh the tokens once, to see what a refresh does. May spend the refresh token for another one, so that tokenFile or tokenStore is needed.")
    private boolean measureRotation;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Lets doctor send calls faster and faster, up to maxPace, until the platform says that it is called too often.")
    private boolean measureRateLimit;

    @UriParam(
            label = "producer",
            defaultValue = "" + DEFAULT_MAX_PACE,
            description = "Calls a second that doctor does not go beyond with measureRateLimit, 1 to 100.")
    private int maxPace = DEFAULT_MAX_PACE;

    @UriParam(
            label = "producer",
            defaultValue = "" + DEFAULT_MAX_CALLS,
            description =
                    "Calls that doctor spends at most, at least 10; repetitions after a passing trouble are not counted.")
    private int maxCalls = DEFAULT_MAX_CALLS;

    public Duration getHistory() {
        return history;
    }

    public void setHistory(Duration history) {
        this.history = history;
    }

    public Duration getWatch() {
        return watch;
    }

    public void setWatch(Duration watch) {
        this.watch = watch;
    }

    public boolean isMeasureRotation() {
        return measureRotation;
    }

    public void setMeasureRotation(boolean measureRotation) {
        this.measureRotation = measureRotation;
    }

    public boolean isMeasureRateLimit() {
        return measureRateLimit;
    }

    public void setMeasureRateLimit(boolean measureRateLimit) {
        this.measureRateLimit = measureRateLimit;
    }

    public int getMaxPace() {
        return maxPace;
    }

    public void setMaxPace(int maxPace) {
        this.maxPace = maxPace;
    }

    public int getMaxCalls() {
        return maxCalls;
    }

    public void setMaxCalls(int maxCalls) {
        this.maxCalls = maxCalls;
    }

    public PositionAction getAction() {
        return action;
    }

    public void setAction(PositionAction action) {
        this.action = action;
    }

    public String getOrderIds() {
        return orderIds;
    }

    public void setOrderIds(String orderIds) {
        this.orderIds = orderIds;
    }

    public String getShopId() {
        return shopId;
    }

    public void setShopId(String shopId) {
        this.shopId = shopId;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public int getPageSize() {
        return pageSize;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public boolean isRawPayload() {
        return rawPayload;
    }

    public void setRawPayload(boolean rawPayload) {
        this.rawPayload = rawPayload;
    }

    public String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public StateRepository<String, String> getOffsetRepository() {
        return offsetRepository;
    }

    public void setOffsetRepository(StateRepository<String, String> offsetRepository) {
        this.offsetRepository = offsetRepository;
    }

    public String getPositionName() {
        return positionName;
    }

    public void setPositionName(String positionName) {
        this.positionName = positionName;
    }

    public Duration getSettle() {
        return settle;
    }

    public void setSettle(Duration settle) {
        this.settle = settle;
    }

    public Duration getLookback() {
        return lookback;
    }

    public void setLookback(Duration lookback) {
        this.lookback = lookback;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getFetchConcurrency() {
        return fetchConcurrency;
    }

    public void setFetchConcurrency(int fetchConcurrency) {
        this.fetchConcurrency = fetchConcurrency;
    }

    public int getMaxRedeliveries() {
        return maxRedeliveries;
    }

    public void setMaxRedeliveries(int maxRedeliveries) {
        this.maxRedeliveries = maxRedeliveries;
    }

    public String getReconcile() {
        return reconcile;
    }

    public void setReconcile(String reconcile) {
        this.reconcile = reconcile;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public int getPageNo() {
        return pageNo;
    }

    public void setPageNo(int pageNo) {
        this.pageNo = pageNo;
    }

    public boolean isChangesOnly() {
        return changesOnly;
    }

    public void setChangesOnly(boolean changesOnly) {
        this.changesOnly = changesOnly;
    }

    public boolean isAllPages() {
        return allPages;
    }

    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public boolean isVerify() {
        return verify;
    }

    public void setVerify(boolean verify) {
        this.verify = verify;
    }

    public boolean isAllowShopHeader() {
        return allowShopHeader;
    }

    public void setAllowShopHeader(boolean allowShopHeader) {
        this.allowShopHeader = allowShopHeader;
    }

    public boolean isAllowRefunding() {
        return allowRefunding;
    }

    public void setAllowRefunding(boolean allowRefunding) {
        this.allowRefunding = allowRefunding;
    }

    public boolean isAllowUnknownCarrier() {
        return allowUnknownCarrier;
    }

    public void setAllowUnknownCarrier(boolean allowUnknownCarrier) {
        this.allowUnknownCarrier = allowUnknownCarrier;
    }

    public boolean isSkipUnchanged() {
        return skipUnchanged;
    }

    public void setSkipUnchanged(boolean skipUnchanged) {
        this.skipUnchanged = skipUnchanged;
    }

    public long getMaxMediaSize() {
        return maxMediaSize;
    }

    public void setMaxMediaSize(long maxMediaSize) {
        this.maxMediaSize = maxMediaSize;
    }

    public TimeType getTimeType() {
        return timeType;
    }

    public void setTimeType(TimeType timeType) {
        this.timeType = timeType;
    }

    public String getTimeFrom() {
        return timeFrom;
    }

    public void setTimeFrom(String timeFrom) {
        this.timeFrom = timeFrom;
    }

    public String getTimeTo() {
        return timeTo;
    }

    public void setTimeTo(String timeTo) {
        this.timeTo = timeTo;
    }
}
