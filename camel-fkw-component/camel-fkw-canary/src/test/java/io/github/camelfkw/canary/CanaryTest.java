// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.fkw.FkwMarks;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EventObject;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import jdk.jfr.Recording;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A secret that is put into any of the channels is found there: without this, "no leak" would mean nothing. */
class CanaryTest {

    private static final String SECRET = FkwSimulator.DEFAULT_CLIENT_SECRET;

    @TempDir
    Path folder;

    private Sightings sightings;

    @BeforeEach
    void begin() {
        sightings = new Sightings(folder.resolve("jvm-1.tsv"));
    }

    @Test
    void findsItInALogEventOfAnyLevelAndInItsException() {
        EveryLogEvent.goesTo(sightings);
        LoggerFactory.getLogger("a.b").trace("the secret is {}", SECRET);
        LoggerFactory.getLogger("c").debug("it failed", new IllegalStateException(new RuntimeException(SECRET)));
        LoggerFactory.getLogger("d").error("nothing to see");
        assertThat(sightings.leaks().keySet())
                .containsExactlyInAnyOrder(leak(Channel.LOG, "a.b"), leak(Channel.LOG, "c"));
        assertThat(sightings.lookedAt(Channel.LOG)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void findsItInAllThatAContextShows() throws Exception {
        ObjectName bean = new ObjectName("org.apache.camel:context=canary,type=planted,name=a");
        ManagementFactory.getPlatformMBeanServer().registerMBean(new Planted(), bean);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension().setName("canary");
            camel.setDevConsole(true);
            CanaryPlugin.watch(camel, sightings);
            camel.build();
            HealthCheckRegistry.get(camel).register(new PlantedCheck());
            DevConsoleRegistry.get(camel).register(new PlantedConsole());
            camel.start();
            ServiceHelper.startService(camel.getManagementStrategy().getEventNotifiers());
            camel.getManagementStrategy().notify(new PlantedEvent(camel));
        } finally {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(bean);
        }
        assertThat(sightings.leaks().keySet())
                .containsExactlyInAnyOrder(
                        leak(Channel.JMX, "planted.Text"),
                        leak(Channel.HEALTH, "planted"),
                        leak(Channel.CONSOLE, "planted"),
                        leak(Channel.CONSOLE, "health"),
                        leak(Channel.EVENT, PlantedEvent.class.getName()));
    }

    @Test
    void findsItInExceptionsThatNobodyEverSaw() throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable(Verdict.EXCEPTIONS).withoutStackTrace();
            recording.start();
            assertThat(new IllegalArgumentException("the secret is " + SECRET)).isNotNull();
            // As the simulator's web server speaks when it is stopped while it works.
            assertThat(new IllegalStateException("oejsi.HttpConnection@1[request=GET /?t=" + SECRET))
                    .isNotNull();
            recording.stop();
            recording.dump(folder.resolve("jvm-2.jfr"));
        }
        assertThat(verdict().lines())
                .anyMatch(line ->
                        line.startsWith("EXCEPTION\tjava.lang.IllegalArgumentException\tCLIENT_SECRET\tthe secret is "))
                .noneMatch(line -> line.contains("oejsi"));
    }

    @Test
    void findsItInFilesThatOthersCanRead() throws IOException {
        Path left = Files.createDirectory(folder.resolve("left"));
        Files.writeString(left.resolve("open"), SECRET);
        Files.setPosixFilePermissions(left.resolve("open"), PosixFilePermissions.fromString("rw-r-----"));
        Files.writeString(left.resolve("closed"), SECRET);
        Files.setPosixFilePermissions(left.resolve("closed"), PosixFilePermissions.fromString("rw-------"));
        Verdict verdict = new Verdict();
        verdict.lookAt(Files.createDirectory(folder.resolve("nothing")), List.of(left));
        assertThat(verdict.isInnocent()).isFalse();
        assertThat(verdict.lines())
                .filteredOn(line -> line.startsWith("FILE"))
                .containsExactly("FILE\topen\tCLIENT_SECRET\t");
    }

    @Test
    void remembersWhatAJvmHasSeenThatWasKilled() throws IOException {
        sightings.look(Channel.LOG, "a.b", "Basic " + SECRET);
        sightings.look(Channel.LOG, "a.b", "Basic " + SECRET);
        assertThat(verdict().lines()).contains("LOG\ta.b\tCLIENT_SECRET\tBasic demo-secret");
    }

    @Test
    void knowsNothingOfWhatItHasNotLookedAt() throws IOException {
        sightings.look(Channel.LOG, "a.b", "nothing");
        sightings.writeCounts();
        Verdict verdict = verdict();
        assertThat(verdict.isInnocent()).isFalse();
        assertThat(verdict.lines())
                .contains("Looked at {LOG=1}", "No leak")
                .anyMatch(line -> line.startsWith("Nothing is known about [EXCEPTION, EVENT,"));
    }

    @Test
    void isContentWhereEachChannelWasLookedAtAndShowsNothing() throws IOException {
        for (Channel channel : Channel.values()) {
            sightings.look(channel, "somewhere", "nothing");
        }
        sightings.writeCounts();
        assertThat(verdict().isInnocent()).isTrue();
    }

    @Test
    void leavesOutTheWireLogAlone() {
        sightings.look(Channel.LOG, "org.apache.hc.client5.http.wire", SECRET);
        sightings.look(Channel.LOG, "org.apache.camel.Tracing", SECRET);
        assertThat(sightings.leaks().keySet()).containsExactly(leak(Channel.LOG, "org.apache.camel.Tracing"));
        EveryLogEvent.goesTo(sightings);
        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.wire").isDebugEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.impl").isTraceEnabled())
                .isTrue();
    }

    private Verdict verdict() throws IOException {
        Verdict verdict = new Verdict();
        verdict.lookAt(folder, List.of());
        return verdict;
    }

    /** A bean that talks too much. */
    public interface PlantedMBean {

        String getText();
    }

    private static final class Planted implements PlantedMBean {

        @Override
        public String getText() {
            return SECRET;
        }
    }

    private static final class PlantedCheck extends AbstractHealthCheck {

        PlantedCheck() {
            super("camel", "planted");
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.detail("token", SECRET).up();
        }
    }

    private static final class PlantedConsole extends AbstractDevConsole {

        PlantedConsole() {
            super("canary", "planted", "Planted", "Talks too much");
        }

        @Override
        protected String doCallText(Map<String, Object> options) {
            return SECRET;
        }

        @Override
        protected Map<String, Object> doCallJson(Map<String, Object> options) {
            return Map.of("token", SECRET);
        }
    }

    /** Says nothing by itself, but tells who asks. */
    public static final class PlantedEvent extends EventObject implements CamelEvent {

        private static final long serialVersionUID = 1L;

        PlantedEvent(Object source) {
            super(source);
        }

        @Override
        public Type getType() {
            return Type.Custom;
        }

        /** The secret. */
        public String getToken() {
            return SECRET;
        }

        @Override
        public long getTimestamp() {
            return 0;
        }

        @Override
        public void setTimestamp(long timestamp) {}
    }

    private static Leak leak(Channel channel, String place) {
        return new Leak(channel, place, FkwMarks.Kind.CLIENT_SECRET);
    }
}
