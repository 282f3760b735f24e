// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * Something that goes wrong with one request. A fault hits either <em>before</em> the request has its effect (the
 * platform never worked on it) or <em>after</em> (the platform did the work, the answer is lost or different); each
 * factory says which. {@link #afterEffect()} turns a fault that replaces the answer into one that hides a success.
 */
public final class Fault {

    enum Kind {
        ANSWER,
        LATENCY,
        TRUNCATED_JSON,
        TRUNCATED_BODY,
        SLOW_BODY,
        HUGE_BODY,
        RESET,
        NEVER
    }

    /** Renders the answer in the dialect of the platform that is simulated. */
    interface Rendering {
        Reply of(Site site);
    }

    private final String name;
    private final Kind kind;
    private final boolean afterEffect;
    private final Rendering rendering;
    private final Duration delay;
    private final long size;

    private Fault(String name, Kind kind, boolean afterEffect, Rendering rendering, Duration delay, long size) {
        this.name = name;
        this.kind = kind;
        this.afterEffect = afterEffect;
        this.rendering = rendering;
        this.delay = delay;
        this.size = size;
    }

    private static Fault answer(String name, Rendering rendering) {
        return new Fault(name, Kind.ANSWER, false, rendering, Duration.ZERO, 0);
    }

    /** The effect takes place at once, the answer comes {@code delay} (real time) later. */
    public static Fault latency(Duration delay) {
        return new Fault("latency", Kind.LATENCY, true, null, Objects.requireNonNull(delay, "delay"), 0);
    }

    /** A bare HTTP status with a short HTML page, as a proxy answers; before the effect. */
    public static Fault status(int status) {
        return answer(
                "status " + status, site -> Reply.html(status, "<html><body><h1>" + status + "</h1></body></html>"));
    }

    /** HTTP 200 with an HTML page that tells of maintenance (seen live); before the effect. */
    public static Fault maintenancePage() {
        return answer("maintenancePage", Site::maintenancePage);
    }

    /** The platform says that it was called too often, in its own words; before the effect. */
    public static Fault throttled() {
        return answer("throttled", Site::throttled);
    }

    /** The platform refuses the token though it is good; before the effect. */
    public static Fault tokenRefused() {
        return answer("tokenRefused", Site::tokenRefused);
    }

    /** An error answer with any result code and message; before the effect. */
    public static Fault unknownResult(int rt, String message) {
        return answer("unknownResult " + rt, site -> site.refused(rt, message));
    }

    /** HTTP 200 with exactly this body; before the effect. */
    public static Fault body(byte[] body, String contentType) {
        byte[] copy = body.clone();
        return answer("body", site -> Reply.of(200, contentType, copy));
    }

    /** HTTP 200 with exactly this text in UTF-8; before the effect. */
    public static Fault body(String body, String contentType) {
        return body(body.getBytes(StandardCharsets.UTF_8), contentType);
    }

    /** A complete HTTP answer whose JSON stops half-way; after the effect. */
    public static Fault truncatedJson() {
        return new Fault("truncatedJson", Kind.TRUNCATED_JSON, true, null, Duration.ZERO, 0);
    }

    /** Announces the whole length, sends half of the body and closes the connection; after the effect. */
    public static Fault truncatedBody() {
        return new Fault("truncatedBody", Kind.TRUNCATED_BODY, true, null, Duration.ZERO, 0);
    }

    /** The true answer in at most ten chunks with a pause (real time) before each; after the effect. */
    public static Fault slowBody(Duration perChunk) {
        return new Fault("slowBody", Kind.SLOW_BODY, true, null, Objects.requireNonNull(perChunk, "perChunk"), 0);
    }

    /** A well-formed answer of about {@code bytes} bytes of JSON, streamed; before the effect. */
    public static Fault hugeBody(long bytes) {
        return new Fault("hugeBody", Kind.HUGE_BODY, false, null, Duration.ZERO, bytes);
    }

    /** TCP reset before the platform works on the request: nothing happened. */
    public static Fault resetBeforeEffect() {
        return new Fault("resetBeforeEffect", Kind.RESET, false, null, Duration.ZERO, 0);
    }

    /** TCP reset after the platform worked on the request: it happened, the answer is lost. */
    public static Fault resetAfterEffect() {
        return new Fault("resetAfterEffect", Kind.RESET, true, null, Duration.ZERO, 0);
    }

    /** No answer until the client hangs up or the simulator closes; before the effect. */
    public static Fault neverAnswer() {
        return new Fault("neverAnswer", Kind.NEVER, false, null, Duration.ZERO, 0);
    }

    /** The same fault, but the request has its effect first. */
    public Fault afterEffect() {
        return new Fault(name, kind, true, rendering, delay, size);
    }

    /** What the journal and the counts call this fault. */
    public String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    boolean isAfterEffect() {
        return afterEffect;
    }

    /** The answer that takes the place of the true one; null for a fault that keeps the true one or sends none. */
    Reply replacement(Site site) {
        return rendering == null ? null : rendering.of(site);
    }

    Duration delay() {
        return delay;
    }

    long size() {
        return size;
    }

    @Override
    public String toString() {
        return name;
    }
}
