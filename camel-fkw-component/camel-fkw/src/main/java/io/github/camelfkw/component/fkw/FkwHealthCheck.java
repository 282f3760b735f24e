// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.token.AuthorizationWatch;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * How a component's shops are: DOWN when a grant is lost, with the cure. Readiness only, since no restart gives a grant
 * back. Reads what is in memory and does no I/O.
 */
final class FkwHealthCheck implements HealthCheck {

    private final String id;
    private final Supplier<List<ShopStatus>> shops;
    private boolean enabled = true;

    /**
     * @param id    the check's name
     * @param shops how they are
     */
    FkwHealthCheck(String id, Supplier<List<ShopStatus>> shops) {
        this.id = id;
        this.shops = shops;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this);
        result.detail(CHECK_KIND, Kind.READINESS);
        if (!enabled) {
            result.message("Disabled");
            result.detail(CHECK_ENABLED, false);
            return result.unknown().build();
        }
        List<ShopStatus> all = shops.get();
        List<ShopStatus> lost = new ArrayList<>();
        result.detail("shops", (int) all.stream().filter(ShopStatus::isShop).count());
        for (ShopStatus shop : all) {
            tell(shop, result);
            if (shop.isLost()) {
                lost.add(shop);
            }
        }
        if (lost.isEmpty()) {
            return result.up().build();
        }
        ShopStatus first = lost.get(0);
        result.detail("shops.lost", lost.size());
        result.message("Shop " + first.shopId() + " has to be authorized: "
                + first.lost().orElseThrow() + ". " + first.cure()
                + (lost.size() == 1 ? "" : " (and " + (lost.size() - 1) + " shops more: see the details)"));
        // One merchant must not make an application unready that serves others.
        boolean othersAreWell = all.stream().anyMatch(shop -> shop.needed() && !shop.isLost());
        return (othersAreWell ? result.up() : result.down()).build();
    }

    private static void tell(ShopStatus shop, HealthCheckResultBuilder result) {
        String prefix = "shop." + shop.shopId() + ".";
        result.detail(prefix + "grant", shop.grant());
        shop.authorizedUntil().ifPresent(end -> result.detail(prefix + "authorized.until", end.toString()));
        shop.toldUntil().ifPresent(end -> result.detail(prefix + "authorized.until.told", end.toString()));
        shop.left().ifPresent(left -> result.detail(prefix + "authorization.left.seconds", left.toSeconds()));
        shop.lost().ifPresent(why -> result.detail(prefix + "lost", why));
        if (shop.left().filter(AuthorizationWatch::isNear).isPresent()) {
            result.detail(prefix + "cure", shop.cure());
        }
        result.detail(prefix + "throttled", shop.slowedDown());
        shop.lastGoodCall()
                .ifPresent(at -> result.detail(
                        prefix + "last.good.call",
                        at.truncatedTo(ChronoUnit.SECONDS).toString()));
        shop.lastFailure().ifPresent(failure -> {
            result.detail(prefix + HeldPositionHealthCheck.LAST_FAILURE, failure.type());
            result.detail(
                    prefix + HeldPositionHealthCheck.LAST_FAILURE_AT,
                    failure.at().truncatedTo(ChronoUnit.SECONDS).toString());
            result.detail(prefix + "failure.last.operation", failure.operation());
        });
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public String getGroup() {
        return "camel";
    }

    @Override
    public String getId() {
        return id;
    }
}
