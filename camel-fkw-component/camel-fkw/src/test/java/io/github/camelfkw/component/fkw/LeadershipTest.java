// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes behind {@code master:}, one of which reads; leadership moves while orders are on their way. */
class LeadershipTest extends ShopsTestSupport {

    @TempDir
    Path folder;

    private final List<Node> nodes = new ArrayList<>();

    /** An application with a route of its own and positions that it shares with the others. */
    private final class Node {

        final MovableLeadership leadership = new MovableLeadership();
        final CamelContext context = new DefaultCamelContext();
        final List<String> accepted = new CopyOnWriteArrayList<>();
        final CountDownLatch busy = new CountDownLatch(1);
        final CountDownLatch gate = new CountDownLatch(1);
        volatile int stopsAt = -1;

        Node(StateRepository<String, String> repository, String options) throws Exception {
            nodes.add(this);
            context.addComponent("fkw", component());
            context.addService(leadership);
            context.getRegistry().bind("positions", repository);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("master:erp:fkw:orders?offsetRepository=#positions&initialDelay=0&delay=50" + options)
                            .routeId("orders")
                            .process(exchange -> {
                                String id = exchange.getMessage().getHeader(FkwConstants.ORDER_ID, String.class);
                                if (accepted.size() == stopsAt) {
                                    busy.countDown();
                                    awaitGate();
                                }
                                accepted.add(id);
                            });
                }
            });
            context.start();
        }

        /** An ERP does not hear that this thread is interrupted. */
        private void awaitGate() {
            boolean interrupted = false;
            while (gate.getCount() > 0) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(node -> {
            node.gate.countDown();
            node.context.stop();
        });
    }

    private StateRepository<String, String> repository(String kind) {
        return kind.equals("memory")
                ? positions
                : new FilePositionRepository(folder.resolve("positions").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "file"})
    void theNextLeaderGoesOnInTheMiddleOfAWindow(String kind) throws Exception {
        Node first = new Node(repository(kind), "&shopId=1001");
        Node second = new Node(repository(kind), "&shopId=1001");
        List<String> ids = Stream.generate(() -> place("1001")).limit(10).toList();
        first.stopsAt = 3;
        first.leadership.lead(true);
        first.busy.await();

        first.leadership.lead(false);
        second.leadership.lead(true);
        until(() -> second.accepted.size() == 7);
        first.gate.countDown();
        until(() -> first.accepted.size() == 4);

        assertThat(first.accepted).containsExactlyElementsOf(ids.subList(0, 4));
        assertThat(second.accepted)
                .as("the one that was on its way comes twice")
                .containsExactlyElementsOf(ids.subList(3, 10));

        second.leadership.lead(false);
        first.stopsAt = -1;
        first.leadership.lead(true);
        String later = place("1001");
        until(() -> first.accepted.contains(later));
        untilPolled("1001", 2);
        assertThat(first.accepted).hasSize(5);
        assertThat(second.accepted).hasSize(7);
    }

    @Test
    void allShopsMoveToTheNextLeader() throws Exception {
        Node first = new Node(positions, "&shopId=*");
        Node second = new Node(positions, "&shopId=*");
        first.leadership.lead(true);
        List<String> ids = List.of(place("1001"), place("1002"), place("1003"));
        until(() -> first.accepted.size() == 3);
        // What is accepted and not yet saved would come twice.
        untilSaved("1001", ids.get(0));
        untilSaved("1002", ids.get(1));
        untilSaved("1003", ids.get(2));
        first.leadership.lead(false);
        second.leadership.lead(true);
        List<String> later = List.of(place("1001"), place("1002"), place("1003"));
        until(() -> second.accepted.size() == 3);
        assertThat(first.accepted).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(second.accepted).containsExactlyInAnyOrderElementsOf(later);
    }
}
