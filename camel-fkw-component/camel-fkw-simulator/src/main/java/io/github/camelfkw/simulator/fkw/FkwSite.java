// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.Reply;
import io.github.camelfkw.simulator.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The platform's front door: finds the call, checks verb, parameters and token, and writes refusals. */
final class FkwSite implements Site {

    private static final Set<String> SECRETS =
            Set.of("access_token", "refresh_token", "client_secret", "code", "pwd", "password");

    private final World world;
    private final FkwAccounts accounts;
    private final TokenDesk desk;
    private final Life life;
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final CallLimit callLimit = new CallLimit();

    FkwSite(World world, FkwAccounts accounts, TokenDesk desk, Life life) {
        this.world = world;
        this.accounts = accounts;
        this.desk = desk;
        this.life = life;
        List<Route> all = new ArrayList<>();
        all.addAll(new TokenCalls(desk, accounts).routes());
        all.addAll(new AuthorizationPages(desk, accounts).routes());
        all.addAll(new OrderCalls(world).routes());
        all.addAll(new ProductCalls(world).routes());
        all.addAll(new MemberCalls(world).routes());
        all.addAll(new MediaCalls().routes());
        all.forEach(route -> routes.put(route.path(), route));
    }

    @Override
    public Reply answer(Call call) {
        Route route = routes.get(call.path());
        if (route == null) {
            return Reply.html(404, "<html><body>404 Not Found</body></html>")
                    .refusedBecause("404", null)
                    .withViolations(List.of("unknown path " + call.path()));
        }
        List<String> violations = new ArrayList<>();
        Reply reply;
        try {
            reply = dispatch(route, call, violations);
        } catch (Refusal refusal) {
            if (!refusal.violation().isEmpty()) {
                violations.add(refusal.violation());
            }
            reply = Answers.refusal(refusal.rt(), refusal.getMessage());
        }
        return reply.withViolations(violations);
    }

    private Reply dispatch(Route route, Call call, List<String> violations) {
        if (!route.verb().equals(call.method())) {
            throw Refusal.violation(
                    Rt.WRONG_VERB,
                    "请求方式错误,请使用" + route.verb(),
                    "verb " + call.method() + " where " + route.verb() + " is documented");
        }
        Map<String, String> params = params(route, call, violations);
        checkCommon(route, params, violations);
        if (route.needsToken() && blank(params.get("access_token"))) {
            throw FkwRequest.missing("access_token");
        }
        FkwShop shop = route.needsToken() ? accounts.shop(desk.shopOf(params.get("access_token"))) : null;
        if (shop != null && !callLimit.admits(shop.id(), world.quirks.callLimit(), now())) {
            return throttled();
        }
        for (String name : route.required()) {
            if (blank(params.get(name))) {
                throw FkwRequest.missing(name);
            }
        }
        FkwRequest request = new FkwRequest(call, params, shop);
        boolean list = route.lists() != null;
        try {
            if (list) {
                life.listRequested(shop, route.path());
            }
            return route.handler().handle(request);
        } finally {
            violations.addAll(request.violations());
            if (list) {
                life.listAnswered(shop, route.path(), route.lists());
            }
        }
    }

    private Map<String, String> params(Route route, Call call, List<String> violations) {
        Map<String, String> params = new LinkedHashMap<>(call.query());
        if (call.contentType().contains("json")) {
            violations.add("JSON body where request parameters are documented");
        }
        if (!call.form().isEmpty() && call.method().equals("POST") && formCounts(route)) {
            call.form().forEach(params::putIfAbsent);
        }
        call.repeated().forEach(name -> violations.add("parameter " + name + " is sent more than once"));
        for (String name : params.keySet()) {
            if (!route.knows(name)) {
                violations.add("unknown parameter " + name);
            }
        }
        return params;
    }

    private boolean formCounts(Route route) {
        return !route.needsToken() || world.quirks.acceptsFormBody();
    }

    private static void checkCommon(Route route, Map<String, String> params, List<String> violations) {
        if (!route.needsToken()) {
            return;
        }
        String method = params.getOrDefault("method", "");
        if (!route.method().isEmpty() && !route.method().equals(method)) {
            violations.add("parameter method is '" + method + "', documented is " + route.method());
        }
        String format = params.getOrDefault("format", "json");
        if (!format.equals("json")) {
            violations.add("parameter format is '" + format + "', documented is json");
        }
        String timestamp = params.getOrDefault("timestamp", "");
        if (!timestamp.isEmpty() && !timestamp.matches("\\d{13}")) {
            violations.add("parameter timestamp is '" + timestamp + "', documented are milliseconds");
        }
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    @Override
    public Reply throttled() {
        return Answers.refusal(Rt.THROTTLED, "接口调用过于频繁");
    }

    @Override
    public Reply tokenRefused() {
        return Answers.refusal(world.quirks.tokenRefusedRt(), "access_token无效");
    }

    @Override
    public Reply refused(int rt, String message) {
        return Answers.refusal(rt, message);
    }

    @Override
    public Reply maintenancePage() {
        return Reply.html(
                        200,
                        "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>系统维护中</title></head>"
                                + "<body><h1>系统维护中,请稍后再试</h1></body></html>")
                .refusedBecause("系统维护中", null);
    }

    @Override
    public Set<String> secretParams() {
        return SECRETS;
    }

    @Override
    public Instant now() {
        return world.now();
    }

    @Override
    public boolean sendsDate() {
        return world.quirks.dateHeader();
    }
}
