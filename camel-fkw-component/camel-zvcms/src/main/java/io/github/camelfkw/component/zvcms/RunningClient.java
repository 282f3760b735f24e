// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import io.github.camelfkw.common.AttemptPolicy;
import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.common.StoppableSleeper;
import io.github.camelfkw.common.camel.CamelHttpTransport;
import io.github.camelfkw.component.zvcms.client.ZvcmsClient;
import io.github.camelfkw.component.zvcms.client.ZvcmsCredentials;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceHelper;

/** A component's client, made from the component's options, with the connections and threads that it runs on. */
final class RunningClient {

    private final ExecutorServiceManager executors;
    private final StoppableSleeper stoppable = new StoppableSleeper();
    private final ScheduledExecutorService deadlines;
    private final CamelHttpTransport transport;
    private final ZvcmsClient client;

    private RunningClient(ZvcmsComponent options, CheckedOptions checked) {
        executors = options.getCamelContext().getExecutorServiceManager();
        deadlines = executors.newSingleThreadScheduledExecutor(options, "ZvcmsDeadlines");
        transport = new CamelHttpTransport(
                        options.getCamelContext(),
                        "zvcms",
                        checked.baseUri(),
                        options.getHttpComponent(),
                        options.getConnectTimeout(),
                        options.getRequestTimeout(),
                        deadlines)
                .trusting(options.getSslContextParameters());
        Sleeper sleeper = options.sleeper() == null ? stoppable : options.sleeper();
        AttemptPolicy policy = AttemptPolicy.of(
                options.getMaxAttempts(), () -> ThreadLocalRandom.current().nextDouble());
        client = new ZvcmsClient(new ZvcmsClient.Parts(
                transport,
                new ZvcmsCredentials(options.getOpenId(), options.getSecret(), options.getGrantCode()),
                checked.signer(),
                new Attempts(policy, sleeper),
                new RateBudget(options.getMaxRequestsPerSecond(), System::nanoTime, sleeper),
                options.clock(),
                options.nonces()));
    }

    /**
     * Checks the options and starts a client; talks to nobody yet.
     *
     * @throws IllegalArgumentException an option is missing or wrong; names it and the cure
     */
    static RunningClient start(ZvcmsComponent options) {
        RunningClient made = new RunningClient(options, CheckedOptions.of(options));
        try {
            ServiceHelper.startService(made.transport);
        } catch (RuntimeException e) {
            made.executors.shutdownNow(made.deadlines);
            throw e;
        }
        return made;
    }

    ZvcmsClient client() {
        return client;
    }

    void stop() {
        stoppable.stop();
        ServiceHelper.stopService(transport);
        executors.shutdownNow(deadlines);
    }
}
