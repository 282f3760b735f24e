// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The look at the ends of authorizations, while the token store hangs. */
class AuthorizationLookTest extends FkwTestSupport {

    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch ends = new CountDownLatch(1);

    private final class HangingStore implements TokenStore {

        @Override
        public Optional<AccessGrant> load(String shopId) {
            return Optional.empty();
        }

        @Override
        public boolean save(AccessGrant grant, long expectedVersion) {
            return true;
        }

        @Override
        public Set<String> shopIds() {
            hangs.countDown();
            try {
                ends.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Set.of();
        }

        @Override
        public void check() {
            // It hangs later.
        }
    }

    @Test
    void leavesTheNextOneOutAndTakesNoThreadMore() throws Exception {
        fkw.setTokenStore(new HangingStore());
        RunningClient client = RunningClient.start(fkw, clock);
        try {
            hangs.await();
            FutureTask<Boolean> next = new FutureTask<>(client::lookAtGrantsUnlessUnderWay, true);
            new Thread(next).start();
            assertThat(next.get(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            ends.countDown();
            client.stop();
        }
    }
}
