// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.token.GrantCipher.Purpose;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantCipherTest {

    private static final String KEY = key(1);
    private static final String TOKEN = "token-that-nobody-sees-令牌";

    private final GrantCipher cipher = GrantCipher.of(KEY);

    static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void assertRefused(GrantCipher cipher, String text, Purpose purpose, String shopId) {
        assertThatThrownBy(() -> cipher.decrypt(text, purpose, shopId))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("shop " + shopId)
                .hasMessageNotContaining(TOKEN)
                .hasMessageNotContaining(KEY)
                .hasNoCause();
    }

    @Test
    void givesBackWhatItEncrypted() {
        String text = cipher.encrypt(TOKEN, Purpose.ACCESS_TOKEN, "1");
        assertThat(text).startsWith("fkw1:").doesNotContain("token");
        assertThat(cipher.decrypt(text, Purpose.ACCESS_TOKEN, "1")).isEqualTo(TOKEN);
        assertThat(cipher.encrypt(null, Purpose.ACCESS_TOKEN, "1")).isNull();
        assertThat(cipher.decrypt(null, Purpose.ACCESS_TOKEN, "1")).isNull();
    }

    @Test
    void usesANonceOnce() {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            texts.add(cipher.encrypt(TOKEN, Purpose.ACCESS_TOKEN, "1").substring(0, "fkw1:".length() + 16));
        }
        assertThat(texts).hasSize(1000);
    }

    @Test
    void refusesAValueOfAnotherShopOrPurpose() {
        String text = cipher.encrypt(TOKEN, Purpose.ACCESS_TOKEN, "1");
        assertRefused(cipher, text, Purpose.ACCESS_TOKEN, "2");
        assertRefused(cipher, text, Purpose.REFRESH_TOKEN, "1");
    }

    @Test
    void refusesAValueThatWasChangedInAnyByte() {
        byte[] bytes = Base64.getDecoder()
                .decode(cipher.encrypt(TOKEN, Purpose.ACCESS_TOKEN, "1").substring("fkw1:".length()));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            assertRefused(cipher, "fkw1:" + Base64.getEncoder().encodeToString(bytes), Purpose.ACCESS_TOKEN, "1");
            bytes[i] ^= 1;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", TOKEN, "fkw1:", "fkw1:AAAA", "fkw1:not base64!", "fkw2:AAAA"})
    void refusesWhatIsNotOfItsForm(String text) {
        assertRefused(cipher, text, Purpose.REFRESH_TOKEN, "1");
    }

    @Test
    void changesKeysWithoutALoss() {
        String old = cipher.encrypt(TOKEN, Purpose.ACCESS_TOKEN, "1");
        GrantCipher both = GrantCipher.of(key(2) + " , " + KEY);
        assertThat(both.decrypt(old, Purpose.ACCESS_TOKEN, "1")).isEqualTo(TOKEN);
        GrantCipher next = GrantCipher.of(key(2));
        assertRefused(next, old, Purpose.ACCESS_TOKEN, "1");
        assertThat(next.decrypt(both.encrypt(TOKEN, Purpose.ACCESS_TOKEN, "1"), Purpose.ACCESS_TOKEN, "1"))
                .isEqualTo(TOKEN);
    }

    @Test
    void refusesAKeyThatIsNoneAndSaysHowToMakeOne() {
        assertThatThrownBy(() -> GrantCipher.of("secret password!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tokenKey is not Base64")
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("password")
                .hasNoCause();
        assertThatThrownBy(() -> GrantCipher.of(null)).hasMessageContaining("tokenKey has 0 bytes");
        assertThatThrownBy(() -> GrantCipher.of(KEY + ",AAAA")).hasMessageContaining("Key 2 of tokenKey has 3 bytes");
        assertThatThrownBy(() -> GrantCipher.of(KEY + ",")).hasMessageContaining("Key 2 of tokenKey has 0 bytes");
    }

    @Test
    void printsNoKey() {
        assertThat(cipher.toString()).isEqualTo("GrantCipher[1 keys]");
    }
}
