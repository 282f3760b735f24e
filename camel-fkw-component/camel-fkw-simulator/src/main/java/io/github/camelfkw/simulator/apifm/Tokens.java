// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Login tokens of users, and the WeChat codes that can be turned into one. Thread-safe. */
final class Tokens {

    private static final String TOKEN_MARK = "apifmSimToken";
    private static final String CODE_MARK = "apifmSimCode";
    private static final int BYTES = 24;

    private final World world;
    private final Random random;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Long> codes = new HashMap<>();

    private record Session(long uid, Instant expiresAt) {}

    Tokens(World world) {
        this.world = world;
        this.random = new Random(world.seed ^ 0x61_70_69_66_6DL);
    }

    synchronized String issue(long uid) {
        String token = drawn(TOKEN_MARK);
        sessions.put(token, new Session(uid, world.now().plus(world.quirks.tokenLifetime())));
        return token;
    }

    synchronized String issueCode(long uid) {
        String code = drawn(CODE_MARK);
        codes.put(code, uid);
        return code;
    }

    /** The user that a code stands for; a code works once. Null for none. */
    synchronized Long redeem(String code) {
        return codes.remove(code);
    }

    /** @throws Refusal when the token opens nothing */
    synchronized long uidOf(String token) {
        Session session = sessions.get(token);
        if (session == null) {
            throw Refusal.of(world.quirks.tokenRefusedCode(), "当前登录token无效,请重新登录");
        }
        if (!world.now().isBefore(session.expiresAt())) {
            throw Refusal.of(world.quirks.tokenRefusedCode(), "登录已过期,请重新登录");
        }
        return session.uid();
    }

    synchronized void expire(long uid) {
        Instant now = world.now();
        sessions.replaceAll((token, session) ->
                session.uid() == uid && now.isBefore(session.expiresAt()) ? new Session(uid, now) : session);
    }

    synchronized void invalidate(String token) {
        sessions.remove(token);
    }

    private String drawn(String mark) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return mark + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
