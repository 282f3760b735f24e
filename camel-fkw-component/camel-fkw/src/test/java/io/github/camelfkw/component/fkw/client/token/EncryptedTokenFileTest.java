// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedTokenFileTest {

    private static final String ACCESS = "access-token-that-nobody-sees";
    private static final String REFRESH = "refresh-token-that-nobody-sees";
    private static final String KEY = GrantCipherTest.key(1);
    private static final AccessGrant GRANT = new AccessGrant("s", null, null, ACCESS, null, REFRESH, null, null, 0);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aPlace() {
        file = folder.resolve("tokens.json");
    }

    private FileTokenStore plain() {
        return new FileTokenStore(file);
    }

    private FileTokenStore encrypted() {
        return new FileTokenStore(file, KEY);
    }

    private void assertRefusedAndLeftAlone(FileTokenStore store, String shop, String message) throws IOException {
        String before = Files.readString(file);
        assertThatThrownBy(store::check)
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("tokens.json");
        assertThatThrownBy(() -> store.load(shop)).hasMessageContaining(message);
        assertThat(file).hasContent(before);
        assertThat(folder.resolve("tokens.json.corrupt-1")).doesNotExist();
    }

    @Test
    void showsNoToken() {
        encrypted().save(GRANT, 0);
        assertThat(file)
                .content()
                .contains("\"version\" : 2", "fkw1:")
                .doesNotContain(ACCESS)
                .doesNotContain(REFRESH);
        assertThat(encrypted().load("s")).contains(GRANT.withVersion(1));
    }

    @Test
    void startsFromAPlainFileAndEncryptsItAtTheNextSave() {
        plain().save(GRANT, 0);
        encrypted().check();
        assertThat(encrypted().load("s")).contains(GRANT.withVersion(1));
        assertThat(file).content().contains(ACCESS);
        encrypted().save(GRANT.withShopId("t"), 0);
        assertThat(file).content().doesNotContain(ACCESS).doesNotContain(REFRESH);
        assertThat(encrypted().load("s")).contains(GRANT.withVersion(1));
    }

    @Test
    void withoutItsKeyIsRefusedAndLeftAlone() throws IOException {
        encrypted().save(GRANT, 0);
        assertRefusedAndLeftAlone(plain(), "s", "is encrypted. Set tokenKey");
        assertThatThrownBy(() -> plain().save(GRANT, 1)).hasMessageContaining("is encrypted. Set tokenKey");
    }

    @Test
    void withAnotherKeyIsRefusedAndLeftAlone() throws IOException {
        encrypted().save(GRANT, 0);
        assertRefusedAndLeftAlone(
                new FileTokenStore(file, GrantCipherTest.key(2)), "s", "cannot be decrypted with tokenKey");
    }

    @Test
    void withGrantsThatWereSwappedIsRefusedAndLeftAlone() throws IOException {
        encrypted().save(GRANT, 0);
        Files.writeString(file, Files.readString(file).replace("\"s\" :", "\"t\" :"));
        assertRefusedAndLeftAlone(encrypted(), "t", "comes from another shop");
    }

    private static AccessGrant grantOf(String shop) {
        return new AccessGrant(shop, "1" + shop, null, ACCESS, null, REFRESH, null, null, 0);
    }

    /** Of three shops, the one in the middle cannot be decrypted. */
    private void oneOfThreeWithALostKey() {
        encrypted().save(grantOf("a"), 0);
        new FileTokenStore(file, GrantCipherTest.key(2) + "," + KEY).save(grantOf("lost"), 0);
        // The second key encrypted all: the others come back under the first.
        new FileTokenStore(file, KEY + "," + GrantCipherTest.key(2)).save(grantOf("b"), 0);
        String text = read();
        new FileTokenStore(file, GrantCipherTest.key(2) + "," + KEY).save(grantOf("c"), 0);
        String other = read();
        write(text.replace(tokenOf(text, "lost"), tokenOf(other, "lost")));
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shop's refresh token as it is in the file. */
    private static String tokenOf(String text, String shop) {
        String from = text.substring(text.indexOf("\"" + shop + "\" :"));
        String value = from.substring(from.indexOf("\"refreshToken\" : \"") + "\"refreshToken\" : \"".length());
        return value.substring(0, value.indexOf('"'));
    }

    @Test
    void withOneValueThatCannotBeDecryptedIsReadForAllOtherShops() {
        oneOfThreeWithALostKey();
        FileTokenStore store = encrypted();
        store.check();
        assertThat(store.shopIds()).containsExactlyInAnyOrder("a", "lost", "b");
        assertThat(store.load("a")).contains(grantOf("a").withVersion(1));
        assertThat(store.load("b")).contains(grantOf("b").withVersion(1));
        assertThatThrownBy(() -> store.load("lost"))
                .isInstanceOf(UnreadableGrantException.class)
                .hasMessageContaining("tokens.json")
                .hasMessageContaining("The refresh token of shop lost cannot be decrypted");
        assertThat(store.loadWithoutTokens("lost").orElseThrow().platformShopId())
                .isEqualTo("1lost");
    }

    @Test
    void leavesAValueThatCannotBeDecryptedAsItIsWhenOtherShopsAreSaved() {
        oneOfThreeWithALostKey();
        String value = tokenOf(read(), "lost");
        assertThat(encrypted().save(grantOf("a"), 1)).isTrue();
        assertThat(tokenOf(read(), "lost")).isEqualTo(value);
        assertThat(new FileTokenStore(file, KEY + "," + GrantCipherTest.key(2)).load("lost"))
                .contains(grantOf("lost").withVersion(1));
    }

    @Test
    void putsANewGrantInThePlaceOfOneThatCannotBeDecrypted() {
        oneOfThreeWithALostKey();
        FileTokenStore store = encrypted();
        assertThat(store.save(grantOf("lost"), 0)).isFalse();
        assertThat(store.save(grantOf("lost"), 1)).isTrue();
        assertThat(encrypted().load("lost")).contains(grantOf("lost").withVersion(2));
    }

    @Test
    void changesItsKey() {
        encrypted().save(GRANT, 0);
        FileTokenStore both = new FileTokenStore(file, GrantCipherTest.key(2) + "," + KEY);
        both.save(GRANT, 1);
        assertThat(new FileTokenStore(file, GrantCipherTest.key(2)).load("s")).contains(GRANT.withVersion(2));
    }

    @Test
    void isKeptAsideWhenItIsHalf() throws IOException {
        encrypted().save(GRANT, 0);
        String half = Files.readString(file);
        Files.writeString(file, half.substring(0, half.length() / 2));
        assertThatThrownBy(() -> encrypted().load("s")).hasMessageContaining("kept aside as tokens.json.corrupt-1");
    }
}
