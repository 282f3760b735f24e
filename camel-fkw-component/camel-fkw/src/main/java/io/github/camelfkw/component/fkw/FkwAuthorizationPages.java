// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwAuthorizationRefusedException;
import io.github.camelfkw.component.fkw.client.FkwException;
import io.github.camelfkw.component.fkw.client.token.GrantStatus;
import io.github.camelfkw.component.fkw.client.token.TokenManager;
import io.github.camelfkw.component.fkw.client.token.TokenStoreException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pages that a merchant sees of the application: a button for each shop, and how it ended. Methods for the beans of the
 * route template {@code fkw-authorization}; each sets body and response headers of the exchange.
 *
 * <p>The way back is bound to the browser that began: a cookie holds a hash of the state, and a redirect without it is
 * refused, so that nobody can make a merchant connect a shop that is not his.
 */
public final class FkwAuthorizationPages {

    private static final Logger LOG = LoggerFactory.getLogger(FkwAuthorizationPages.class);

    private static final String COOKIE = "fkw-authorization";
    private static final int TEN_MINUTES = 600;

    /** The platform's shops are in China, and so are those who look at the page. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    /** Camel's rule which headers become a response's, which leaves out the one that says that nobody may keep a page. */
    public static final class Headers extends HttpHeaderFilterStrategy {

        @Override
        protected void initialize() {
            super.initialize();
            getOutFilter().remove("cache-control");
        }
    }

    /**
     * A button for each shop, with what is known of its authorization.
     *
     * @param shops ids separated by commas; an asterisk: those that are authorized, and one button for another one
     */
    public void overview(Exchange exchange, String shops, String scheme, String path) {
        TokenManager tokens = component(exchange, scheme).client().tokens();
        boolean all = ShopSelection.parse(shops).all();
        Set<String> known = tokens.shopIds();
        List<String> keys =
                new ArrayList<>(all ? known : ShopSelection.parse(shops).keys());
        StringBuilder list = new StringBuilder();
        for (String key : keys) {
            list.append(row(path, key, known.contains(key), tokens));
        }
        if (all) {
            list.append(row(path, "", "其他店铺 · another shop", ""));
        }
        page(exchange, 200, "店铺授权 · Connect shops", list.toString());
    }

    /** A grant that cannot be read has a button like the others: to authorize again is what helps. */
    private static String row(String path, String key, boolean kept, TokenManager tokens) {
        Optional<GrantStatus> grant;
        try {
            grant = kept ? tokens.status(key) : Optional.empty();
        } catch (TokenStoreException e) {
            return row(path, key, key, "授权无法读取 · the authorization cannot be read");
        }
        return row(
                path,
                key,
                grant.flatMap(GrantStatus::shopName)
                        .map(name -> name + " (" + key + ")")
                        .orElse(key),
                tokens.lost(key).isPresent() ? "授权已失效 · authorization lost" : until(grant));
    }

    private static String row(String path, String key, String name, String state) {
        return "<form method=\"get\" action=\"" + escaped(path) + "/start\"><p><b>" + escaped(name) + "</b> "
                + escaped(state) + "</p><input type=\"hidden\" name=\"shop\" value=\"" + escaped(key)
                + "\"><button id=\"authorize-" + escaped(key) + "\">授权 · Authorize</button></form>";
    }

    private static String until(Optional<GrantStatus> grant) {
        if (grant.isEmpty()) {
            return "尚未授权 · not authorized yet";
        }
        return grant.flatMap(GrantStatus::authorizedUntil)
                .map(end -> "已授权至 · authorized until " + minute(end) + told(grant))
                .orElse("已授权 · authorized");
    }

    private static String told(Optional<GrantStatus> grant) {
        return grant.flatMap(GrantStatus::toldUntil)
                .map(later -> "（首次告知的期限；平台后来称至 " + minute(later) + "，尚未证实 · as promised first; the platform has"
                        + " said " + minute(later) + " since, which is not known to be meant）")
                .orElse("");
    }

    private static String minute(Instant time) {
        return MINUTE.format(time) + " (UTC+8)";
    }

    /**
     * Takes the parameter {@code shop} of the page as the shop that is to be authorized; empty: any.
     *
     * @param shops those that have a button
     * @throws IllegalArgumentException it is none of them
     */
    public void choose(Exchange exchange, String shops) {
        Message message = exchange.getMessage();
        String shop = message.getHeader("shop", "", String.class).strip();
        ShopSelection buttons = ShopSelection.parse(shops);
        if (!buttons.all() && !buttons.keys().contains(shop)) {
            throw new IllegalArgumentException("There is no button for that shop");
        }
        message.removeHeaders("*");
        message.setBody(null);
        if (!shop.isEmpty()) {
            message.setHeader(FkwConstants.SHOP_ID, shop);
        }
    }

