// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.proof.Checker.Verdict;
import io.github.camelfkw.component.fkw.proof.Checker.Wanted;
import io.github.camelfkw.component.fkw.proof.Schedule.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a schedule to its end, lets everything settle, and has it checked. */
final class Play {

    /** Polls that everything has to be done in, once nothing changes or fails any more. */
    private static final int POLLS_TO_SETTLE = 40;

    /**
     * What came out.
     *
     * @param verdict    the checker's
     * @param settled    whether the consumer came to the end in a bounded number of polls
     * @param orders     orders there ever were
     * @param versions   versions they had
     * @param faults     requests that met a fault
     * @param restarts   how often a consumer was started anew
     * @param requests   list requests
     * @param deliveries acceptances
     * @param inTrouble  of these, before change and trouble ended
     * @param violations requests that the platform's document does not allow
     */
    record Outcome(
            Verdict verdict,
            boolean settled,
            int orders,
            int versions,
            long faults,
            int restarts,
            long requests,
            int deliveries,
            int inTrouble,
            long violations) {

        boolean isClean() {
            return verdict.isClean() && settled && violations == 0;
        }

        String faultsFound() {
            return verdict.faults() + (settled ? "" : ", never came to the end") + ", violations " + violations;
        }
    }

    /** The consumer's process dies: nothing of it runs any further. */
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;

