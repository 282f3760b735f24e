// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform's clock and ours do not agree. */
class ServerClockTest {

    @RegisterExtension
    final Bench bench = new Bench();

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AbstractAppender listener =
            new AbstractAppender("warnings", null, null, false, Property.EMPTY_ARRAY) {
                @Override
                public void append(LogEvent event) {
                    if (event.getLevel() == Level.WARN && event.getLoggerName().endsWith("ServerClock")) {
                        warnings.add(event.getMessage().getFormattedMessage());
                    }
                }
            };

    private String order;

    @BeforeEach
    void listen() {
        listener.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getRootLogger().addAppender(listener);
        org.apache.logging.log4j.core.config.Configurator.setLevel("io.github.camelfkw", Level.INFO);
        order = bench.shop.addOrder().id();
    }

    @AfterEach
    void stopListening() {
        ((LoggerContext) LogManager.getContext(false)).reconfigure();
    }

    @ParameterizedTest
    @ValueSource(longs = {600, -600})
    void differenceOfTenMinutesIsReportedOnceAndCallsWork(long seconds) {
        bench.simulator.quirks().clockSkew(Duration.ofSeconds(seconds));
        FkwClient client = bench.client();
        assertThat(client.serverNow()).isEqualTo(Bench.NOON);
        for (int i = 0; i < 3; i++) {
            assertThat(client.orders("default").get(order).id()).isEqualTo(order);
        }
        assertThat(client.serverNow()).isEqualTo(Bench.NOON.plusSeconds(seconds));
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains(Long.toString(-seconds)).contains("clock");
        assertThat(bench.simulator.journal().last().param("timestamp"))
                .isEqualTo(Long.toString(Bench.NOON.plusSeconds(seconds).toEpochMilli()));
    }

    @Test
    void smallDifferenceIsNotReported() {
        bench.simulator.quirks().clockSkew(Duration.ofSeconds(50));
        FkwClient client = bench.client();
        client.orders("default").get(order);
        assertThat(warnings).isEmpty();
        assertThat(client.serverNow()).isEqualTo(Bench.NOON.plusSeconds(50));
    }

    /** The header is cut to the second: the answer that came right after one tells the time best. */
    @Test
    void theAnswerThatIsLeastBehindCountsForAMinute() {
        FkwClient client = bench.client();
        bench.clock.advance(Duration.ofMillis(900));
        client.orders("default").get(order);
        assertThat(client.serverNow()).isEqualTo(Bench.NOON);
        bench.clock.advance(Duration.ofMillis(200));
        client.orders("default").get(order);
        assertThat(client.serverNow()).isEqualTo(Bench.NOON.plusMillis(1_000));
        bench.clock.advance(Duration.ofMillis(1_700));
        client.orders("default").get(order);
        assertThat(client.serverNow()).isEqualTo(Bench.NOON.plusMillis(2_700));
        bench.clock.advance(Duration.ofSeconds(90));
        client.orders("default").get(order);
        assertThat(client.serverNow()).isEqualTo(Bench.NOON.plusSeconds(92));
    }

    @Test
    void aClockThatWasSetBackIsBelievedAtOnce() {
        FkwClient client = bench.client();
        client.orders("default").get(order);
        bench.simulator.quirks().clockSkew(Duration.ofSeconds(-20));
        client.orders("default").get(order);
        assertThat(client.serverNow()).isEqualTo(Bench.NOON.minusSeconds(20));
        bench.simulator.quirks().clockSkew(Duration.ZERO);
        client.orders("default").get(order);
        assertThat(client.serverNow()).isEqualTo(Bench.NOON);
    }

    @Test
    void withoutADateInTheAnswerTheLocalClockCounts() {
        bench.simulator.quirks().dateHeader(false).clockSkew(Duration.ofMinutes(10));
        FkwClient client = bench.client();
        client.orders("default").get(order);
        assertThat(client.serverNow()).isEqualTo(Bench.NOON);
    }

    @Test
    void tokenRunsByItsLifetimeWhateverTheClocksSay() {
        bench.simulator.quirks().clockSkew(Duration.ofMinutes(-10));
        FkwClient client = bench.client(w -> w.seed = new io.github.camelfkw.component.fkw.client.token.SeedGrant(
                "default", null, bench.issued.refreshToken()));
        client.orders("default").get(order);
        bench.clock.advance(Duration.ofMinutes(109));
        client.orders("default").get(order);
        assertThat(bench.simulator.tokens().refreshes()).isEqualTo(1);
    }
}
