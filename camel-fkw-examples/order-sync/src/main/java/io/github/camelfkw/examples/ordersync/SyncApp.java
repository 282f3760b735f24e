// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync;

import io.github.camelfkw.component.fkw.FilePositionRepository;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.examples.ordersync.csv.DailyCsv;
import io.github.camelfkw.examples.ordersync.waybill.Shipping;
import io.github.camelfkw.examples.ordersync.waybill.WaybillFolder;
import java.nio.charset.Charset;
import java.time.Clock;
import org.apache.camel.main.Main;

/** The routes with all that they need; between {@link #start} and {@link #close} orders and waybills flow. */
public final class SyncApp implements AutoCloseable {

    private final Main main = new Main();
    private final PollWatch polls;
    private final Progress progress;

    public SyncApp(ShopAccess shop, DataFolder folder, Charset csvCharset, Console console, Clock clock) {
        polls = new PollWatch(clock);
        progress = new Progress(console, polls, new FileTokenStore(folder.tokenFile()), shop.shopId(), clock);
        main.bind("positions", new FilePositionRepository(folder.positionFile().toString()));
        main.bind("pollWatch", polls);
        main.bind("progress", progress);
        main.bind("dailyCsv", new DailyCsv(folder.orders(), csvCharset, clock));
        main.bind("waybillFolder", new WaybillFolder(folder, csvCharset, progress));
        main.bind("shipping", new Shipping(progress));
        set("fkw.clientId", shop.clientId());
        set("fkw.clientSecret", shop.clientSecret());
        set("fkw.refreshToken", shop.refreshToken());
        set("fkw.shopId", shop.shopId());
        set("fkw.baseUri", shop.baseUri());
        set("folder.inbox", folder.inbox().toString());
        set("folder.waybills", folder.waybills().toString());
        set("folder.state", folder.state().toString());
    }

    /** Sets what the routes know as <code>{{name}}</code>, over what application.properties says. */
    public SyncApp set(String name, String value) {
        main.addOverrideProperty(name, value);
        return this;
    }

    /** Gives the routes a bean. */
    public SyncApp bind(String name, Object bean) {
        main.bind(name, bean);
        return this;
    }

    public void start() {
        main.start();
    }

    public PollWatch polls() {
        return polls;
    }

    /** Lets what is under way come to its end, stops, and says what was done. */
    public void stop() {
        main.stop();
        progress.summary();
    }

    /** Stops what did not start well, too. */
    @Override
    public void close() {
        main.stop();
    }
}
