// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.component.fkw.client.token.FileTokenStore;
import io.github.camelfkw.component.fkw.client.token.SeedGrant;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.simulator.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong: no token, no client secret, no query and no phone number in an exception or in our own log. */
class SecretsTest {

    private static final String OUR_LOGGER = "io.github.camelfkw";
    private static final String MOBILE = "13987654321";
    private static final String PASSWORD = "Geheim_2026";
    private static final String EMAIL = "bob@example.com";
    private static final String WRONG_SECRET = "wrong-secret+with/odd=characters";

    @RegisterExtension
    final Bench bench = new Bench();

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private final Listener listener = new Listener();
    private String order;

    private final class Listener extends AbstractAppender {
        Listener() {
            super("listener", null, null, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            StringWriter text = new StringWriter();
            text.append(event.getMessage().getFormattedMessage());
            if (event.getThrown() != null) {
                event.getThrown().printStackTrace(new PrintWriter(text));
            }
            synchronized (said) {
                said.add("log: " + text);
            }
        }
    }

    @BeforeEach
    void listen() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        LoggerConfig ours = new LoggerConfig(OUR_LOGGER, Level.TRACE, false);
        listener.start();
        ours.addAppender(listener, Level.TRACE, null);
        context.getConfiguration().removeLogger(OUR_LOGGER);
        context.getConfiguration().addLogger(OUR_LOGGER, ours);
        context.updateLoggers();
        order = bench.shop
                .addOrder(spec -> spec.status("wait_seller_ship").consignee("王小明", MOBILE))
                .id();
        secrets.addAll(List.of(
                bench.issued.accessToken(),
                bench.issued.refreshToken(),
                "demo-secret",
                WRONG_SECRET,
                "wrong-secret%2Bwith%2Fodd%3Dcharacters",
                MOBILE,
                "王小明",
                PASSWORD,
                "鲍勃",
                EMAIL,
                bench.issued.refreshToken().substring(0, 15),
                "order_id=",
                "/api/order/get?"));
    }

    @AfterEach
    void stopListening() {
        ((LoggerContext) LogManager.getContext(false)).reconfigure();
    }

    private void go(String what, Consumer<Bench.Wishes> wishes, Consumer<OrderApi> call) {
        goClient(what, wishes, client -> call.accept(client.orders(TokenManager.DEFAULT_SHOP)));
    }

    private void goMembers(String what, Consumer<Bench.Wishes> wishes, Consumer<MemberApi> call) {
        goClient(what, wishes, client -> call.accept(client.members(TokenManager.DEFAULT_SHOP)));
    }

    private void goClient(String what, Consumer<Bench.Wishes> wishes, Consumer<FkwClient> call) {
        Throwable e = catchThrowable(() -> call.accept(bench.client(wishes)));
        assertThat(e).as(what).isNotNull();
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        said.add(what + ": " + text);
        said.add(what + ": " + e);
        bench.simulator.faults().clear();
    }

    private void fault(Fault fault) {
        Consumer<Bench.Wishes> hurried = w -> w.requestTimeout = Duration.ofMillis(150);
        bench.simulator.faults().next(100, fault);
        go(fault + " read", hurried, orders -> orders.get(order));
        bench.simulator.faults().next(100, fault);
        go(fault + " ship", hurried, orders -> orders.ship(new ShipCommand(order, "SF1", "shunfeng", "顺丰")));
        NewMember member = new NewMember("bob_1", PASSWORD, "鲍勃", MOBILE, EMAIL, 1, null, null, null);
        bench.simulator.faults().next(100, fault);
        goMembers(fault + " add member", hurried, members -> members.add(member));
        bench.simulator.faults().next(100, fault);
        goMembers(
                fault + " members",
                hurried,
                members -> members.list(1, 200).rows().get(0).toRecord());
        bench.simulator.faults().next(100, fault);
        goMembers(
                fault + " points",
                hurried,
                members -> members.adjustPoints(PointsAdjustment.of("1", 5, "鲍勃 " + MOBILE), true));
        bench.simulator.faults().next(100, fault);
        go(
                fault + " refresh",
                w -> {
                    w.requestTimeout = Duration.ofMillis(150);
                    w.seed = new SeedGrant(TokenManager.DEFAULT_SHOP, null, bench.issued.refreshToken());
                },
                orders -> orders.list(OrderQuery.all()));
    }

    @Test
    void stayOutOfEveryExceptionAndLogLine() throws Exception {
        String echo = "令牌" + bench.issued.refreshToken() + " 无权,手机" + MOBILE
                + ",client_secret=demo-secret&access_token=" + bench.issued.accessToken();
        fault(Fault.resetAfterEffect());
        fault(Fault.neverAnswer());
        fault(Fault.truncatedBody());
        fault(Fault.status(500));
        fault(Fault.status(404));
        fault(Fault.maintenancePage());
        fault(Fault.throttled());
        fault(Fault.tokenRefused());
        fault(Fault.unknownResult(9, echo));
        fault(Fault.unknownResult(100, echo + "过期"));
        fault(Fault.body("{\"rt\":\"" + bench.issued.refreshToken() + "\",\"msg\":\"" + MOBILE + "\"}", "text/json"));
        fault(Fault.body("<html>" + echo + "</html>", "text/html"));
        fault(Fault.body("{\"rt\":0,\"order\":{\"id\":\"1\",\"price\":\"元" + MOBILE + "\"}", "text/json"));
        bench.simulator
                .faults()
                .next(Fault.body(
                        "{\"rt\":0,\"order\":{\"id\":\"1\",\"price\":\"元" + MOBILE + "\"}}", "application/json"));
        go("bad price", w -> {}, orders -> orders.get(order).toRecord());
        go("closed port", w -> w.baseUri = URI.create("http://127.0.0.1:1"), orders -> orders.get(order));
        go("unknown host", w -> w.baseUri = URI.create("http://shop.invalid"), orders -> orders.get(order));

        goMembers(
                "limits",
                w -> {},
                members -> members.add(new NewMember(
                        EMAIL, PASSWORD.repeat(3), "鲍勃".repeat(30), MOBILE + "0", EMAIL, 1, null, null, null)));
        bench.simulator
                .faults()
                .next(Fault.body(
                        "{\"rt\":0,\"total\":1,\"member_list\":[{\"id\":1,\"currentIgt\":\"鲍勃" + MOBILE + "\"}]}",
                        "text/json"));
        goMembers(
                "bad points",
                w -> {},
                members -> members.list(1, 200).rows().get(0).toRecord());

        bench.simulator.expireAccessTokens(bench.shop.id());
        go("wrong secret", w -> w.clientSecret = WRONG_SECRET, orders -> orders.get(order));
        Path file = folder.resolve("tokens.json");
        Consumer<Bench.Wishes> onFile = w -> w.store = new FileTokenStore(file);
        bench.orders(onFile).get(order);
        Files.writeString(file, Files.readString(file).replace("}", ""));
        go("corrupt file", onFile, orders -> orders.get(order));
        bench.simulator.revoke(bench.shop.id());
        go("revoked", w -> {}, orders -> orders.get(order));

        assertThat(said).hasSizeGreaterThan(100);
        assertThat(said).anySatisfy(line -> assertThat(line).contains("xxxxxx"));
        assertThat(said).anySatisfy(line -> assertThat(line).startsWith("log: "));
        for (String secret : secrets) {
            assertThat(said.stream().filter(line -> line.contains(secret)))
                    .as("lines with " + secret)
                    .isEmpty();
        }
    }
}
