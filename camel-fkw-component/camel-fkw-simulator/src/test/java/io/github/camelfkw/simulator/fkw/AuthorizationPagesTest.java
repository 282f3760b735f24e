// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuthorizationPagesTest extends FkwTest {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern INPUT = Pattern.compile("name=\"([^\"]+)\"(?: type=\"password\")? value=\"([^\"]*)\"");

    private HttpResponse<String> start(String clientId, String platformCode, String redirectUri, String state) {
        return http.get(
                "/api/oauth/getAuthCode",
                "cmd",
                "getAuthCode",
                "client_id",
                clientId,
                "platform_code",
                platformCode,
                "redirect_uri",
                redirectUri,
                "state",
                state);
    }

    /** Sends a page's form as a browser does: with its first choices, or with the one that is asked for. */
    private HttpResponse<String> submit(HttpResponse<String> page, String name, String value) {
        Matcher action = ACTION.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        List<String> fields = new ArrayList<>();
        if (!name.isEmpty()) {
            fields.addAll(List.of(name, value));
        }
        for (Matcher input = INPUT.matcher(page.body()); input.find(); ) {
            if (!fields.contains(input.group(1))) {
                fields.add(input.group(1));
                fields.add(input.group(2).replace("&quot;", "\"").replace("&amp;", "&"));
            }
        }
        return http.send(http.request(action.group(1))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Http.query(fields.toArray(String[]::new)))));
    }

    @Test
    void leadsFromLoginOverConsentBackWithCodeAndState() {
        sim.addShop("22", "另一家");
        HttpResponse<String> login = start("demo-client", "WSC", "http://127.0.0.1/callback", "a \"b\"&c");
        assertThat(login.body()).contains("登录");
        HttpResponse<String> consent = submit(login, "", "");
        assertThat(consent.body()).contains("确定授权", "演示商城", "另一家");

        HttpResponse<String> back = submit(consent, "shop_id", "22");

        assertThat(back.statusCode()).isEqualTo(302);
        URI location = URI.create(back.headers().firstValue("Location").orElseThrow());
        assertThat(location).hasHost("127.0.0.1").hasPath("/callback");
        assertThat(location.getQuery()).endsWith("&state=a+\"b\"&c");
        String code = location.getQuery().replaceFirst("code=([^&]+)&.*", "$1");
        JsonNode tokens = http.postJson(
                "/api/oauth/getAccessToken",
                "client_id",
                "demo-client",
                "client_secret",
                "demo-secret",
                "grant_type",
                "authorization_code",
                "code",
                code);
        assertThat(tokens.get("shop_id").asText()).isEqualTo("22");
        assertThat(tokens.get("platform_code").asText()).isEqualTo("WSC");
        assertThat(violations()).isEmpty();
    }

    @Test
    void refusesAStranger() {
        assertThat(start("who", "FKW", "http://127.0.0.1/callback", "1").body()).contains("client_id无效");
        assertThat(sim.journal().last().refused()).isTrue();
    }

    @Test
    void refusesAnotherRedirectAddress() {
        assertThat(start("demo-client", "FKW", "http://evil.example/callback", "1")
                        .body())
                .contains("redirect_uri与约定的不一致");
    }

    @Test
    void refusesAnUnknownPlatformCode() {
        assertThat(start("demo-client", "ABC", "http://127.0.0.1/callback", "1").body())
                .contains("platform_code无效");
        assertThat(violations()).containsExactly("platform_code is 'ABC', documented are FKW and WSC");
    }

    @Test
    void refusesAShopThatDoesNotExist() {
        HttpResponse<String> consent = submit(start("demo-client", "FKW", "http://127.0.0.1/callback", "1"), "", "");
        assertThat(submit(consent, "shop_id", "99").body()).contains("请选择");
    }

    @Test
    void takesSeveralClientsAndRedirectAddresses() {
        try (FkwSimulator other = FkwSimulator.builder()
                .client("a", "1")
                .client("b", "2")
                .redirectUri("https://a.example/cb")
                .redirectUri("https://b.example/cb?x=1")
                .build()
                .start()) {
            http = new Http(other);
            HttpResponse<String> back =
                    submit(submit(start("b", "FKW", "https://b.example/cb?x=1", ""), "", ""), "", "");
            assertThat(back.headers().firstValue("Location").orElseThrow())
                    .matches("https://b.example/cb\\?x=1&code=[^&]+");
            assertThat(start("demo-client", "FKW", "https://a.example/cb", "").body())
                    .contains("client_id无效");
        }
    }
}
