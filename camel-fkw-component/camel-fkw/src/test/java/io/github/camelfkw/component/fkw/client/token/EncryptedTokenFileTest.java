// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

    private void assertRefusedAndLeftAlone(FileTokenStore store, String message) throws IOException {
        String before = Files.readString(file);
        assertThatThrownBy(store::check)
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("tokens.json");
        assertThatThrownBy(() -> store.load("s")).hasMessageContaining(message);
        assertThatThrownBy(() -> store.save(GRANT, 1)).hasMessageContaining(message);
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
        assertRefusedAndLeftAlone(plain(), "is encrypted. Set tokenKey");
    }

    @Test
    void withAnotherKeyIsRefusedAndLeftAlone() throws IOException {
        encrypted().save(GRANT, 0);
        assertRefusedAndLeftAlone(
                new FileTokenStore(file, GrantCipherTest.key(2)), "cannot be decrypted with tokenKey");
    }

    @Test
    void withGrantsThatWereSwappedIsRefusedAndLeftAlone() throws IOException {
        encrypted().save(GRANT, 0);
        Files.writeString(file, Files.readString(file).replace("\"s\" :", "\"t\" :"));
        assertRefusedAndLeftAlone(encrypted(), "comes from another shop");
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
