// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import io.github.camelfkw.component.fkw.FilePositionRepository;
import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.simulator.fkw.FkwSimulator;
import io.github.camelfkw.simulator.fkw.FkwTokens;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.StateRepository;

/** A real route in a process of its own, as small as Camel gets; and how that process is started. */
final class ChildRoute {

    private ChildRoute() {}

    /** What the child is told: folder, address, two tokens, further options of the endpoint. */
    static Process start(
            Class<?> main, Path folder, FkwSimulator simulator, FkwTokens tokens, String options, String... jvm)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.add(main.getName());
        command.add(folder.toString());
        command.add(simulator.baseUri().toString());
        command.add(tokens.accessToken());
        command.add(tokens.refreshToken());
        command.add(options);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("CLASSPATH", classPath());
        File output = folder.resolve("output").toFile();
        return process.redirectOutput(ProcessBuilder.Redirect.appendTo(output)).start();
    }

    /** That of the tests, also where a launcher loads them with a class loader of its own. */
    private static String classPath() {
        if (ChildRoute.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    /** Runs {@code fkw:orders} with a position and tokens in files. */
    static DefaultCamelContext run(
            String[] args,
            StateRepository<String, String> positions,
            PollingConsumerPollStrategy polls,
            Processor orders)
            throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.disableJMX();
        FkwComponent fkw = new FkwComponent();
        fkw.setBaseUri(args[1]);
        fkw.setClientId(FkwSimulator.DEFAULT_CLIENT_ID);
        fkw.setClientSecret(FkwSimulator.DEFAULT_CLIENT_SECRET);
        fkw.setAccessToken(args[2]);
        fkw.setRefreshToken(args[3]);
        fkw.setTokenFile(Path.of(args[0], "tokens").toString());
        camel.addComponent("fkw", fkw);
        camel.getRegistry().bind("positions", positions);
        camel.getRegistry().bind("polls", polls);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?offsetRepository=#positions&pollStrategy=#polls&initialDelay=0&" + args[4])
                        .process(orders);
            }
        });
        camel.start();
        return camel;
    }

    static FilePositionRepository positionsIn(String folder) {
        return new FilePositionRepository(Path.of(folder, "position").toString());
    }

    /** Looks on while Camel polls. */
    abstract static class Observer implements PollingConsumerPollStrategy {

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {}

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            cause.printStackTrace();
            return false;
        }
    }
}
