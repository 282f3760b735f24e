// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import io.github.camelfkw.component.fkw.FkwDoctorReport.Advice;
import io.github.camelfkw.component.fkw.FkwDoctorReport.Finding;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.FirstEnd;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a refresh of the tokens does. Makes one, by the way of all refreshes: whatever comes back is kept in the token store
 * before it is used. Never tries a refresh token that may be spent.
 */
final class Rotation implements Measure {

    static final String REFRESH_TOKEN = "refresh token after a refresh";
    static final String AUTHORIZATION_END = "end of the authorization";
    static final String OLD_ACCESS_TOKEN = "access token before a refresh";
    static final String OLD_REFRESH_TOKEN = "spent refresh token";
    static final String FORMER_AUTHORIZATION = "authorization before a new one";

    /** Ends are told in whole seconds by the platform's clock at an answer: between two answers has to be more than that. */
    private static final Duration APART = Duration.ofSeconds(20);

    /** Vendor document. */
    private static final Duration ACCESS_LIFE = Duration.ofHours(2);

    private static final Duration EXACT = Duration.ofSeconds(5);
    private static final String SHARE =
            "several programs that use one authorization have to share one token store (tokenFile or tokenStore)";

    private final Calls calls;
    private final DoctorTools tools;
    private final boolean wanted;

    Rotation(Calls calls, DoctorTools tools, boolean wanted) {
        this.calls = calls;
        this.tools = tools;
        this.wanted = wanted;
    }

    @Override
    public List<String> topics() {
        return List.of(REFRESH_TOKEN, AUTHORIZATION_END, OLD_ACCESS_TOKEN, OLD_REFRESH_TOKEN, FORMER_AUTHORIZATION);
    }

    @Override
    public List<Finding> measure() throws InterruptedException {
        if (!wanted) {
            String help = "set measureRotation=true: refreshes the tokens once, which may spend the refresh token for"
                    + " another; needs tokenFile or tokenStore";
            return List.of(
                    Findings.notAsked(REFRESH_TOKEN, "not refreshed", help),
                    Findings.notAsked(AUTHORIZATION_END, "not refreshed", help),
                    Findings.notAsked(OLD_ACCESS_TOKEN, "not refreshed", help),
                    neverTried(),
                    neverAuthorized());
        }
        AccessGrant before = grant();
        Instant given = given(before);
        if (given != null && before.refreshExpiresAt() != null) {
            Duration since = Duration.between(given, tools.client().serverNow());
            if (since.compareTo(APART) < 0 && !since.isNegative()) {
                tools.sleeper().sleep(APART.minus(since));
            }
        }
        calls.spend();
        tools.client().authorization(tools.shopId()).refresh();
        AccessGrant after = grant();
        return List.of(
                refreshToken(before, after),
                end(before, after),
                oldAccessToken(before),
                neverTried(),
                neverAuthorized());
    }

    private AccessGrant grant() {
        TokenManager tokens = tools.client().tokens();
        return tokens.snapshot(tools.shopId()).orElseThrow();
    }

    /**
     * When the platform gave the access token, if that lives for the documented 2 hours; null where that is not known. Says
     * only how long to wait: what is concluded rests on the ends alone.
     */
    private static Instant given(AccessGrant grant) {
        return grant.accessExpiresAt() == null ? null : grant.accessExpiresAt().minus(ACCESS_LIFE);
    }

    private static Finding refreshToken(AccessGrant before, AccessGrant after) {
        List<String> evidence = List.of("one refresh");
        return Objects.equals(before.refreshToken(), after.refreshToken())
                ? Findings.found(
                        REFRESH_TOKEN,
                        "the same",
                        "a refresh gives no other refresh token; keeping the tokens (tokenFile) is still wise: it spares a"
                                + " refresh at each start",
                        evidence)
                : Findings.found(
                        REFRESH_TOKEN,
                        "another",
                        "a refresh gives another refresh token, and it was kept. Whether the one before still works was not"
                                + " tried; take it for dead",
                        evidence,
                        new Advice(
                                "tokenFile",
                                "on a disk that survives (or a tokenStore)",
                                "the refresh token of the configuration is good for the first start only; " + SHARE));
    }

