// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import io.github.camelfkw.examples.memberbridge.goods.GoodsBook;
import io.github.camelfkw.examples.memberbridge.goods.GoodsReports;
import io.github.camelfkw.examples.memberbridge.goods.Pictures;
import io.github.camelfkw.examples.memberbridge.points.Bookings;
import io.github.camelfkw.examples.memberbridge.points.MemberBook;
import io.github.camelfkw.examples.memberbridge.points.Outcomes;
import io.github.camelfkw.examples.memberbridge.points.Receipts;
import io.github.camelfkw.examples.memberbridge.till.Till;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Random;
import org.apache.camel.CamelContext;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The routes with all that they need; between {@link #start} and {@link #close} rows and goods flow. */
public final class BridgeApp implements AutoCloseable {

    private final Main main = new Main();
    private final DataFolder folder;
    private final Clock clock;
    private final Random random;

    /**
     * @param random makes passwords for members who are enrolled; has to be one that cannot be guessed
     */
    public BridgeApp(DataFolder folder, Clock clock, Random random) {
        this.folder = folder;
        this.clock = clock;
        this.random = random;
        set("folder.till", folder.till());
        set("folder.rows", folder.rows());
        set("folder.people", folder.people());
        set("folder.results", folder.results());
        set("folder.state", folder.state());
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(BaseMainSupport ignored) {
                bind(main.getCamelContext());
            }
        });
    }

    private void set(String name, Path path) {
        set(name, path.toString());
    }

    /** Sets what the routes know as <code>{{name}}</code>, over what application.properties says. */
    public BridgeApp set(String name, String value) {
        main.addOverrideProperty(name, value);
        return this;
    }

    /** The same for several. */
    public BridgeApp set(Map<String, String> values) {
        values.forEach(this::set);
        return this;
    }

    /** After the properties are known, and before the routes are. */
    private void bind(CamelContext context) {
        Duration settle = settle(context);
        Pictures pictures = new Pictures(folder.pictures());
        context.getRegistry().bind("tillFiles", new Till());
        Receipts receipts = new Receipts(folder.receipts());
        context.getRegistry().bind("receipts", receipts);
        context.getRegistry()
                .bind("members", new MemberBook(folder.members(), property(context, "members.accountPrefix"), random));
        context.getRegistry()
                .bind(
                        "bookings",
                        new Bookings(folder.open(), receipts, settle, property(context, "points.remark"), clock));
        context.getRegistry().bind("outcomes", new Outcomes());
        context.getRegistry().bind("pictures", pictures);
        context.getRegistry().bind("goodsBook", new GoodsBook(folder.goods(), pictures, settle, clock));
        context.getRegistry().bind("goodsReports", new GoodsReports());
    }

    private static String property(CamelContext context, String name) {
        return context.resolvePropertyPlaceholders("{{" + name + "}}");
    }

    private static Duration settle(CamelContext context) {
        String text = property(context, "bridge.settle");
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "bridge.settle is " + text + ": give an ISO duration, such as PT5M for five minutes", e);
        }
    }

    public void start() {
        main.start();
    }

    /** Runs until the program is told to end. */
    void run() throws Exception {
        main.run();
    }

    /** The context of the routes that run. */
    public CamelContext context() {
        return main.getCamelContext();
    }

    /** Lets what is under way come to its end, and stops. */
    @Override
    public void close() {
        main.stop();
    }
}
