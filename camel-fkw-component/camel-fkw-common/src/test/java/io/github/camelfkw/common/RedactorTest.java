// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private final Redactor redactor = new Redactor();

    @Test
    void takesOutWhatItWasToldOf() {
        redactor.remember("xn-9lDOA6HjvTpimEw3W");
        assertThat(redactor.redact("令牌xn-9lDOA6HjvTpimEw3W无效")).isEqualTo("令牌xxxxxx无效");
    }

    @Test
    void takesOutASecretAsItStandsInAUrl() {
        redactor.remember("se cret+/=&token");
        assertThat(redactor.redact("a se+cret%2B%2F%3D%26token b")).isEqualTo("a xxxxxx b");
        assertThat(redactor.redact("a se%20cret%2B%2F%3D%26token b")).isEqualTo("a xxxxxx b");
        assertThat(redactor.redact("a se%20cret%2b%2f%3d%26token b")).isEqualTo("a xxxxxx b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "demo-client:", "用户:"})
    void takesOutASecretInBase64WhateverStandsAroundIt(String before) {
        String secret = "xn-9lDOA6HjvTpimEw3W?>>~";
        redactor.remember(secret);
        for (String after : List.of("", "z", "zz", "zzz")) {
            byte[] bytes = (before + secret + after).getBytes(StandardCharsets.UTF_8);
            for (Base64.Encoder encoder : List.of(
                    Base64.getEncoder(),
                    Base64.getUrlEncoder(),
                    Base64.getEncoder().withoutPadding())) {
                String redacted = redactor.redact("Basic " + encoder.encodeToString(bytes) + " sent");
                assertThat(redacted).contains(Redactor.MASK);
                // At most the bits at both ends are left: what is left of the text holds none of the secret's middle.
                String left = redacted.replace(Redactor.MASK, "");
                assertThat(left.length())
                        .isLessThan("Basic  sent".length() + 4 * (before.length() + after.length()) + 8);
            }
        }
    }

    @Test
    void takesOutTheLongerOfTwoSecretsThatBeginAlike() {
        redactor.remember("abcdef");
        redactor.remember("abcdefghijkl");
        assertThat(redactor.redact("abcdefghijkl")).isEqualTo("xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=SECRET1",
                "https://h/p?a=1&access_token=SECRET1&b=2",
                "{\"refresh_token\": \"SECRET1\"}",
                "refreshToken:SECRET1",
                "client_secret = SECRET1",
                "clientSecret='SECRET1'",
                "code=SECRET1",
                "authorization_code=SECRET1)",
                "PASSWORD=SECRET1",
                "pwd=SECRET1;"
            })
    void takesOutByNameWhatItWasNotToldOf(String text) {
        assertThat(redactor.redact(text)).doesNotContain("SECRET1").contains("xxxxxx");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=100",
                "rt=100, msg=授权码已过期",
                "{\"code\": -2}",
                "logistics_code=shunfeng",
                "订单 20261120001 不存在",
                "1700000000000",
                "no secret at all"
            })
    void leavesWhatIsNoSecret(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13812345678",
                "+8613812345678",
                "+86 13812345678",
                "86-13812345678",
                "008613812345678",
                "手机13812345678,",
                "tel:19912345678"
            })
    void takesOutMobileNumbers(String text) {
        assertThat(redactor.redact(text)).doesNotContain("2345678").contains("xxxxxx");
    }

    @Test
    void neverForgetsTheClientSecret() {
        redactor.rememberAlways("the-client-secret");
        for (int i = 0; i < 5000; i++) {
            redactor.remember("token-number-" + i);
        }
        assertThat(redactor.redact("the-client-secret token-number-4999")).isEqualTo("xxxxxx xxxxxx");
    }

    @Test
    void doesNotForgetARefreshTokenThatLivesOnBesideHundredsOfAccessTokens() {
        // 28 days of refreshes on a platform that does not rotate refresh tokens.
        for (int i = 0; i < 400; i++) {
            redactor.remember("token-number-" + i);
            redactor.remember("the-refresh-token");
        }
        assertThat(redactor.redact("the-refresh-token")).isEqualTo("xxxxxx");
    }

    @Test
    void masksWhatIsInUseHoweverManyOthersUseSomething() {
        List<Object> shops = IntStream.range(0, 300).mapToObj(i -> new Object()).toList();
        for (int generation = 0; generation < 3; generation++) {
            for (int i = 0; i < shops.size(); i++) {
                redactor.use(
                        shops.get(i),
                        Arrays.asList("access-" + generation + "-of-" + i, "refresh-of-" + i, null, "short"));
            }
        }
        for (int i = 0; i < shops.size(); i++) {
            assertThat(redactor.redact("access-2-of-" + i + ", refresh-of-" + i + " short"))
                    .isEqualTo("xxxxxx, xxxxxx short");
            assertThat(redactor.redact("access-1-of-" + i)).as("just replaced").isEqualTo("xxxxxx");
        }
        assertThat(redactor.redact("access-0-of-0")).as("long replaced").isEqualTo("access-0-of-0");
    }

    @Test
    void forgetsTokensThatAreLongDead() {
        redactor.remember("the-very-first-token");
        for (int i = 0; i < 1000; i++) {
            redactor.remember("token-number-" + i);
        }
        assertThat(redactor.redact("the-very-first-token")).isEqualTo("the-very-first-token");
    }

    @Test
    void takesNullEmptyAndShortValuesAsTheyCome() {
        redactor.remember(null);
        redactor.remember("");
        redactor.remember(" a ");
        redactor.rememberAlways("12345");
        assertThat(redactor.redact(null)).isNull();
        assertThat(redactor.redact("")).isEmpty();
        assertThat(redactor.redact("a 12345")).isEqualTo("a 12345");
    }
}
