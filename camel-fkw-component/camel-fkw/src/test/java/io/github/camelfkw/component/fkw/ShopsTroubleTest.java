// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwReauthorizationRequiredException;
import io.github.camelfkw.simulator.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several shops, and one of them is in trouble: the others must not notice. */
class ShopsTroubleTest extends ShopsTestSupport {

    private static final String ORDERS = "fkw:orders?offsetRepository=#positions&shopId=";

    private void othersAreDelivered() {
        String first = place("1001");
        String third = place("1003");
        until(() -> arrived("1001").contains(first) && arrived("1003").contains(third));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001,1002,1003", "*"})
    void aShopThatLostItsAuthorizationHoldsUpNoOther(String shopId) throws Exception {
        simulator.revoke("1002");
        consume(ORDERS + shopId);
        for (int i = 0; i < 3; i++) {
            othersAreDelivered();
        }
        String waiting = place("1002");
        authorize("1002");
        until(() -> arrived("1002").equals(List.of(waiting)));
        othersAreDelivered();
    }

    @Test
    void aShopThatHangsHoldsUpNoOther() throws Exception {
        fkw.setRequestTimeout(Duration.ofSeconds(2));
        simulator.faults().next(1000, Fault.neverAnswer(), of("1002"));
        consume(ORDERS + "1001,1002,1003");
        for (int i = 0; i < 5; i++) {
            othersAreDelivered();
        }
        assertThat(arrived("1002")).isEmpty();
        assertThat(simulator.faults().fired()).containsKey("neverAnswer");
        simulator.faults().clear();
        place("1002");
        until(() -> arrived("1002").size() == 1);
    }

    @Test
    void pollsAShopInTroubleMoreSeldomUnlessToldOtherwise() throws Exception {
        simulator.faults().next(10_000, Fault.maintenancePage(), of("1002"));
        long begin = System.nanoTime();
        consume(ORDERS + "1001,1002&delay=50");
        until(() -> polls("1002") >= 8);
        // Polls of the others take longer on a busy machine, and are no measure.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(7 * 3 * 50));
        until(() -> polls("1001") > 8);
    }

    @Test
    void obeysABackOffOfTheUsers() throws Exception {
        simulator.faults().next(10_000, Fault.maintenancePage(), of("1002"));
        consume(ORDERS + "1001,1002&backoffMultiplier=1000&backoffErrorThreshold=2");
        until(() -> polls("1002") == 2);
        untilPolled("1001", 20);
        assertThat(polls("1002")).isEqualTo(2);
    }

    @Test
    void aBridgedFailureSaysWhichShopItIs() throws Exception {
        simulator.revoke("1002");
        route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(FkwReauthorizationRequiredException.class)
                        .handled(true)
                        .process(exchange -> arrived.add(exchange.copy()));
                from(ORDERS + "1001,1002&bridgeErrorHandler=true&delay=50&initialDelay=0")
                        .routeId("shops")
                        .to("mock:orders");
            }
        });
        until(() -> arrived("1002").size() >= 1);
        assertThat(arrived).extracting(ShopsTestSupport::shopOf).containsOnly("1002");
        assertThat(arrived.get(0).getMessage().getBody(String.class)).startsWith("Shop 1002: ");
        assertThat(arrived.get(0).getFromRouteId()).isEqualTo("shops");
    }

    private static final class Failures implements ExceptionHandler {

        final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void handleException(Throwable exception) {
            handleException(null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            messages.add(message + "; " + exception.getMessage());
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            handleException(message, exception);
        }
    }

    @Test
    void aShopWhoseOwnPositionIsSpoiltIsReportedOnceAndStartsWhenThatIsMended() throws Exception {
        positions.setState("fkw:orders:1002:all", "{\"format\":\"camel-fkw-posi");
        Failures failures = new Failures();
        camel.getRegistry().bind("failures", failures);
        consume(ORDERS + "1001,1002,1003&exceptionHandler=#failures");
        othersAreDelivered();
        assertThat(shops().polledShops()).containsExactlyInAnyOrder("1001", "1003");
        String id = place("1002");
        positions.setState("fkw:orders:1002:all", "");
        until(() -> arrived("1002").equals(List.of(id)));
        assertThat(failures.messages).singleElement().asString().contains("Shop 1002", "corrupt", "startFrom");
    }

    @Test
    void aShopThatAnotherRouteReadsIsThatOnesUntilItStops() throws Exception {
        camel.addRoutes(consumerOf1002());
        consume(ORDERS + "*");
        othersAreDelivered();
        assertThat(shops().polledShops()).containsExactlyInAnyOrder("1001", "1003");
        camel.getRouteController().stopRoute("own");
        until(() -> shops().polledShops().contains("1002"));
    }

    @Test
    void theRouteDoesNotStartWhereNoShopCan() {
        positions.setState("fkw:orders:1001:all", "{");
        positions.setState("fkw:orders:1002:all", "{");
        assertThatThrownBy(() -> consume(ORDERS + "1001,1002"))
                .hasStackTraceContaining("The position fkw:orders:1001:all")
                .hasStackTraceContaining("is corrupt");
    }

    @Test
    void goesOnWithTheShopsItKnowsWhileTheTokenStoreCannotBeRead() throws Exception {
        consume(ORDERS + "*");
        othersAreDelivered();
        grants.broken = true;
        othersAreDelivered();
        until(() -> grants.refusedLooks > 0);
        othersAreDelivered();
        grants.broken = false;
        assertThat(shops().polledShops()).hasSize(3);
    }

    private HealthCheck.Result health() {
        return shops().getHealthCheck().call();
    }

    @Test
    void isHealthyWhileOneShopIsAndTellsOfTheOthers() throws Exception {
        simulator.revoke("1002");
        consume(ORDERS + "1001,1002");
        until(() -> health().getState() == HealthCheck.State.UP
                && health().getDetails().containsKey("shop.1002"));
        assertThat(health().getDetails()).containsEntry("shops", 2).containsEntry("shops.well", 1);
        until(() -> String.valueOf(health().getDetails().get("shop.1002")).contains("has to be authorized"));
        until(() -> health().getDetails().containsKey("shop.1001.position.behind.seconds"));
        assertThat(health().getDetails())
                .containsEntry("shop.1002.failure.last.class", FkwReauthorizationRequiredException.class.getName());
        simulator.revoke("1001");
        until(() -> health().getState() == HealthCheck.State.DOWN);
        assertThat(health().getMessage()).contains("None of 2 shops is well: 1001, 1002");
        assertThat(health().getError()).isPresent();
    }

    @Test
    void tellsTheSameOfEachShopAsOfOneAlone() throws Exception {
        simulator.revoke("1002");
        consume(ORDERS + "1001,1002");
        until(() -> health().getDetails().containsKey("shop.1002.failure.last.class"));
        until(() -> health().getDetails().containsKey("shop.1001.position.behind.seconds"));
        assertThat(health().getDetails())
                .containsKey("shop.1001.position.reached")
                .containsKey("shop.1002.failure.last.at");
    }

    /** A repository of the user, with a driver that quotes its URL. */
    private static final class Talkative extends MemoryStateRepository {

        static final String URL = "jdbc:mysql://db/erp?user=u&pass=S3cretOfTheDatabase";

        volatile boolean saves = true;

        @Override
        public String getState(String key) {
            if (key.contains("1002")) {
                throw new IllegalStateException("No connection to " + URL);
            }
            return super.getState(key);
        }

        @Override
        public void setState(String key, String value) {
            if (!saves) {
                throw new IllegalStateException("No connection to " + URL);
            }
            super.setState(key, value);
        }
    }

    @Test
    void isDownWithoutTheTextOfAnExceptionThatIsNotTheConnectors() throws Exception {
        Talkative repository = new Talkative();
        camel.getRegistry().bind("talkative", repository);
        consume("fkw:orders?offsetRepository=#talkative&shopId=1001,1002");
        until(() -> health().getDetails().containsKey("shop.1002"));
        assertThat(health().getDetails()).containsEntry("shop.1002", IllegalStateException.class.getName());
        repository.saves = false;
        place("1001");
        // Before the first poll it is DOWN without an error, and the next one may go well: it has nothing to save.
        HealthCheck.Result down = Awaitility.await()
                .until(this::health, result -> result.getError().isPresent());
        assertThat(down.getDetails()).containsEntry("shop.1001", IllegalStateException.class.getName());
        StringWriter all = new StringWriter();
        down.getError().orElseThrow().printStackTrace(new PrintWriter(all));
        assertThat(all + down.getMessage().orElse("") + down.getDetails())
                .contains(IllegalStateException.class.getName())
                .doesNotContain("S3cretOfTheDatabase");
    }

    private void untilHealthTells(String... parts) {
        Awaitility.await().untilAsserted(() -> assertThat(
                        String.valueOf(health().getDetails().get("shop.1002")))
                .contains(parts));
    }

    @Test
    void saysWhatIsWrongWithAShopThatIsNotPolledAndWhatToDo() throws Exception {
        String position = "fkw:orders:1002:all";
        positions.setState(position, "{\"format\":\"camel-fkw-posi");
        consume(ORDERS + "1001,1002");
        untilHealthTells(position, "is corrupt", "Restore it from a copy");
        positions.setState(position, "{\"format\":\"camel-fkw-position\",\"version\":9,\"delivered\":[]}");
        untilHealthTells(position, "version 9", "Use the later release");
        positions.setState(position, "");
        until(() -> shops().polledShops().contains("1002"));
    }

    @Test
    void saysThatAnotherRouteHasThePosition() throws Exception {
        camel.addRoutes(consumerOf1002());
        consume(ORDERS + "1001,1002");
        untilHealthTells("Two consumers would share the position fkw:orders:1002:all", "another positionName");
    }

    @Test
    void saysThatAShopHasNoTokensAndWhereTheyBelong() throws Exception {
        positions.setState("fkw:orders:1002:all", "{\"format\":\"camel-fkw-posi");
        consume(ORDERS + "1001,1002");
        grants.remove("1002");
        untilHealthTells("There is no token for shop 1002", "refreshToken");
    }

    @Test
    void saysThatTheBeginOfANewShopIsTooLongAgo() throws Exception {
        positions.setState("fkw:orders:1002:all", "{\"format\":\"camel-fkw-posi");
        consume(ORDERS + "1001,1002&startFrom=2026-08-25");
        clock.advance(Duration.ofDays(20));
        positions.setState("fkw:orders:1002:all", "");
        untilHealthTells("Option startFrom", "90 days");
    }

    @Test
    void saysThatAHandHasSpoiltThePositionFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("positions");
        camel.getRegistry().bind("file", new FilePositionRepository(file.toString()));
        consume("fkw:orders?offsetRepository=#file&shopId=1001,1002");
        Files.writeString(file, "fkw:orders:2:al");
        place("1002");
        untilHealthTells("Position file " + file, "is corrupt", "Restore it from a copy");
    }

    private static RouteBuilder consumerOf1002() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(ORDERS + "1002&delay=50&initialDelay=0").routeId("own").to("mock:own");
            }
        };
    }

    private void refuses(String from, String to, String... parts) {
        assertThatThrownBy(() -> route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(from).to(to);
                    }
                }))
                .satisfies(e -> {
                    for (String part : parts) {
                        assertThat(e).hasStackTraceContaining(part);
                    }
                });
        assertThat(simulator.journal().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1001,1009|There is no token for shop 1009|tokenFile or tokenStore",
                "1001,1002,1001|names shop 1001 twice|remove",
                "1001,*|an asterisk stands alone|shopId=*",
                "100*|an asterisk stands alone|Name the shops",
                "1001,,1002|has an empty place|remove the comma",
                "1001,|has an empty place|remove the comma"
            })
    void refusesShopsThatCannotBeMeant(String shopId, String problem, String cure) {
        refuses("fkw:orders?shopId=" + shopId, "mock:x", problem, cure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ship|1001,1002", "ship|*", "orders|1001,1002", "products|*"})
    void refusesAProducerOfSeveralShops(String operation, String shopId) {
        refuses(
                "direct:x",
                "fkw:" + operation + "?shopId=" + shopId,
                "shopId=" + shopId + " is not one shop",
                "set allowShopHeader=true");
    }

    @Test
    void refusesASchedulerThatPollsOneShopOnly() {
        camel.getRegistry().bind("mine", new DefaultScheduledPollConsumerScheduler());
        refuses("fkw:orders?shopId=*&scheduler=#mine", "mock:x", "Option scheduler with shopId=*", "quartz or spring");
    }

    @Test
    void refusesOneTriggerForAllShops() {
        refuses(
                "fkw:orders?shopId=*&scheduler=quartz&scheduler.cron=*+*+*+*+*+?&scheduler.triggerId=x",
                "mock:x",
                "triggerId",
                "Remove it");
    }

    @Test
    void refusesAConfiguredTokenOfSeveralShops() {
        fkw.setShopId("1001,1002");
        fkw.setRefreshToken(tokens.refreshToken());
        refuses("fkw:orders", "mock:x", "shopId=1001,1002 of component fkw", "its refreshToken belongs to one");
    }
}
