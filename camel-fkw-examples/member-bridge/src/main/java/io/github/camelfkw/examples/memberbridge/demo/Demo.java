// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.demo;

import io.github.camelfkw.examples.memberbridge.BridgeApp;
import io.github.camelfkw.examples.memberbridge.DataFolder;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.apifm.SimGoods;
import io.github.camelfkw.simulator.zvcms.SimUser;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Three platforms, a till, a few troubles on purpose, and the comparison at the end. */
public final class Demo {

    private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String SYSTEM_ERROR = "{\"status\":false,\"code\":10007,\"message\":\"系统繁忙\"}";
    private static final int GOODS = 8;
    private static final int OTHER_MEMBERS = 250;

    private final PrintStream out;
    private final Clock clock;
    private final CountDownLatch never = new CountDownLatch(1);

    public Demo(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /**
     * Runs it.
     *
     * @param  data where it makes a folder that no earlier run has used
     * @return      whether the three platforms agree with the till
     */
    public boolean run(Path data) throws IOException, InterruptedException {
        try (Platforms platforms = Platforms.start();
                DataFolder folder = DataFolder.open(newFolder(data));
                BridgeApp app = app(platforms, folder)) {
            SimGoods changing = fill(platforms);
            DemoTill till = new DemoTill(folder);
            trouble(platforms);
            firstFile(platforms, till);
            app.start();
            introduce(platforms, folder);
            DemoCheck check = new DemoCheck(platforms, folder, till);
            boolean quiet = await(check::isQuiet);
            platforms.apifm().shop().setStores(changing.id(), changing.stores() - 1);
            secondFile(platforms, till);
            quiet &= await(check::isQuiet);
            check.run();
            check.report().forEach(out::println);
            if (!quiet) {
                out.println("It did not become quiet within " + LONGEST.toSeconds() + " s.");
            }
            return quiet && check.agrees();
        }
    }

    private Path newFolder(Path data) {
        String run = "demo-" + RUN.format(clock.instant().atZone(clock.getZone()));
        Path folder = data.resolve(run);
        for (int i = 2; Files.exists(folder); i++) {
            folder = data.resolve(run + "-" + i);
        }
        return folder;
    }

    /** A lively one: rounds every second, and no minutes of waiting for a lost answer. */
    private BridgeApp app(Platforms platforms, DataFolder folder) {
        return new BridgeApp(folder, clock, new SecureRandom())
                .set(platforms.properties())
                .set("till.delay", "300")
                .set("till.minAge", "100")
                .set("rows.delay", "500")
                .set("goods.delay", "1000")
                .set("goods.pageSize", "3")
                .set("bridge.settle", "PT2S");
    }

    /** Members at ZVCMS, of whom FKW knows the first; a frozen one; goods. Gives those whose stock changes later. */
    private static SimGoods fill(Platforms platforms) {
        SimUser known = platforms.zvcms().addUser();
        platforms.zvcms().addUser();
        platforms.zvcms().addUser();
        platforms.zvcms().addUser(spec -> spec.frozen());
        platforms.fkw().shop().addMembers(OTHER_MEMBERS);
        platforms.fkw().shop().addMember(spec -> spec.acct(DemoCheck.ACCOUNT_PREFIX + known.id())
                .points(100, 100));
        for (int i = 1; i < GOODS; i++) {
            int number = i;
            platforms.apifm().shop().addGoods(spec -> spec.name("乌龙茶" + number)
                    .price(number + "9.90")
                    .stores(10 * number)
                    .picture("https://goods.example.com/tea-" + number + ".png"));
        }
        platforms.apifm().shop().addGoods(spec -> spec.name("茶壶")
                .picture("https://goods.example.com/pot.png")
                .sku("4:15", "颜色:红色", "88.00", 3)
                .sku("4:16", "颜色:青色", "98.00", 5));
        return platforms.apifm().shop().goods().get(0);
    }

    private static void trouble(Platforms platforms) {
        platforms.fkw().faults().next(1, Fault.resetAfterEffect(), DemoCheck.POINTS);
        platforms.fkw().faults().next(1, Fault.resetAfterEffect(), DemoCheck.ADD_PRODUCT);
        platforms.zvcms().faults().next(1, Fault.body(SYSTEM_ERROR, "application/json"), request -> "2"
                .equals(request.param("Params.type")));
        platforms.apifm().life().beforeCall("goods", 2, shop -> shop.addGoods(spec -> spec.name("新茶")));
    }

    private static void firstFile(Platforms platforms, DemoTill till) throws IOException {
        SimUser one = platforms.zvcms().users().get(0);
        SimUser two = platforms.zvcms().users().get(1);
        SimUser three = platforms.zvcms().users().get(2);
        SimUser frozen = platforms.zvcms().users().get(3);
        till.byCode("R-1001", one, 25);
        till.byCard("R-1002", two, 10);
        till.byMobile("R-1003", three, 7);
        till.hopeless("R-1004", "UC-nobody", 12);
        till.hopeless("R-1005", frozen.userCode(), 30);
        till.byCode("R-1006", one, -5);
        till.again("R-1001", one, 25);
        till.broken("{\"receipt\":\"R-1007\",\"points\":\"many\"}");
        till.drop();
    }

    private static void secondFile(Platforms platforms, DemoTill till) throws IOException {
        till.byCard("R-1008", platforms.zvcms().users().get(1), 3);
        till.drop();
    }

    private void introduce(Platforms platforms, DataFolder folder) {
        out.println("member-bridge: demo with three platforms of its own, the simulators at");
        out.println("  ZVCMS " + platforms.zvcms().baseUri() + ", FKW "
                + platforms.fkw().baseUri() + ", API Factory "
                + platforms.apifm().apiUri());
        out.println("  data folder " + folder.root());
        out.println("    till/     files of the till: a row is a JSON object on a line of its own");
        out.println("    results/  what became of each receipt");
        out.println("    people/   what somebody has to look at, and why");
        out.println(
                "  Two answers of FKW will get lost, and ZVCMS will be out of order once: on purpose. Ctrl-C ends it.");
    }

    private boolean await(BooleanSupplier condition) throws InterruptedException {
        Instant deadline = clock.instant().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(deadline) || never.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }
}
