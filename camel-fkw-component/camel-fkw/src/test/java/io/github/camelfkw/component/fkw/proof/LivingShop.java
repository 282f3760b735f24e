// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.proof.Schedule.Step;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.Life;
import io.github.camelfkw.simulator.fkw.SimOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The platform's side of a schedule: its past, its ways, and what happens there, also while an answer is on its way. */
final class LivingShop {

    /** What changes after a request, each as likely as the others; null: an order is deleted. */
    private static final Life.Event[] CHANGES = {
        Life.Event.CREATED,
        Life.Event.CREATED,
        Life.Event.PAID,
        Life.Event.PAID,
        Life.Event.SHIPPED,
        Life.Event.SHIPPED,
        Life.Event.SHIPPED,
        Life.Event.COMPLETED,
        Life.Event.CANCELLED,
        Life.Event.TOUCHED,
        Life.Event.TOUCHED,
        Life.Event.REFUNDED,
        null
    };

    private final Schedule schedule;
    private final ProofShop place;
    private final Random random;
    private final List<String> ids = new ArrayList<>();

    LivingShop(Schedule schedule, ProofShop place) {
        this.schedule = schedule;
        this.place = place;
        this.random = new Random(~schedule.seed());
    }

    void begin() {
        Schedule.Platform platform = schedule.platform();
        place.simulator
                .quirks()
                .listOrder(platform.order())
                .timeFromInclusive(platform.fromInclusive())
                .timeToInclusive(platform.toInclusive())
                .clockSkew(Duration.ofSeconds(platform.skewSeconds()));
        lag(platform.lagPercent());
        placePast();
        place.simulator
                .life()
                .betweenRequests(this::change)
                .advanceBetweenRequests(Duration.ofMillis(platform.stepMillis()));
    }

    private synchronized void placePast() {
        int spread = schedule.past().spreadSeconds();
        Instant begin = ProofShop.NOON.minusSeconds(3_600 + spread);
        place.shop
                .addOrders(schedule.past().orders(), order -> {
                    Instant created = begin.plusSeconds(random.nextInt(spread));
                    order.createdAt(created)
                            .modifiedAt(created.plusSeconds(random.nextInt(Math.min(60, spread))))
                            .status(random.nextInt(4) == 0 ? "wait_buyer_pay" : "wait_seller_ship");
                })
                .forEach(order -> ids.add(order.id()));
    }

    private void change(FkwShop shop) {
        for (int i = 0; i < schedule.platform().changes(); i++) {
            Life.Event event = CHANGES[random.nextInt(CHANGES.length)];
            if (event == null) {
                delete(1);
            } else {
                place.simulator.life().happen(shop, event);
            }
        }
    }

    void play(Step step) {
        if (step instanceof Step.BulkEdit edit) {
            soon(edit.request(), () -> bulkEdit(edit.orders()));
        } else if (step instanceof Step.Rush rush) {
            rush(rush.orders());
        } else if (step instanceof Step.Delete deletion) {
            soon(deletion.request(), () -> delete(deletion.orders()));
        } else if (step instanceof Step.Lag lag) {
            lag(lag.percent());
        } else if (step instanceof Step.Faults faults) {
            Fault[] kinds = faults.kind() < 0
                    ? FaultKinds.QUICK.toArray(Fault[]::new)
                    : new Fault[] {FaultKinds.all().get(faults.kind())};
            place.simulator.faults().rate(faults.percent() / 100.0, kinds);
        } else if (step instanceof Step.TokenExpires) {
            place.simulator.expireAccessTokens(place.shop.id());
        } else {
            throw new IllegalArgumentException(step + " does not happen on the platform");
        }
    }

    private void lag(int percent) {
        place.simulator
                .quirks()
                .visibilityLag(Duration.ofMillis(schedule.reading().lookbackSeconds() * 10L * percent));
    }

    private void soon(int request, Runnable what) {
        if (request == 0) {
            what.run();
        } else {
            place.simulator.life().afterListRequest(request, shop -> what.run());
        }
    }

    private synchronized void rush(int orders) {
        place.shop.addOrders(orders, order -> order.status("wait_seller_ship")).forEach(order -> ids.add(order.id()));
    }

    private synchronized void bulkEdit(int orders) {
        place.shop.bulkEdit(some(orders));
    }

    private synchronized void delete(int orders) {
        List<String> gone = some(orders);
        gone.forEach(place.shop::delete);
        ids.removeAll(gone);
    }

    private List<String> some(int n) {
        Collections.shuffle(ids, random);
        return List.copyOf(ids.subList(0, Math.min(n, ids.size())));
    }

    /** The route ships an order, unless it has changed meanwhile. */
    void ship(String id) {
        Optional<String> status = place.shop.order(id).map(SimOrder::status);
        if (status.filter("wait_seller_ship"::equals).isPresent()) {
            try {
                place.shop.ship(id, "SF1000000001", "shunfeng", "顺丰速运");
            } catch (RuntimeException e) {
                // Between the look and the call somebody else was faster: a request was on its way.
            }
        }
    }
}
