// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** One route, several shops: what arrives from where, what each shop remembers, and what becomes of new shops. */
class ShopsConsumerTest extends ShopsTestSupport {

    private static final String ORDERS = "fkw:orders?offsetRepository=#positions&shopId=";

    @Test
    void deliversTheOrdersOfEachShopUnderItsOwnPosition() throws Exception {
        List<String> first = List.of(place("1001"), place("1001"));
        List<String> second = List.of(place("1002"));
        consume(ORDERS + "1001, 1002 ,1003");
        until(() -> arrived.size() == 3);
        untilPolled("1003", 2);
        assertThat(arrived("1001")).containsExactlyElementsOf(first);
        assertThat(arrived("1002")).containsExactlyElementsOf(second);
        assertThat(arrived("1003")).isEmpty();
        assertThat(arrived).extracting(Exchange::getFromRouteId).containsOnly("shops");
        assertThat(arrived)
                .extracting(exchange -> exchange.getFromEndpoint())
                .containsOnly(camel.getRoute("shops").getEndpoint());
        untilSaved("1001", first.get(1));
        untilSaved("1002", second.get(0));
        untilSaved("1003", "\"delivered\":[]");
        assertThat(positions.getState("fkw:orders:1001:all"))
                .contains(first.get(0))
                .doesNotContain(second.get(0));
    }

    @Test
    void eachShopGoesOnWhereItStopped() throws Exception {
        place("1001");
        place("1002");
        consume(ORDERS + "1001,1002");
        until(() -> arrived.size() == 2);
        camel.getRouteController().stopRoute("shops");
        String later = place("1002");
        camel.getRouteController().startRoute("shops");
        until(() -> arrived.size() == 3);
        untilPolled("1001", 2);
        assertThat(arrived("1001")).hasSize(1);
        assertThat(arrived("1002")).hasSize(2).last().isEqualTo(later);
    }

    @Test
    void aChosenPositionNameIsMadeOneForEachShop() throws Exception {
        consume("fkw:orders?offsetRepository=#positions&positionName=erp&shopId=1001,1002");
        until(() -> positions.getState("erp:1001") != null && positions.getState("erp:1002") != null);
        assertThat(positions.getState("erp")).isNull();
    }

    @Test
    void anAsteriskIsEveryShopOfTheTokenStore() throws Exception {
        IntStream.rangeClosed(1, 3).forEach(i -> place("100" + i));
        consume(ORDERS + "*");
        until(() -> arrived.size() == 3);
        assertThat(shops().polledShops()).containsExactlyInAnyOrder("1001", "1002", "1003");
    }

    @Test
    void anAsteriskIncludesTheShopOfTheConfiguredToken() throws Exception {
        fkw.setShopId(shop.id());
        fkw.setRefreshToken(tokens.refreshToken());
        place(shop.id());
        place("1001");
        consume(ORDERS + "*");
        until(() -> arrived.size() == 2);
        assertThat(arrived(shop.id())).hasSize(1);
    }

    /** The grant that grew without a name, and the same shop's grant under its own. */
    @Test
    void doesNotReadAShopTwiceThatTheTokenStoreKnowsByTwoNames() throws Exception {
        grants.save(
                new io.github.camelfkw.component.fkw.client.token.AccessGrant(
                        "default", "1001", null, "a", null, "r", null, null, 0),
                0);
        consume(ORDERS + "*");
        untilPolled("1003", 2);
        assertThat(shops().polledShops()).containsExactlyInAnyOrder("1001", "1002", "1003");
    }

    @Test
    void picksUpAShopThatIsAuthorizedLater() throws Exception {
        grants.remove("1003");
        consume(ORDERS + "*");
        String early = place("1003");
        untilPolled("1001", 2);
        assertThat(shops().polledShops()).containsExactlyInAnyOrder("1001", "1002");
        authorize("1003");
        until(() -> arrived("1003").equals(List.of(early)));
        String later = place("1003");
        until(() -> arrived("1003").equals(List.of(early, later)));
    }

    @Test
    void beginsWithoutAnyShopAndWaitsForTheFirst() throws Exception {
        List.of("1001", "1002", "1003").forEach(grants::remove);
        String id = place("1001");
        consume(ORDERS + "*");
        assertThat(shops().polledShops()).isEmpty();
        authorize("1001");
        until(() -> arrived("1001").equals(List.of(id)));
    }

    @Test
    void leavesAShopAloneWhoseGrantIsGoneAndGoesOnWhenItIsBack() throws Exception {
        place("1002");
        consume(ORDERS + "*");
        until(() -> arrived("1002").size() == 1);
        untilPolled("1002", 2);
        grants.remove("1002");
        until(() -> !shops().polledShops().contains("1002"));
        long calls = simulator.journal().count();
        until(() -> simulator.journal().count() > calls + 6);
        String meanwhile = place("1002");
        assertThat(arrived("1002")).hasSize(1);
        authorize("1002");
        until(() -> arrived("1002").size() == 2);
        untilPolled("1001", 3);
        assertThat(arrived("1002")).hasSize(2).last().isEqualTo(meanwhile);
    }

