// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.LivePosition;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** Shops and positions of the context's FKW components, as text and JSON. Shows no token and no personal data. */
@DevConsole(name = "fkw", displayName = "FKW", description = "Shops and positions of the FKW component")
public class FkwDevConsole extends AbstractDevConsole {

    /** For Camel. */
    public FkwDevConsole() {
        super("camel", "fkw", "FKW", "Shops and positions of the FKW component");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        List<JsonObject> components = new ArrayList<>();
        for (String name : new TreeSet<>(getCamelContext().getComponentNames())) {
            if (getCamelContext().hasComponent(name) instanceof FkwComponent fkw) {
                components.add(component(name, fkw));
            }
        }
        JsonObject root = new JsonObject();
        root.put("components", components);
        return root;
    }

    private static JsonObject component(String name, FkwComponent fkw) {
        Instant now = fkw.platformNow();
        JsonObject component = new JsonObject();
        component.put("name", name);
        component.put("platformTime", second(now));
        component.put(
                "shops",
                fkw.shopStatuses().stream()
                        .map(shop -> shop(shop, fkw.sightings().whyNotPolled(shop.shopId())))
                        .toList());
        List<JsonObject> positions = new ArrayList<>();
        fkw.positions().running().forEach((position, feed) -> positions.add(position(position, feed, now)));
        component.put("positions", positions);
        return component;
    }

    private static JsonObject shop(ShopStatus shop, Optional<String> notPolled) {
        JsonObject json = new JsonObject();
        json.put("shop", shop.shopId());
        json.put("grant", shop.grant());
        shop.authorizedUntil().ifPresent(end -> json.put("authorizedUntil", second(end)));
        shop.toldUntil().ifPresent(end -> json.put("toldUntil", second(end)));
        shop.left().ifPresent(left -> json.put("authorizationLeftSeconds", left.toSeconds()));
        shop.lost().ifPresent(why -> {
            json.put("lost", why);
            json.put("cure", shop.cure());
        });
        notPolled.ifPresent(why -> json.put("notPolled", why));
        shop.pace().limit().ifPresent(limit -> json.put("callsPerSecond", Math.round(limit * 100) / 100.0));
        json.put("slowedDown", shop.slowedDown());
        json.put("throttled", shop.pace().refusals());
        json.put("waiting", shop.pace().waiting());
        shop.lastGoodCall().ifPresent(at -> json.put("lastGoodCall", second(at)));
        shop.lastFailure().ifPresent(failure -> {
            JsonObject last = new JsonObject();
            last.put("class", failure.type());
            last.put("operation", failure.operation());
            last.put("at", second(failure.at()));
            json.put("lastError", last);
        });
        return json;
    }

    private static JsonObject position(String name, Feed<?> feed, Instant now) {
        PositionStatus status = PositionStatus.of(feed, now);
        JsonObject json = new JsonObject();
        json.put("position", name);
        status.reached().ifPresent(time -> json.put("reached", second(time)));
        status.behind().ifPresent(behind -> json.put("behindSeconds", behind.toSeconds()));
        Optional<LivePosition> live = feed instanceof LivePosition orders ? Optional.of(orders) : Optional.empty();
        live.flatMap(LivePosition::window)
                .ifPresent(window -> json.put("window", second(window.from()) + " to " + second(window.to())));
        live.flatMap(LivePosition::snapshot).ifPresent(known -> {
            json.put("remembered", known.remembered());
            json.put("inFlight", known.inFlight());
            json.put("notAccepted", known.notAccepted());
        });
        status.held().ifPresent(why -> json.put("held", why));
        return json;
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (Object component : (List<?>) doCallJson(options).get("components")) {
            tell((Map<?, ?>) component, text);
        }
        return text.isEmpty() ? "No FKW component is in use\n" : text.toString();
    }

    private static void tell(Map<?, ?> component, StringBuilder text) {
        text.append("Component ").append(component.get("name")).append(" (platform's time ");
        text.append(component.get("platformTime")).append(")\n");
        for (Object shop : (List<?>) component.get("shops")) {
            text.append("  ").append(line((Map<?, ?>) shop)).append('\n');
        }
        for (Object position : (List<?>) component.get("positions")) {
            text.append("  ").append(line((Map<?, ?>) position)).append('\n');
        }
    }

    /** As {@code shop 1001 · grant valid · authorizationLeftSeconds 86400 (1 d 0 h)}. */
    private static String line(Map<?, ?> values) {
        List<String> parts = new ArrayList<>();
        values.forEach((key, value) -> parts.add(
                key + " " + (value instanceof Map<?, ?> inner ? "(" + line(inner) + ")" : value) + days(key, value)));
        return String.join(" · ", parts);
    }

    private static String days(Object key, Object value) {
        if (!key.toString().endsWith("Seconds") || !(value instanceof Long seconds) || seconds < 3600) {
            return "";
        }
        Duration time = Duration.ofSeconds(seconds);
        return " (" + time.toDays() + " d " + time.toHoursPart() + " h)";
    }
}
