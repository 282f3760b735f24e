// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokenTest extends FkwTest {

    private static final String EXCHANGE = "/api/oauth/getAccessToken";
    private static final String REFRESH = "/api/oauth/refreshAccessToken";

    private JsonNode exchange(String code) {
        return http.postJson(
                EXCHANGE,
                "client_id",
                "demo-client",
                "client_secret",
                "demo-secret",
                "grant_type",
                "authorization_code",
                "code",
                code);
    }

    private JsonNode refresh(String refreshToken) {
        return http.postJson(
                REFRESH,
                "client_id",
                "demo-client",
                "client_secret",
                "demo-secret",
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshToken);
    }

    private boolean opens(String accessToken) {
        token = accessToken;
        return list().get("success").asBoolean();
    }

    private static String access(JsonNode answer) {
        return answer.get("access_token").asText();
    }

    @Nested
    class Exchange {
        @Test
        void answersWithoutAnEnvelope() {
            JsonNode answer = exchange(sim.issueCode("11039290"));

            assertThat(answer.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                            "shop_id",
                            "shop_name",
                            "user_id",
                            "re_expires_in",
                            "expires_in",
                            "token_type",
                            "refresh_token",
                            "access_token",
                            "platform_code");
            assertThat(answer.get("shop_id").asText()).isEqualTo("11039290");
            assertThat(answer.get("expires_in").asLong()).isEqualTo(7_200);
            assertThat(answer.get("re_expires_in").asLong()).isEqualTo(2_419_200);
            assertThat(answer.get("platform_code").asText()).isEqualTo("FKW");
            assertThat(opens(access(answer))).isTrue();
            assertThat(violations()).isEmpty();
            assertThat(sim.tokens().exchanges()).isEqualTo(1);
        }

        @Test
        void takesACodeOnce() {
            String code = sim.issueCode("11039290");
            exchange(code);
            JsonNode again = exchange(code);
            assertRefused(again, "授权码无效");
            assertThat(again.get("rt").asInt()).isEqualTo(100);
        }

        @Test
        void refusesACodeAfterTenMinutes() {
            String code = sim.issueCode("11039290");
            clock.advance(Duration.ofMinutes(10));
            JsonNode answer = exchange(code);
            assertThat(answer.toString()).isEqualTo("{\"rt\":100,\"success\":false,\"msg\":\"授权码已过期。\"}");
        }

        @Test
        void refusesStrangers() {
            String code = sim.issueCode("11039290");
            assertRefused(
                    http.postJson(
                            EXCHANGE,
                            "client_id",
                            "x",
                            "client_secret",
                            "y",
                            "grant_type",
                            "authorization_code",
                            "code",
                            code),
                    "client_id");
            assertRefused(
                    http.postJson(
                            EXCHANGE,
                            "client_id",
                            "demo-client",
                            "client_secret",
                            "y",
                            "grant_type",
                            "authorization_code",
                            "code",
                            code),
                    "client_secret");
            assertThat(exchange(code).has("access_token"))
                    .as("the code was not used up")
                    .isTrue();
        }

        @Test
        void saysWhatIsMissing() {
            assertRefused(http.postJson(EXCHANGE, "client_id", "demo-client"), "参数【client_secret】为必填项");
        }

        @Test
        void takesAFormBodyToo() {
            String form = Http.query(
                    "client_id",
                    "demo-client",
                    "client_secret",
                    "demo-secret",
                    "grant_type",
                    "authorization_code",
                    "code",
                    sim.issueCode("11039290"));
            JsonNode answer = Http.json(http.send(http.request(EXCHANGE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))));
            assertThat(answer.has("access_token")).isTrue();
        }

        @Test
        void refusesGet() {
            assertRefused(http.getJson(EXCHANGE, "code", sim.issueCode("11039290")), "请求方式错误");
        }

        @Test
        void keepsSecretsOutOfTheJournal() {
            String code = sim.issueCode("11039290");
            JsonNode answer = exchange(code);
            refresh(answer.get("refresh_token").asText());
            opens(access(answer));

            String journal = sim.journal().requests().toString();
            assertThat(journal)
                    .doesNotContain(
                            code,
                            "demo-secret",
                            access(answer),
                            answer.get("refresh_token").asText())
                    .contains("client_id=demo-client", "***");
        }
    }

    @Nested
    class Expiry {
        @Test
        void anAccessTokenLivesTwoHours() {
            String fresh = sim.issueTokens().accessToken();
            clock.advance(Duration.ofSeconds(7_199));
            assertThat(opens(fresh)).isTrue();
            clock.advance(Duration.ofSeconds(1));
            JsonNode answer = list();
            assertRefused(answer, "access_token已过期");
        }

        @Test
        void theResultCodeOfARefusedTokenCanBeChosen() {
            sim.quirks().tokenRefusedRt(4001);
            sim.expireAccessTokens("11039290");
            assertThat(list().get("rt").asInt()).isEqualTo(4001);
        }

        @Test
        void aRefreshTokenLives28Days() {
            FkwTokens tokens = sim.issueTokens();
            clock.advance(Duration.ofDays(28).minusSeconds(1));
            assertThat(refresh(tokens.refreshToken()).get("re_expires_in").asLong())
                    .isEqualTo(1);
            clock.advance(Duration.ofSeconds(1));
            assertRefused(refresh(tokens.refreshToken()), "refresh_token已过期");
            assertThat(sim.tokens().refreshes()).isEqualTo(1);
            assertThat(sim.tokens().refusedRefreshes()).isEqualTo(1);
        }

        @Test
        void expiredAccessTokensLeaveTheRefreshTokenAlive() {
            FkwTokens tokens = sim.issueTokens();
            sim.expireAccessTokens("11039290");
            assertThat(opens(tokens.accessToken())).isFalse();
            assertThat(opens(access(refresh(tokens.refreshToken())))).isTrue();
        }

        @Test
        void revokingKillsEverythingOfOneShop() {
            FkwTokens tokens = sim.issueTokens();
            String code = sim.issueCode("11039290");
            sim.addShop("22", "另一家");
            FkwTokens other = sim.issueTokens("22");

            sim.revoke("11039290");

            assertThat(opens(tokens.accessToken())).isFalse();
            assertRefused(refresh(tokens.refreshToken()), "refresh_token无效");
            assertRefused(exchange(code), "授权码无效");
            assertThat(opens(other.accessToken())).isTrue();
        }
    }

    @Nested
    class Refresh {
        @Test
        void byDefaultKeepsTheRefreshTokenAndTheOldAccessToken() {
            FkwTokens tokens = sim.issueTokens();
            clock.advance(Duration.ofHours(1));

            JsonNode answer = refresh(tokens.refreshToken());

            assertThat(answer.get("refresh_token").asText()).isEqualTo(tokens.refreshToken());
            assertThat(answer.get("re_expires_in").asLong()).isEqualTo(2_419_200 - 3_600);
            assertThat(access(answer)).isNotEqualTo(tokens.accessToken());
            assertThat(opens(tokens.accessToken())).isTrue();
            assertThat(opens(access(answer))).isTrue();
        }

        @Test
        void canRotate() {
            sim.quirks().rotateRefreshToken(true);
            FkwTokens tokens = sim.issueTokens();

            String next = refresh(tokens.refreshToken()).get("refresh_token").asText();

            assertThat(next).isNotEqualTo(tokens.refreshToken());
            assertRefused(refresh(tokens.refreshToken()), "refresh_token无效");
            assertThat(refresh(next).has("access_token"))
                    .as("the family lives on")
                    .isTrue();
        }

        @Test
        void canVoidTheOldAccessToken() {
            sim.quirks().voidOldAccessToken(true);
            FkwTokens tokens = sim.issueTokens();
            String next = access(refresh(tokens.refreshToken()));
            assertThat(opens(tokens.accessToken())).isFalse();
            assertThat(opens(next)).isTrue();
        }

        @Test
        void canStartThe28DaysAnew() {
            sim.quirks().extendRefreshExpiry(true);
            FkwTokens tokens = sim.issueTokens();
            clock.advance(Duration.ofDays(20));
            assertThat(refresh(tokens.refreshToken()).get("re_expires_in").asLong())
                    .isEqualTo(2_419_200);
            clock.advance(Duration.ofDays(20));
            assertThat(refresh(tokens.refreshToken()).has("access_token")).isTrue();
        }

        @Test
        void canRepeatThe28DaysWithoutProlongingThem() {
            sim.quirks().repeatRefreshExpiry(true);
            FkwTokens tokens = sim.issueTokens();
            clock.advance(Duration.ofDays(20));
            assertThat(refresh(tokens.refreshToken()).get("re_expires_in").asLong())
                    .isEqualTo(2_419_200);
            clock.advance(Duration.ofDays(8));
            assertRefused(refresh(tokens.refreshToken()), "refresh_token已过期");
        }

        @Test
        void canKillTheFamilyWhenAVoidedTokenComesBack() {
            sim.quirks().rotateRefreshToken(true).revokeFamilyOnReuse(true);
            FkwTokens tokens = sim.issueTokens();
            JsonNode second = refresh(tokens.refreshToken());

            assertRefused(refresh(tokens.refreshToken()), "refresh_token无效");

            assertRefused(refresh(second.get("refresh_token").asText()), "refresh_token无效");
            assertThat(opens(access(second))).isFalse();
        }

        @Test
        void canEndTheFormerAuthorizationOfAShopWithANewOne() {
            JsonNode first = exchange(sim.issueCode("11039290"));
            assertThat(opens(access(first))).isTrue();
            exchange(sim.issueCode("11039290"));
            assertThat(opens(access(first))).isTrue();

            sim.quirks().endFormerAuthorization(true);
            JsonNode last = exchange(sim.issueCode("11039290"));

            assertThat(opens(access(first))).isFalse();
            assertRefused(refresh(first.get("refresh_token").asText()), "refresh_token无效");
            assertThat(opens(access(last))).isTrue();
            assertThat(refresh(last.get("refresh_token").asText()).has("access_token"))
                    .isTrue();
        }

        @Test
        void countsForTests() {
            FkwTokens tokens = sim.issueTokens();
            long before = sim.tokens().accessTokensIssued();
            refresh(tokens.refreshToken());
            refresh("nonsense");
            assertThat(sim.tokens().refreshAttempts()).isEqualTo(2);
            assertThat(sim.tokens().refreshes()).isEqualTo(1);
            assertThat(sim.tokens().accessTokensIssued()).isEqualTo(before + 1);
            assertThat(tokens.toString()).doesNotContain(tokens.accessToken(), tokens.refreshToken());
        }
    }
}
