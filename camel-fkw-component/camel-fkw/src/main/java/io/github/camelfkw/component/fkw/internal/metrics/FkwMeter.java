// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.metrics;

import java.util.Arrays;
import java.util.List;

/** The meters: the one list that the code, the reference and the test of the dashboard go by. */
public enum FkwMeter {
    /** Requests. */
    REQUESTS(
            "fkw.requests",
            Type.TIMER,
            "seconds",
            "Requests to the platform, repetitions and those for tokens (refreshToken, exchangeCode) among them, and how long each took from its sending until its answer was judged, without waiting for its turn",
            Tag.SHOP,
            Tag.OPERATION,
            Tag.OUTCOME),
    /** Repetitions. */
    RETRIES(
            "fkw.retries",
            Type.COUNTER,
            "",
            "Requests that repeated an earlier one of the same call",
            Tag.SHOP,
            Tag.OPERATION),
    /** Refusals for being called too often. */
    THROTTLED(
            "fkw.throttled",
            Type.COUNTER,
            "",
            "Requests that the platform refused because it is called too often (接口调用过于频繁)",
            Tag.SHOP),
    /** Refreshes. */
    TOKEN_REFRESHES("fkw.token.refreshes", Type.COUNTER, "", "Access tokens that were refreshed and saved", Tag.SHOP),
    /** The 28 days. */
    AUTHORIZATION_LEFT(
            "fkw.authorization.left",
            Type.GAUGE,
            "seconds",
            "Until the merchant has to authorize again; 0 when the grant is lost, NaN while it is not known",
            Tag.SHOP),
    /** What the route has accepted. */
    ORDERS_DELIVERED(
            "fkw.orders.delivered",
            Type.COUNTER,
            "",
            "Orders that a route has accepted, each version for itself",
            Tag.SHOP,
            Tag.POSITION),
    /** What comes a second time. */
    ORDERS_DUPLICATES(
            "fkw.orders.duplicates",
            Type.COUNTER,
            "",
            "Orders that were read again and not delivered again: because the position remembers them, as it does with each look back, or because the idempotentRepository does",
            Tag.SHOP,
            Tag.POSITION,
            Tag.KNOWN_BY),
    /** What the feed had missed. */
    ORDERS_RECONCILED(
            "fkw.orders.reconciled",
            Type.COUNTER,
            "",
            "Orders that the daily comparison found and the feed had not seen",
            Tag.SHOP,
            Tag.POSITION),
    /** What the route never accepted. */
    ORDERS_GIVEN_UP(
            "fkw.orders.given.up",
            Type.COUNTER,
            "",
            "Orders that are not tried any more, after maxRedeliveries",
            Tag.SHOP,
            Tag.POSITION),
    /** Polls that ended early. */
    WINDOWS_HELD(
            "fkw.windows.held",
            Type.COUNTER,
            "",
            "Polls that ended at a stretch of time which could not be read completely; the position stays before it",
            Tag.SHOP,
            Tag.POSITION),
    /** Whether it is so now. */
    HELD(
            "fkw.held",
            Type.GAUGE,
            "",
            "1 while the position cannot move although the platform answers, else 0",
            Tag.SHOP,
            Tag.POSITION),
    /** How far behind. */
    LAG(
            "fkw.lag",
            Type.GAUGE,
            "seconds",
            "From what is done to the platform's now; about settle and a delay when nothing is wrong, NaN before the first poll",
            Tag.SHOP,
            Tag.POSITION);

    /** Kinds of meters, as Micrometer calls them. */
    public enum Type {
        /** How often, and how long. */
        TIMER,
        /** How often. */
        COUNTER,
        /** How much now. */
        GAUGE
    }

    /** What meters are told apart by. Each has few values: no id of an order, member or product is among them. */
    public enum Tag {
        /** The component's name; each meter has it. */
        COMPONENT("component"),
        /** The key of the shop's grant: the configured shopId, or default; * for a merchant's code whose shop is not known yet. */
        SHOP("shop"),
        /** What was asked for, such as orders, or refreshToken. */
        OPERATION("operation"),
        /** ok, rejected, unauthorized, throttled, no_answer or unreadable. */
        OUTCOME("outcome"),
        /** The name of a consumer's position. */
        POSITION("position"),
        /** position or repository. */
        KNOWN_BY("known.by");

        private final String key;

        Tag(String key) {
            this.key = key;
        }

        /** As Micrometer writes it. */
        public String key() {
            return key;
        }
    }

    private final String meterName;
    private final Type type;
    private final String unit;
    private final String meaning;
    private final List<Tag> tags;

    FkwMeter(String meterName, Type type, String unit, String meaning, Tag... tags) {
        this.meterName = meterName;
        this.type = type;
        this.unit = unit;
        this.meaning = meaning;
        this.tags = Arrays.asList(tags);
    }

    /** As Micrometer writes it; each monitoring system has its own way to write that. */
    public String meterName() {
        return meterName;
    }

    /** The kind. */
    public Type type() {
        return type;
    }

    /** Micrometer's base unit; empty: a number of things. */
    public String unit() {
        return unit;
    }

    /** For a person. */
    public String meaning() {
        return meaning;
    }

    /** What it is told apart by, besides the component. */
    public List<Tag> tags() {
        return tags;
    }
}
