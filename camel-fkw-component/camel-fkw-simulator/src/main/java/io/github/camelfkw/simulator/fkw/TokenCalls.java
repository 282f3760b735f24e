// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two token calls on {@code /api/oauth/}: a success carries no envelope, an error does. */
final class TokenCalls {

    private final TokenDesk desk;
    private final FkwAccounts accounts;

    TokenCalls(TokenDesk desk, FkwAccounts accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    List<Route> routes() {
        return List.of(
                Route.open(
                        "POST",
                        "/api/oauth/getAccessToken",
                        List.of("client_id", "client_secret", "grant_type", "code"),
                        Set.of(),
                        this::exchange),
                Route.open(
                        "POST",
                        "/api/oauth/refreshAccessToken",
                        List.of("client_id", "client_secret", "grant_type", "refresh_token"),
                        Set.of(),
                        this::refresh));
    }

    private Reply exchange(FkwRequest request) {
        checkClient(request);
        checkGrantType(request, "authorization_code");
        return answer(desk.exchange(request.text("code")));
    }

    private Reply refresh(FkwRequest request) {
        checkClient(request);
        checkGrantType(request, "refresh_token");
        return answer(desk.refresh(request.text("refresh_token")));
    }

    private void checkClient(FkwRequest request) {
        if (!accounts.isClient(request.text("client_id"))) {
            throw Refusal.of(Rt.AUTHORIZATION, "client_id无效。");
        }
        if (!accounts.isSecret(request.text("client_id"), request.text("client_secret"))) {
            throw Refusal.of(Rt.AUTHORIZATION, "client_secret错误。");
        }
    }

    private static void checkGrantType(FkwRequest request, String expected) {
        String sent = request.text("grant_type");
        if (!sent.equals(expected)) {
            throw Refusal.violation(
                    Rt.AUTHORIZATION, "grant_type错误。", "grant_type is '" + sent + "', documented is " + expected);
        }
    }

    private Reply answer(TokenDesk.Issued issued) {
        Map<String, FkwShop> shops = accounts.shops();
        FkwShop shop = shops.get(issued.shopId());
        return Answers.reply(Json.object()
                .put("shop_id", shop.id())
                .put("shop_name", shop.name())
                .put("user_id", shop.id())
                .put("re_expires_in", issued.refreshIn())
                .put("expires_in", issued.expiresIn())
                .put("token_type", "wolai")
                .put("refresh_token", issued.refreshToken())
                .put("access_token", issued.accessToken())
                .put("platform_code", issued.platformCode()));
    }
}