    /** Sends the browser to the address in the body, and lets it remember that it began. */
    public void redirect(Exchange exchange, String path) {
        Message message = exchange.getMessage();
        String address = message.getBody(String.class);
        String state = address.substring(address.indexOf("&state=") + "&state=".length());
        boolean secure = address.contains("redirect_uri=https");
        message.removeHeaders("*");
        message.setBody("");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 302);
        message.setHeader("Location", address);
        message.setHeader(
                "Set-Cookie",
                COOKIE + "=" + hash(state) + "; Path=" + path + "; Max-Age=" + TEN_MINUTES + "; HttpOnly; SameSite=Lax"
                        + (secure ? "; Secure" : ""));
        protect(message);
    }

    /**
     * Refuses a redirect that this browser did not begin.
     *
     * @throws FkwAuthorizationRefusedException there is no cookie of this state
     */
    public void requireSameBrowser(Exchange exchange) {
        Message message = exchange.getMessage();
        String state = message.getHeader("state", "", String.class);
        String cookies = message.getHeader("Cookie", "", String.class);
        message.removeHeader("Cookie");
        byte[] expected = (COOKIE + "=" + hash(state)).getBytes(StandardCharsets.UTF_8);
        for (String cookie : cookies.split(";")) {
            if (MessageDigest.isEqual(expected, cookie.strip().getBytes(StandardCharsets.UTF_8))) {
                return;
            }
        }
        throw new FkwAuthorizationRefusedException(
                FkwAuthorizationRefusedException.Reason.STATE_INVALID,
                "No shop was connected: this browser did not begin it, or more than 10 minutes ago. Begin again with the"
                        + " button, and let the browser keep cookies");
    }

    /** Says which shop is connected until when; the body is what {@code fkw:exchangeCode} gave. */
    public void connected(Exchange exchange) {
        GrantStatus grant = exchange.getMessage().getBody(GrantStatus.class);
        String shop = grant.platformShopId().orElse(grant.shopId());
        page(
                exchange,
                200,
                "授权成功 · Connected",
                "<p id=\"connected\">" + escaped(grant.shopName().orElse("")) + " (" + escaped(shop)
                        + ")</p><p id=\"until\">"
                        + escaped(grant.authorizedUntil()
                                .map(end -> "有效期至 · until " + minute(end))
                                .orElse(""))
                        + "</p>");
    }

    /**
     * Says why no shop was connected; the failure is the one that the exchange caught. What is not about the merchant's own
     * steps (a token store that cannot be written, a platform that does not answer) is for the log, not for a browser.
     */
    public void refused(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        boolean ofTheMerchant =
                failure instanceof FkwAuthorizationRefusedException || failure instanceof IllegalArgumentException;
        if (!ofTheMerchant) {
            // Messages of our own exceptions hold no secret; of others only the class is known to hold none.
            LOG.error(
                    "A merchant could not connect a shop: {}",
                    failure instanceof FkwException || failure instanceof TokenStoreException
                            ? failure.getMessage()
                            : String.valueOf(
                                    failure == null ? null : failure.getClass().getName()));
        }
        page(
                exchange,
                ofTheMerchant ? 400 : 502,
                "授权失败 · Not connected",
                "<p id=\"refused\">"
                        + escaped(
                                ofTheMerchant
                                        ? failure.getMessage()
                                        : "No shop was connected. Begin again; if it fails once more, tell who runs this page")
                        + "</p>");
    }

    /** There is no such page. */
    public void missing(Exchange exchange) {
        page(exchange, 404, "404", "");
    }

    private static FkwComponent component(Exchange exchange, String scheme) {
        CamelContext context = exchange.getContext();
        return context.getComponent(scheme, FkwComponent.class);
    }

    private static void page(Exchange exchange, int status, String title, String content) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=UTF-8");
        protect(message);
        message.setBody("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"UTF-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + title
                + "</title><style>body{font-family:sans-serif;max-width:36em;margin:3em auto;padding:0 1em}"
                + "form{border-top:1px solid #ccc;padding:.5em 0}button{padding:.5em 1.5em}</style></head><body><h1>"
                + title + "</h1>" + content + "</body></html>");
    }

    /** Addresses carry code and state: nothing keeps them, nobody is told of them, nothing else is loaded. */
    private static void protect(Message message) {
        message.setHeader("Cache-Control", "no-store");
        message.setHeader("Referrer-Policy", "no-referrer");
        message.setHeader("X-Content-Type-Options", "nosniff");
        message.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
    }

    private static String hash(String state) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