        Died() {
            super("died", null, false, false);
        }
    }

    private record Delayed(Feed.Delivery delivery, OrderDocument order) {}

    private final Schedule schedule;
    private final Consumers.Factory factory;
    private final ProofShop place;
    private final Random random;
    private final LivingShop platform;
    private final List<Delayed> delayed = new ArrayList<>();

    /** Orders that the route refuses as long as there is trouble. */
    private final Set<String> neverAccepted = new HashSet<>();

    private final AtomicInteger requestsToDeath = new AtomicInteger(-1);
    private Feed<OrderDocument> feed;
    private int restarts;

    private Play(Schedule schedule, Consumers.Factory factory, ProofShop place) {
        this.schedule = schedule;
        this.factory = factory;
        this.place = place;
        this.platform = new LivingShop(schedule, place);
        this.random = new Random(schedule.seed());
    }

    static Outcome run(Schedule schedule, Consumers.Factory factory) {
        return run(schedule, factory, Duration.ofSeconds(20));
    }

    static Outcome run(Schedule schedule, Consumers.Factory factory, Duration requestTimeout) {
        try (ProofShop place = new ProofShop(schedule.seed() + Scale.SEED, requestTimeout)) {
            return new Play(schedule, factory, place).run();
        }
    }

    private Outcome run() {
        platform.begin();
        start();
        schedule.steps().forEach(this::play);
        int acceptedInTrouble = place.evidence.acceptedCount();
        boolean settled = settle();
        Schedule.Reading reading = schedule.reading();
        var versions = place.simulator.history().versions();
        Verdict verdict = Checker.check(
                place.evidence,
                new Wanted(
                        ProofShop.START_FROM,
                        reading.statuses(),
                        Duration.ofSeconds(reading.settleSeconds()),
                        Duration.ofSeconds(reading.lookbackSeconds())),
                versions,
                place.platformNow());
        return new Outcome(
                verdict,
                settled,
                (int) versions.stream()
                        .filter(version -> version.sequence() == 1)
                        .count(),
                versions.size(),
                place.simulator.faults().firedTotal(),
                restarts,
                place.simulator.journal().count("/api/order/getList"),
                place.evidence.acceptedCount(),
                acceptedInTrouble,
                place.simulator.journal().violationCount());
    }

    private void start() {
        place.evidence.started();
        feed = factory.create(place, schedule.reading(), this::beforeRequest);
        feed.open();
    }

    private void beforeRequest() {
        if (requestsToDeath.get() > 0 && requestsToDeath.decrementAndGet() == 0) {
            throw new Died();
        }
    }

    private void play(Step step) {
        if (step instanceof Step.Poll poll) {
            poll(poll.room(), order -> decide(poll, order));
        } else if (step instanceof Step.DieAtDelivery death) {
            AtomicInteger left = new AtomicInteger(death.n());
            poll(Integer.MAX_VALUE, order -> left.decrementAndGet() > 0 ? Answer.ACCEPTED : answerOf(death));
            die();
        } else if (step instanceof Step.DieAtRequest death) {
            requestsToDeath.set(death.n());
            poll(Integer.MAX_VALUE, order -> Answer.ACCEPTED);
            requestsToDeath.set(-1);
            die();
        } else if (step instanceof Step.Restart) {
            restart();
        } else if (step instanceof Step.AnswerDelayed answer) {
            answerDelayed(answer.accepts());
        } else if (step instanceof Step.Wait wait) {
            place.clock.advance(Duration.ofSeconds(wait.seconds()));
        } else if (step instanceof Step.StoreFails failures) {
            place.store.failNext(failures.n());
        } else {
            platform.play(step);
        }
    }

    private enum Answer {
        ACCEPTED,
        SHIPPED,
        REFUSED,
        DELAYED,
        DEATH,
        DEATH_AFTER_ACCEPTANCE
    }

    private interface Route {
        Answer answer(OrderDocument order);
    }

    private static Answer answerOf(Step.DieAtDelivery death) {
        return death.accepted() ? Answer.DEATH_AFTER_ACCEPTANCE : Answer.DEATH;
    }

    private Answer decide(Step.Poll poll, OrderDocument order) {
        if (neverAccepted.contains(order.id())) {
            return Answer.REFUSED;
        }
        if (poll.refusesOneIn() > 0 && random.nextInt(poll.refusesOneIn()) == 0) {
            if (poll.forGood()) {
                neverAccepted.add(order.id());
            }
            return Answer.REFUSED;
        }
        if (poll.delaysOneIn() > 0 && random.nextInt(poll.delaysOneIn()) == 0) {
            return Answer.DELAYED;
        }
        return poll.ships() ? Answer.SHIPPED : Answer.ACCEPTED;
    }

    /** What a scheduled consumer does in a poll. Answers how many orders were given, -1 if it did not come to its end. */
    private int poll(int room, Route route) {
        int given = 0;
        int taken = 0;
        try {
            place.evidence.pollBegan(place.platformNow());
            feed.begin();
            while (taken < room) {
                Optional<List<OrderDocument>> slice = feed.next();
                if (slice.isEmpty()) {
                    return given;
                }
                List<OrderDocument> rows = slice.get();
                for (int i = 0; i < rows.size() && taken < room; i++) {
                    given++;
                    Answer answer = route.answer(rows.get(i));
                    taken += answer == Answer.REFUSED ? 0 : 1;
                    deliver(rows.get(i), answer);
                }
                feed.endSlice();
            }
            return given;
        } catch (Died e) {
            die();
            return -1;
        } catch (FkwException | ProofShop.StoreFailed e) {
            return -1;
        }
    }

    private void deliver(OrderDocument order, Answer answer) {
        Feed.Delivery delivery = feed.deliver(order);
        switch (answer) {
            case ACCEPTED, SHIPPED -> {
                accept(order);
                if (answer == Answer.SHIPPED) {
                    platform.ship(order.id());
                }
                delivery.done();
            }
            case REFUSED -> delivery.failed();
            case DELAYED -> delayed.add(new Delayed(delivery, order));
            case DEATH_AFTER_ACCEPTANCE -> {
                accept(order);
                throw new Died();
            }
            case DEATH -> throw new Died();
        }
    }

    private void accept(OrderDocument order) {
        place.evidence.accepted(Evidence.Key.of(order.id(), order.json()));
    }

    private void answerDelayed(boolean accepts) {
        for (Delayed late : delayed) {
            if (accepts) {
                accept(late.order());
                late.delivery().done();
            } else {
                late.delivery().failed();
            }
        }
        delayed.clear();
    }

    private void die() {
        delayed.clear();
        restarts++;
        start();
    }

    private void restart() {
        restarts++;
        try {
            feed.close();
        } catch (ProofShop.StoreFailed e) {
            // Then the next one starts from the position before.
        }
        answerDelayed(random.nextBoolean());
        start();
    }

    /** Ends all change and trouble, and polls until nothing comes any more. False if that takes too many polls. */
    private boolean settle() {
        place.simulator.life().stop();
        place.simulator.faults().clear();
        place.store.failNext(0);
        answerDelayed(true);
        Instant stopped = place.platformNow();
        Schedule.Reading reading = schedule.reading();
        Instant quietFrom = stopped.plusSeconds(reading.lookbackSeconds() + reading.settleSeconds() + 1L);
        int quiet = 0;
        for (int polls = 0; quiet < 2; polls++) {
            if (polls == POLLS_TO_SETTLE) {
                return false;
            }
            place.clock.advance(Duration.ofSeconds(30));
            boolean late = place.platformNow().isAfter(quietFrom);
            boolean nothing = poll(Integer.MAX_VALUE, order -> Answer.ACCEPTED) == 0;
            // What was refused in the trouble may come again only after some polls.
            quiet = nothing && late && hasReached(stopped) ? quiet + 1 : 0;
        }
        return true;
    }

    private boolean hasReached(Instant time) {
        List<Evidence.Saved> saves = place.evidence.saves();
        return !saves.isEmpty() && saves.get(saves.size() - 1).reached().isAfter(time);
    }
}
