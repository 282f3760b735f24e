// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Who is logged in. What a login answers is assumed: {@code token} and {@code uid}. */
final class SessionCalls {

    private static final String[] BY_WX_CODE = {
        "login_wx",
        "authorize",
        "register_simple",
        "register_complex",
        "loginWxaMobileV2",
        "wxappServiceLogin",
        "wxappServiceAuthorize",
        "wxappServiceRegisterSimple",
        "wxappServiceRegisterComplex",
        "wxappServiceLoginWxaMobile"
    };

    private final Tokens tokens;
    private final ApifmShop shop;

    SessionCalls(Tokens tokens, ApifmShop shop) {
        this.tokens = tokens;
        this.shop = shop;
    }

    Map<String, Handler> handlers() {
        Map<String, Handler> handlers = new HashMap<>();
        for (String call : BY_WX_CODE) {
            handlers.put(call, this::byWxCode);
        }
        handlers.put(
                "login_mobile", request -> byPassword(request, user -> user.mobile.equals(request.text("mobile"))));
        handlers.put(
                "login_username",
                request -> byPassword(request, user -> user.username.equals(request.required("username"))));
        handlers.put("checkToken", request -> null);
        handlers.put("loginout", this::logout);
        handlers.put("checkReferrer", this::checkReferrer);
        handlers.put("bindUsername", this::bindUsername);
        handlers.put("userDetail", SessionCalls::detail);
        handlers.put("userWxinfo", request -> Json.object()
                .put("uid", request.user().uid)
                .put("openid", "demo-openid-" + request.user().uid));
        handlers.put("cyTableToken", this::table);
        return handlers;
    }

    private JsonNode session(long uid) {
        return Json.object().put("token", tokens.issue(uid)).put("uid", uid);
    }

    private JsonNode byWxCode(ApifmRequest request) {
        Long uid = tokens.redeem(request.required("code"));
        if (uid == null) {
            throw Refusal.of(Code.WRONG_STATE, "code 无效或已使用");
        }
        return session(uid);
    }

    private JsonNode byPassword(ApifmRequest request, Predicate<Account> who) {
        String password = request.required("pwd");
        return shop.accounts().stream()
                .filter(user -> who.test(user) && user.password.equals(password))
                .findFirst()
                .map(user -> session(user.uid))
                .orElseThrow(() -> Refusal.of(Code.WRONG_STATE, "用户不存在或密码错误"));
    }

    private JsonNode logout(ApifmRequest request) {
        tokens.invalidate(request.text("token"));
        return null;
    }

    private JsonNode checkReferrer(ApifmRequest request) {
        String referrer = request.required("referrer");
        if (shop.accounts().stream().noneMatch(user -> String.valueOf(user.uid).equals(referrer))) {
            throw Refusal.nothing("邀请码错误");
        }
        return null;
    }

    private JsonNode bindUsername(ApifmRequest request) {
        String name = request.required("username");
        if (shop.accounts().stream().anyMatch(user -> user != request.user() && user.username.equals(name))) {
            throw Refusal.of(Code.WRONG_STATE, "用户名已存在");
        }
        request.user().username = name;
        if (request.has("pwd")) {
            request.user().password = request.text("pwd");
        }
        return null;
    }

    private static JsonNode detail(ApifmRequest request) {
        Account user = request.user();
        ObjectNode detail = Json.object();
        detail.set(
                "base",
                Json.object()
                        .put("id", user.uid)
                        .put("nick", user.nick)
                        .put("mobile", user.mobile)
                        .put("dateAdd", Times.format(user.since)));
        detail.set("ext", Json.object());
        return detail;
    }

    /** All who scan the code of a table share one user, and so one cart. */
    private JsonNode table(ApifmRequest request) {
        return Json.object().put("token", tokens.issue(shop.tableUser(request.required("id"), request.required("k"))));
    }
}