    private static Finding end(AccessGrant before, AccessGrant after) {
        Instant was = before.refreshExpiresAt();
        Instant is = after.refreshExpiresAt();
        if (was == null || is == null) {
            return Findings.notKnown(
                    AUTHORIZATION_END,
                    is == null
                            ? "the platform's answer does not say when the refresh token ends"
                            : "when the authorization ended before is not known: no answer had told it yet",
                    "run it again with the same tokenFile",
                    List.of());
        }
        Duration moved = Duration.between(was, is);
        // Both access tokens live as long, so that their ends are as far apart as the answers.
        Duration passed = before.accessExpiresAt() == null
                ? Duration.ZERO
                : Duration.between(before.accessExpiresAt(), after.accessExpiresAt());
        List<String> evidence = List.of("the end moved by " + Findings.seconds(moved) + " between two answers that are "
                + Findings.seconds(passed) + " apart");
        if (passed.compareTo(APART.minus(EXACT)) < 0) {
            return Findings.notKnown(
                    AUTHORIZATION_END,
                    "the answers are too near to each other, or access tokens live for another time than 2 hours",
                    "run it again in an hour, with the same tokenFile",
                    evidence);
        }
        if (moved.abs().compareTo(EXACT) <= 0) {
            return Findings.found(
                    AUTHORIZATION_END,
                    "stays",
                    "a refresh does not prolong the authorization (or its answer does not say so): the merchant has to"
                            + " authorize again before " + is + "; nothing to set, the connector warns ahead",
                    evidence);
        }
        if (moved.minus(passed).abs().compareTo(EXACT) <= 0) {
            return moves(after.firstEnd(), evidence);
        }
        return Findings.notKnown(
                AUTHORIZATION_END,
                "the end moved by neither nothing nor the time that passed",
                "run it again",
                evidence);
    }

    /** The number alone says little: a platform may repeat it and prolong nothing. */
    private static Finding moves(FirstEnd first, List<String> evidence) {
        return first != null && first.outlived()
                ? Findings.found(
                        AUTHORIZATION_END,
                        "moves",
                        "each refresh starts the time of the authorization anew, as is shown by one that worked after the first end"
                                + " (" + first.at()
                                + "); a shop that is called at least once in that time stays authorized. Nothing"
                                + " to set",
                        evidence)
                : Findings.found(
                        AUTHORIZATION_END,
                        "told to move",
                        "by its answers a refresh starts the time of the authorization anew. Whether it does, or the same number is"
                                + " merely repeated, shows when a refresh works after the first end"
                                + (first == null ? "" : " (" + first.at() + ")")
                                + "; until then the connector warns ahead of that. Nothing to set",
                        evidence);
    }

    private Finding oldAccessToken(AccessGrant before) {
        if (before.accessToken() == null) {
            return Findings.notKnown(OLD_ACCESS_TOKEN, "there was none", "run it again", List.of());
        }
        Instant end = before.accessExpiresAt();
        if (end != null && end.isBefore(tools.client().serverNow().plus(APART))) {
            return Findings.notKnown(OLD_ACCESS_TOKEN, "it was about to end anyway", "run it again", List.of());
        }
        List<String> evidence = List.of("one read with the access token from before the refresh");
        try {
            calls.touchWith(before.accessToken());
            return Findings.found(
                    OLD_ACCESS_TOKEN,
                    "works",
                    "a refresh leaves the access token before it alive; nothing to set",
                    evidence);
        } catch (FkwThrottledException | FkwTransportException e) {
            return Findings.notKnown(
                    OLD_ACCESS_TOKEN,
                    "there was no answer that says (" + Findings.failure(e) + ")",
                    "run it again",
                    evidence);
        } catch (FkwApiException e) {
            boolean known = e instanceof FkwAuthenticationException;
            Advice share = new Advice(
                    "tokenFile", "the same for all programs", "a refresh kills the others' access token; " + SHARE);
            String text = "a refresh kills the access token before it: refused with rt " + e.getCode();
            return known
                    ? Findings.found(OLD_ACCESS_TOKEN, "refused", text, evidence, share)
                    : Findings.found(
                            OLD_ACCESS_TOKEN,
                            "refused",
                            text + ", which the connector does not take for a dead token",
                            evidence,
                            share,
                            new Advice(
                                    "errorTable",
                                    "a file with the line: authorization " + e.getCode() + " .*",
                                    "so that the connector refreshes the tokens instead of giving up. Look at msg first:"
                                            + " the same rt may mean other things, too"));
        }
    }

    private static Finding neverTried() {
        return Findings.notAsked(
                OLD_REFRESH_TOKEN,
                "never tried, on purpose: platforms may answer the second use of a refresh token by ending the whole"
                        + " authorization",
                "nothing: the connector never needs one");
    }

    private static Finding neverAuthorized() {
        return Findings.notAsked(
                FORMER_AUTHORIZATION,
                "never tried, on purpose: whether a new authorization ends the one before shows when the merchant gives one,"
                        + " and the one before may be in use elsewhere",
                "nothing, where all programs share one token store: it keeps the newest");
    }
}
