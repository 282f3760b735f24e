// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelfkw.common.AttemptPolicy;
import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.LenientJson;
import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.common.Sleeper;
import io.github.camelfkw.common.StoppableSleeper;
import io.github.camelfkw.common.camel.BaseUri;
import io.github.camelfkw.common.camel.CamelHttpTransport;
import io.github.camelfkw.component.apifm.internal.call.Host;
import io.github.camelfkw.component.apifm.internal.client.Account;
import io.github.camelfkw.component.apifm.internal.client.ApifmGateway;
import io.github.camelfkw.component.apifm.internal.client.SecretNames;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.service.ServiceHelper;

/** A component's gateway, made from the component's options, with the connections and the thread that it runs on. */
final class RunningApifm {

    private static final Pattern PATH_SEGMENT = Pattern.compile("[\\w-]{1,64}");

    private final ExecutorServiceManager executors;
    private final StoppableSleeper stoppable = new StoppableSleeper();
    private final ScheduledExecutorService deadlines;
    private final Map<URI, CamelHttpTransport> transports = new LinkedHashMap<>();
    private final ObjectMapper mapper = wireMapper();
    private final ApifmGateway gateway;

    private RunningApifm(ApifmComponent options, Account account) {
        executors = options.getCamelContext().getExecutorServiceManager();
        deadlines = executors.newSingleThreadScheduledExecutor(options, "ApifmDeadlines");
        account.addresses()
                .forEach((host, address) -> transports.computeIfAbsent(address, a -> transport(options, host, a)));
        Redactor redactor = new Redactor(SecretNames.ALL);
        redactor.rememberAlways(options.getToken());
        Sleeper sleeper = options.getSleeper() == null ? stoppable : options.getSleeper();
        gateway = new ApifmGateway(
                account,
                this::transport,
                new Attempts(
                        AttemptPolicy.of(options.getMaxAttempts(), () -> ThreadLocalRandom.current()
                                .nextDouble()),
                        sleeper),
                new RateBudget(options.getMaxRequestsPerSecond(), System::nanoTime, sleeper),
                redactor,
                mapper);
    }

    /** A date or time is written as its own text, as where it is an argument by itself. */
    private static ObjectMapper wireMapper() {
        return LenientJson.settings()
                .addModule(new SimpleModule("times").addSerializer(TemporalAccessor.class, ToStringSerializer.instance))
                .build();
    }

    private CamelHttpTransport transport(ApifmComponent options, Host host, URI address) {
        return new CamelHttpTransport(
                        options.getCamelContext(),
                        "apifm",
                        address,
                        options.getHttpComponent(),
                        options.getConnectTimeout(),
                        options.getRequestTimeout(),
                        deadlines)
                .addressFrom(host.option())
                .trusting(options.getSslContextParameters());
    }

    private HttpTransport transport(URI address) {
        return transports.get(address);
    }

    /**
     * Checks the options and starts; talks to nobody yet.
     *
     * @throws IllegalArgumentException an option is wrong; names it and the cure
     */
    static RunningApifm start(ApifmComponent options) {
        checkNumbers(options);
        RunningApifm made = new RunningApifm(options, account(options));
        try {
            ServiceHelper.startService(made.transports.values().toArray());
        } catch (RuntimeException e) {
            made.stop();
            throw e;
        }
        return made;
    }

    private static Account account(ApifmComponent options) {
        Map<Host, URI> addresses = new EnumMap<>(Host.class);
        for (Host host : Host.values()) {
            addresses.put(host, BaseUri.parse("apifm", host.option(), options.uriOf(host), options.isAllowHttp()));
        }
        return new Account(
                segment("subDomain", options.getSubDomain()),
                segment("merchantId", options.getMerchantId()),
                addresses);
    }

    private static String segment(String option, String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!PATH_SEGMENT.matcher(value.strip()).matches()) {
            throw new IllegalArgumentException("Option " + option + " of component apifm is " + value
                    + "; it becomes a part of each path and may hold letters, digits, - and _ only");
        }
        return value.strip();
    }

    private static void checkNumbers(ApifmComponent options) {
        if (options.getMaxAttempts() < 1) {
            throw new IllegalArgumentException("Option maxAttempts of component apifm is " + options.getMaxAttempts()
                    + "; at least one attempt is needed");
        }
        if (!RateBudget.isMaximum(options.getMaxRequestsPerSecond())) {
            throw new IllegalArgumentException("Option maxRequestsPerSecond of component apifm is "
                    + options.getMaxRequestsPerSecond() + "; give 0 for no fixed limit, or a number from "
                    + RateBudget.LEAST_MAXIMUM + " on");
        }
        requirePositive("connectTimeout", options.getConnectTimeout());
        requirePositive("requestTimeout", options.getRequestTimeout());
    }

    private static void requirePositive(String option, Duration value) {
        if (value == null || value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(
                    "Option " + option + " of component apifm has to be longer than nothing");
        }
    }

    ApifmGateway gateway() {
        return gateway;
    }

    ObjectMapper mapper() {
        return mapper;
    }

    void stop() {
        stoppable.stop();
        ServiceHelper.stopService(transports.values().toArray());
        executors.shutdownNow(deadlines);
    }
}
