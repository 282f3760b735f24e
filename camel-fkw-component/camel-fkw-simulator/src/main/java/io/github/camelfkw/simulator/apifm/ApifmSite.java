// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.Reply;
import io.github.camelfkw.simulator.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The platform's front door: finds the call, checks verb, parameters and token, and writes refusals. */
final class ApifmSite implements Site {

    private static final String TOKEN = "token";
    private static final Set<String> SECRETS = Set.of(
            TOKEN, "pwd", "password", "pwdOld", "pwdNew", "code", "picCode", "k", "iv", "encryptedData", "idCardNo");

    private final World world;
    private final CallTable table;
    private final Tokens tokens;
    private final ApifmShop shop;
    private final ApifmLife life;
    private final Map<String, Handler> handlers = new HashMap<>();

    ApifmSite(World world, CallTable table, Tokens tokens, ApifmShop shop, ApifmLife life) {
        this.world = world;
        this.table = table;
        this.tokens = tokens;
        this.shop = shop;
        this.life = life;
        shop.handlers(tokens)
                .forEach((call, handler) -> handlers.put(table.named(call).name(), handler));
    }

    @Override
    public Reply answer(Call call) {
        List<CallRow> rows = table.at(call.path());
        if (rows.isEmpty()) {
            return Reply.html(404, "<html><body>404 Not Found</body></html>")
                    .refusedBecause("404", null)
                    .withViolations(List.of(table.whyNothingIsAt(call.path())));
        }
        List<String> violations = new ArrayList<>();
        Reply reply;
        try {
            reply = dispatch(new RequestCheck(rows, call, violations), call);
        } catch (Refusal refusal) {
            if (!refusal.violation().isEmpty()) {
                violations.add(refusal.violation());
            }
            reply = Answers.refusal(refusal);
        }
        return reply.withViolations(violations);
    }

    private Reply dispatch(RequestCheck check, Call call) {
        CallRow row = check.row();
        check.checkForm();
        Map<String, String> params = check.params();
        Account user = userOf(row, params);
        check.checkParams();
        if (row.verb() == CallRow.Verb.PICTURE) {
            return Reply.of(200, "image/png", Canned.picture());
        }
        life.requested(row.name());
        try {
            return work(new ApifmRequest(row, call, params, user, world.quirks));
        } finally {
            life.answered(row.name());
        }
    }

    private Reply work(ApifmRequest request) {
        Handler handler = handlers.get(request.row().name());
        if (handler == null) {
            return Answers.reply(Canned.answer(request.row().name()));
        }
        synchronized (shop) {
            return Answers.ok(handler.handle(request));
        }
    }

    private Account userOf(CallRow row, Map<String, String> params) {
        String token = params.getOrDefault(TOKEN, "");
        if (!row.takesToken() || (token.isBlank() && !row.needsToken())) {
            return null;
        }
        if (token.isBlank()) {
            throw Refusal.violation(
                    world.quirks.tokenRefusedCode(), "请先登录", "parameter token is missing: " + row.name() + " needs it");
        }
        return shop.account(tokens.uidOf(token));
    }

    @Override
    public Reply throttled() {
        return refused(Code.THROTTLED, "接口调用过于频繁");
    }

    @Override
    public Reply tokenRefused() {
        return refused(world.quirks.tokenRefusedCode(), "当前登录token无效,请重新登录");
    }

    @Override
    public Reply refused(int code, String message) {
        return Answers.refusal(Refusal.of(code, message));
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
