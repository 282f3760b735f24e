// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The pages a merchant walks through: login, choice of the shop (站点) with 确定授权, then back to the agreed redirect
 * address with {@code code} and {@code state}. The document describes the walk and no form; the two form addresses are
 * the simulator's own. Any account and password will do.
 */
final class AuthorizationPages {

    static final String LOGIN_PATH = "/simulator/login";
    static final String CONSENT_PATH = "/simulator/consent";

    private static final Set<String> CARRIED = Set.of("client_id", "platform_code", "redirect_uri", "state");

    private final TokenDesk desk;
    private final FkwAccounts accounts;

    AuthorizationPages(TokenDesk desk, FkwAccounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    List<Route> routes() {
        Set<String> start = Set.of("cmd", "client_id", "platform_code", "redirect_uri", "state");
        Set<String> login = Set.of("acct", "password", "client_id", "platform_code", "redirect_uri", "state");
        Set<String> consent = Set.of("shop_id", "client_id", "platform_code", "redirect_uri", "state");
        return List.of(
                Route.open("GET", "/api/oauth/getAuthCode", List.of(), start, this::loginPage),
                Route.open("POST", LOGIN_PATH, List.of(), login, this::consentPage),
                Route.open("POST", CONSENT_PATH, List.of(), consent, this::consented));
    }

    private Reply loginPage(FkwRequest request) {
        String wrong = wrong(request);
        if (!wrong.isEmpty()) {
            return errorPage(wrong);
        }
        return page(
                "登录我来商城",
                form(
                        LOGIN_PATH,
                        request,
                        "<label>账号 <input name=\"acct\" value=\"demo\"></label>"
                                + "<label>密码 <input name=\"password\" type=\"password\" value=\"demo\"></label>"
                                + "<button type=\"submit\">登录</button>"));
    }

    private Reply consentPage(FkwRequest request) {
        String wrong = wrong(request);
        if (!wrong.isEmpty()) {
            return errorPage(wrong);
        }
        if (request.text("acct").isEmpty() || request.text("password").isEmpty()) {
            return errorPage("账号或密码错误");
        }
        StringBuilder shops = new StringBuilder();
        synchronized (accounts.shops()) {
            for (FkwShop shop : accounts.shops().values()) {
                shops.append("<label><input type=\"radio\" name=\"shop_id\" value=\"")
                        .append(escape(shop.id()))
                        .append(shops.isEmpty() ? "\" checked> " : "\"> ")
                        .append(escape(shop.name()))
                        .append("</label>");
            }
        }
        return page("选择需要授权的站点", form(CONSENT_PATH, request, shops + "<button type=\"submit\">确定授权</button>"));
    }

    private Reply consented(FkwRequest request) {
        String wrong = wrong(request);
        if (!wrong.isEmpty()) {
            return errorPage(wrong);
        }
        String shopId = request.text("shop_id");
        if (!accounts.shops().containsKey(shopId)) {
            return errorPage("请选择需要授权的站点");
        }
        String target = request.text("redirect_uri");
        String state = request.text("state");
        String code = desk.issueCode(shopId, request.text("platform_code"));
        return Reply.redirect(target + (target.contains("?") ? "&" : "?") + "code="
                + URLEncoder.encode(code, StandardCharsets.UTF_8)
                + (state.isEmpty() ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8)));
    }

    /** What is wrong with the parameters that every step carries; empty when nothing is. */
    private String wrong(FkwRequest request) {
        String platform = request.text("platform_code");
        if (!accounts.isClient(request.text("client_id"))) {
            return "client_id无效";
        }
        if (!platform.equals("FKW") && !platform.equals("WSC")) {
            request.violation("platform_code is '" + platform + "', documented are FKW and WSC");
            return "platform_code无效";
        }
        return accounts.isAgreed(request.text("redirect_uri")) ? "" : "redirect_uri与约定的不一致";
    }

    private static String form(String action, FkwRequest request, String fields) {
        StringBuilder form = new StringBuilder("<form method=\"post\" action=\"" + action + "\">");
        CARRIED.stream().sorted().forEach(name -> form.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escape(request.text(name)))
                .append("\">"));
        return form.append(fields).append("</form>").toString();
    }

    private static Reply errorPage(String why) {
        return page("授权失败", "<p class=\"error\">" + escape(why) + "</p>").refusedBecause(why, null);
    }

    private static Reply page(String title, String content) {
        return Reply.html(
                200,
                "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"UTF-8\"><title>" + title
                        + "</title><style>body{font-family:sans-serif;max-width:28em;margin:4em auto}"
                        + "label{display:block;margin:1em 0}</style></head><body><h1>" + title + "</h1>" + content
                        + "</body></html>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
