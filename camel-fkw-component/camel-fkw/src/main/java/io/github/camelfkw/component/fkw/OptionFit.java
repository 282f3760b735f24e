// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which endpoint options mean something for which operations; an option that would be silently ignored is refused. */
record OptionFit(String option, Predicate<FkwConfiguration> isSet, Set<FkwOperation> operations) {

    private static final Set<FkwOperation> ORDER_LISTS = EnumSet.of(FkwOperation.orders, FkwOperation.merchantOrders);
    private static final Set<FkwOperation> SCANS = EnumSet.of(FkwOperation.products, FkwOperation.members);
    private static final Set<FkwOperation> SHIPMENTS = EnumSet.of(FkwOperation.ship, FkwOperation.complete);

    private static final Set<FkwOperation> DOCTOR = EnumSet.of(FkwOperation.doctor);

    private static final List<OptionFit> ALL = List.of(
            new OptionFit("status", options -> options.getStatus() != null, ORDER_LISTS),
            new OptionFit("startFrom", options -> options.getStartFrom() != null, ORDER_LISTS),
            new OptionFit(
                    "fetchConcurrency",
                    options -> options.getFetchConcurrency() != FkwConfiguration.DEFAULT_FETCH_CONCURRENCY,
                    ORDER_LISTS),
            new OptionFit("maxRedeliveries", options -> options.getMaxRedeliveries() >= 0, ORDER_LISTS),
            new OptionFit(
                    "reconcile",
                    options -> !FkwConfiguration.DEFAULT_RECONCILE.equals(options.getReconcile()),
                    ORDER_LISTS),
            new OptionFit("idempotentRepository", options -> options.getIdempotentRepository() != null, ORDER_LISTS),
            new OptionFit("timeType", options -> options.getTimeType() != null, ORDER_LISTS),
            new OptionFit(
                    "timeFrom",
                    options -> options.getTimeFrom() != null,
                    EnumSet.of(FkwOperation.orders, FkwOperation.merchantOrders, FkwOperation.position)),
            new OptionFit("timeTo", options -> options.getTimeTo() != null, ORDER_LISTS),
            new OptionFit("changesOnly", FkwConfiguration::isChangesOnly, SCANS),
            new OptionFit(
                    "allPages",
                    FkwConfiguration::isAllPages,
                    EnumSet.of(
                            FkwOperation.orders,
                            FkwOperation.merchantOrders,
                            FkwOperation.products,
                            FkwOperation.members)),
            new OptionFit(
                    "verify",
                    FkwConfiguration::isVerify,
                    EnumSet.of(
                            FkwOperation.pay,
                            FkwOperation.ship,
                            FkwOperation.complete,
                            FkwOperation.cancel,
                            FkwOperation.adjustPoints)),
            new OptionFit("allowRefunding", FkwConfiguration::isAllowRefunding, SHIPMENTS),
            new OptionFit("allowUnknownCarrier", FkwConfiguration::isAllowUnknownCarrier, SHIPMENTS),
            new OptionFit(
                    "action", options -> options.getAction() != PositionAction.get, EnumSet.of(FkwOperation.position)),
            new OptionFit("orderIds", options -> options.getOrderIds() != null, EnumSet.of(FkwOperation.position)),
            new OptionFit("history", options -> !FkwConfiguration.DEFAULT_HISTORY.equals(options.getHistory()), DOCTOR),
            new OptionFit("watch", options -> !Duration.ZERO.equals(options.getWatch()), DOCTOR),
            new OptionFit("measureRotation", FkwConfiguration::isMeasureRotation, DOCTOR),
            new OptionFit("measureRateLimit", FkwConfiguration::isMeasureRateLimit, DOCTOR),
            new OptionFit("maxPace", options -> options.getMaxPace() != FkwConfiguration.DEFAULT_MAX_PACE, DOCTOR),
            new OptionFit("maxCalls", options -> options.getMaxCalls() != FkwConfiguration.DEFAULT_MAX_CALLS, DOCTOR),
            new OptionFit("skipUnchanged", FkwConfiguration::isSkipUnchanged, EnumSet.of(FkwOperation.updateStock)));

    /**
     * Looks at the options of an endpoint.
     *
     * @throws IllegalArgumentException one of them is for other operations; names them
     */
    static void check(FkwEndpoint endpoint) {
        for (OptionFit fit : ALL) {
            if (fit.isSet().test(endpoint.getConfiguration())
                    && !fit.operations().contains(endpoint.getOperation())) {
                throw new IllegalArgumentException("Option " + fit.option() + " means nothing for fkw:"
                        + endpoint.getOperation() + "; it is for "
                        + Arrays.stream(FkwOperation.values())
                                .filter(fit.operations()::contains)
                                .map(Enum::name)
                                .collect(Collectors.joining(", "))
                        + ". Remove it");
            }
        }
    }

    /**
     * Looks at what a consumer needs.
     *
     * @throws IllegalArgumentException an option that needs another one
     */
    static void checkConsumer(FkwEndpoint endpoint) {
        FkwConfiguration options = endpoint.getConfiguration();
        if (options.isAllowShopHeader()) {
            throw new IllegalArgumentException(
                    "Option allowShopHeader means nothing where a route begins: no message has"
                            + " come yet. Remove it");
        }
        if (!endpoint.keepsPosition() && (options.getOffsetRepository() != null || options.getPositionName() != null)) {
            throw new IllegalArgumentException("Option "
                    + (options.getOffsetRepository() != null ? "offsetRepository" : "positionName")
                    + " means nothing for"
                    + " fkw:" + endpoint.getOperation() + " without changesOnly: each poll delivers everything. Set"
                    + " changesOnly=true, or remove it");
        }
    }
}