    @Test
    void pollsMoreShopsThanItHasThreads() throws Exception {
        for (int i = 0; i < 12; i++) {
            simulator.addShop("20" + i, "shop");
            authorize("20" + i);
            place("20" + i);
        }
        consume(ORDERS + "*");
        until(() -> arrived.size() == 12);
        // Threads of other tests' contexts may still be on their way out.
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().contains("(" + camel.getName() + ")")
                        && thread.getName().contains("FkwShops")
                        && !thread.getName().contains("Look"))
                .hasSizeLessThanOrEqualTo(FkwShopsConsumer.MAX_THREADS);
    }

    @Test
    void limitsEachShopsPollByItself() throws Exception {
        IntStream.range(0, 5).forEach(i -> {
            place("1001");
            place("1002");
        });
        consume(ORDERS + "1001,1002&maxMessagesPerPoll=2&greedy=true");
        until(() -> arrived.size() == 10);
        assertThat(arrived("1001")).hasSize(5);
        assertThat(arrived).allSatisfy(exchange -> assertThat(exchange.getProperty(Exchange.BATCH_SIZE, Integer.class))
                .isLessThanOrEqualTo(2));
    }

    @Test
    void suspendsAndResumesAllShops() throws Exception {
        consume(ORDERS + "1001,1002");
        untilPolled("1001", 1);
        untilPolled("1002", 1);
        camel.getRouteController().suspendRoute("shops");
        untilNoCallFor(Duration.ofMillis(300));
        long calls = simulator.journal().count();
        place("1001");
        place("1002");
        untilNoCallFor(Duration.ofMillis(300));
        assertThat(simulator.journal().count()).isEqualTo(calls);
        camel.getRouteController().resumeRoute("shops");
        until(() -> arrived.size() == 2);
    }

    @Test
    void stopsGracefullyWithAnOrderOfEachShopOnItsWay() throws Exception {
        IntStream.range(0, 3).forEach(i -> {
            place("1001");
            place("1002");
        });
        CountDownLatch both = new CountDownLatch(2);
        CountDownLatch gate = new CountDownLatch(1);
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS + "1001,1002&delay=50&initialDelay=0")
                        .routeId("shops")
                        .process(exchange -> {
                            both.countDown();
                            gate.await();
                            arrived.add(exchange.copy());
                        });
            }
        };
        route(route);
        both.await();
        Thread stopping = new Thread(() -> {
            try {
                camel.getRouteController().stopRoute("shops");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        stopping.start();
        // Not while it is still suspending one shop after the other.
        until(() -> shops().isSuspended());
        gate.countDown();
        stopping.join();
        assertThat(arrived("1001")).hasSize(1);
        assertThat(arrived("1002")).hasSize(1);
        camel.getRouteController().startRoute("shops");
        until(() -> arrived.size() == 6);
        untilPolled("1001", 2);
        untilPolled("1002", 2);
        assertThat(arrived("1001")).hasSize(3).doesNotHaveDuplicates();
        assertThat(arrived("1002")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void consumesProductsAndMembersOfSeveralShops() throws Exception {
        simulator.shop("1001").addMembers(3);
        simulator.shop("1002").addMembers(2);
        consume("fkw:members?changesOnly=true&offsetRepository=#positions&shopId=1001,1002");
        until(() -> arrived("1001").size() == 3 && arrived("1002").size() == 2);
        until(() -> positions.getState("fkw:members:1001") != null && positions.getState("fkw:members:1002") != null);
    }

    @Test
    void runsEachShopOnItsOwnQuartzTrigger() throws Exception {
        place("1001");
        place("1002");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS + "1001,1002&scheduler=quartz&scheduler.cron=*+*+*+*+*+?")
                        .routeId("shops")
                        .process(exchange -> arrived.add(exchange.copy()));
            }
        });
        until(() -> arrived("1001").size() == 1 && arrived("1002").size() == 1);
    }

    @Test
    void anEmptyMessageSaysWhichShopIsIdle() throws Exception {
        place("1001");
        consume(ORDERS + "1001,1002&sendEmptyMessageWhenIdle=true");
        until(() -> arrived("1001").size() >= 3 && arrived("1002").size() >= 3);
        synchronized (arrived) {
            assertThat(arrived)
                    .filteredOn(exchange -> exchange.getMessage().getBody() != null)
                    .extracting(ShopsTestSupport::shopOf)
                    .containsExactly("1001");
        }
    }
}
