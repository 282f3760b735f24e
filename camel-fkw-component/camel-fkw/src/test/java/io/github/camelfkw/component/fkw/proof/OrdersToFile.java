// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.FilePositionRepository;
import io.github.camelfkw.component.fkw.FkwConstants;
import java.nio.file.Path;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** The process that is killed: writes each order down before it accepts it, and each position after it was stored. */
final class OrdersToFile {

    private OrdersToFile() {}

    public static void main(String[] args) throws Exception {
        EvidenceFile evidence = EvidenceFile.append(Path.of(args[0], "evidence"));
        ChildRoute.run(
                args,
                new Watched(ChildRoute.positionsIn(args[0]), evidence),
                new ChildRoute.Observer() {
                    @Override
                    public boolean begin(Consumer consumer, Endpoint endpoint) {
                        evidence.pollBegan();
                        return true;
                    }
                },
                exchange -> evidence.accepted(Evidence.Key.of(
                        exchange.getIn().getHeader(FkwConstants.ORDER_ID, String.class),
                        exchange.getIn().getBody(String.class))));
        Thread.currentThread().join();
    }

    private static final class Watched extends ServiceSupport implements StateRepository<String, String> {

        private final FilePositionRepository file;
        private final EvidenceFile evidence;

        Watched(FilePositionRepository file, EvidenceFile evidence) {
            this.file = file;
            this.evidence = evidence;
        }

        @Override
        protected void doStart() {
            file.start();
        }

        @Override
        public void setState(String key, String value) {
            file.setState(key, value);
            // What is kept beside the position has a longer name.
            if (!key.contains(":delivered:")) {
                evidence.saved(Evidence.reachedOf(value));
            }
        }

        @Override
        public String getState(String key) {
            return file.getState(key);
        }
    }
}
