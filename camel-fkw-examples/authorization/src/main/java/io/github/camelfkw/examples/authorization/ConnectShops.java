// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.authorization;

import io.github.camelfkw.simulator.fkw.FkwSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * Serves the pages until it is ended. With the properties {@code fkw.clientId}, {@code fkw.clientSecret}, {@code
 * fkw.redirectUri}, {@code fkw.baseUri}, {@code fkw.tokenFile}, {@code fkw.positions} and {@code fkw.shops} for the real
 * platform, else for a demo: a platform of two shops in this program, whose login takes any name and password.
 */
public final class ConnectShops implements AutoCloseable {

    static final String PATH = "/fkw";

    private final Main main = new Main(ConnectShops.class);

    private ConnectShops() {
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport starting) {
                requireFreePort(starting.getCamelContext());
            }
        });
    }

    /** Ends with Ctrl-C. */
    public static void main(String[] args) throws Exception {
        if (System.getProperty("fkw.clientId") != null) {
            new ConnectShops().main.run();
            return;
        }
        int port = Integer.getInteger("pages.port", 8080);
        try (FkwSimulator platform = platform(port)) {
            ConnectShops program = demo(platform, port);
            System.out.println("Open " + address(port) + " in a browser. Ctrl-C ends it.");
            program.main.run();
        }
    }

    static String address(int port) {
        return "http://127.0.0.1:" + port + PATH;
    }

    /** Two shops, one of which has orders. */
    static FkwSimulator platform(int port) {
        FkwSimulator platform = FkwSimulator.builder()
                .redirectUri(address(port) + "/callback")
                .build()
                .start();
        platform.addShop("20262026", "北店");
        platform.shop().addOrders(3, order -> order.status("wait_seller_ship"));
        return platform;
    }

    /** The program for a platform that runs here; not started. */
    static ConnectShops demo(FkwSimulator platform, int port) {
        ConnectShops program = new ConnectShops();
        program.set("pages.port", Integer.toString(port));
        program.set("fkw.clientId", FkwSimulator.DEFAULT_CLIENT_ID);
        program.set("fkw.clientSecret", FkwSimulator.DEFAULT_CLIENT_SECRET);
        program.set("fkw.redirectUri", address(port) + "/callback");
        program.set("fkw.baseUri", platform.baseUri().toString());
        program.set("fkw.shops", FkwSimulator.DEFAULT_SHOP_ID + ",20262026");
        try {
            Path folder = Files.createTempDirectory("fkw");
            program.set("fkw.tokenFile", folder.resolve("tokens.json").toString());
            program.set("fkw.positions", folder.resolve("positions.txt").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return program;
    }

    /** Camel only warns when another program has the port, and that program would be what merchants see. */
    private static void requireFreePort(CamelContext camel) {
        String host = camel.resolvePropertyPlaceholders("{{pages.host}}");
        String port = camel.resolvePropertyPlaceholders("{{pages.port}}");
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(host, Integer.parseInt(port)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The pages cannot be served at " + host + ":" + port + " (" + e.getMessage()
                            + "). End the program that has the port, or set -Dpages.port or -Dpages.host",
                    e);
        }
    }

    private void set(String property, String value) {
        main.addOverrideProperty(property, value);
    }

    /** Where the tokens are kept. */
    Path tokenFile() {
        return Path.of(main.getOverrideProperties().getProperty("fkw.tokenFile"));
    }

    void start() {
        main.start();
    }

    Main main() {
        return main;
    }

    @Override
    public void close() {
        main.stop();
    }
}
