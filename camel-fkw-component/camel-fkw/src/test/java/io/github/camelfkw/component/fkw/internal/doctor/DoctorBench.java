// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwDoctorReport;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Outcome;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.simulator.fkw.FkwQuirks;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A doctor at a simulated shop, over real sockets; each wait moves the clock, so that nobody waits. */
abstract class DoctorBench {

    @RegisterExtension
    final Bench bench = new Bench();

    private FkwClient client;

    /** Runs during each wait, after the clock was moved. */
    Runnable meanwhile = () -> {};

    FkwQuirks quirks() {
        return bench.simulator.quirks();
    }

    /** As a test wishes it; nothing that costs is measured by default. */
    static final class Settings {
        Duration history = Duration.ofDays(1);
        Duration watch = Duration.ZERO;
        boolean rotation;
        boolean rateLimit;
        int maxPace = 10;
        int maxCalls = 500;
    }

    FkwClient client() {
        if (client == null) {
            client = bench.client(wishes -> {
                wishes.sleeper = this::sleep;
                wishes.localClock = localClock();
            });
        }
        return client;
    }

    /** The machine's own clock; null: that of the simulator. */
    Clock localClock() {
        return null;
    }

    private void sleep(Duration time) {
        bench.clock.advance(time);
        meanwhile.run();
    }

    FkwDoctorReport examine(Consumer<Settings> wishes) {
        Settings wished = new Settings();
        wishes.accept(wished);
        Clock local = localClock() == null ? bench.clock : localClock();
        return new Doctor(
                        new DoctorTools(
                                client(),
                                TokenManager.DEFAULT_SHOP,
                                local,
                                () -> Duration.between(Bench.NOON, bench.clock.instant())
                                        .toNanos(),
                                this::sleep,
                                Runnable::run),
                        new DoctorSettings(
                                wished.history,
                                wished.watch,
                                wished.rotation,
                                wished.rateLimit,
                                wished.maxPace,
                                wished.maxCalls))
                .measure();
    }

    FkwDoctorReport examine() {
        return examine(settings -> {});
    }

    /** Orders whose times of creation, of change and ids run in different directions; several share a second. */
    void addOrders(int n) {
        bench.shop.addOrders(n, spec -> spec.createdAt(Bench.NOON.minusSeconds(40_000 - 60L * (spec.index() / 2)))
                .modifiedAt(Bench.NOON.minusSeconds(3_600 + 60L * ((spec.index() * 7 % n) / 2)))
                .id(Long.toString(1_000 + spec.index() * 11 % n)));
    }

    static void assertFound(FkwDoctorReport report, String topic, String value) {
        Finding finding = report.finding(topic).orElseThrow();
        assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.FOUND);
        assertThat(finding.value()).as(finding.toString()).isEqualTo(value);
    }

    static void assertNotKnown(FkwDoctorReport report, String topic, String why) {
        Finding finding = report.finding(topic).orElseThrow();
        assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.NOT_KNOWN);
        assertThat(finding.text()).contains(why);
        assertThat(finding.help()).isNotEmpty();
        assertThat(finding.value()).isEmpty();
    }
}
