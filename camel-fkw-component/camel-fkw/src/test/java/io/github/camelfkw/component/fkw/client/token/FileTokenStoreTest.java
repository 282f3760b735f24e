// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTokenStoreTest {

    private static final String ACCESS = "access-token-that-nobody-sees";
    private static final String REFRESH = "refresh-token-that-nobody-sees";
    private static final Instant END = Instant.parse("2026-11-20T06:00:00Z");

    @TempDir
    Path folder;

    private Path file;
    private FileTokenStore store;

    @BeforeEach
    void aStore() {
        file = folder.resolve("tokens.json");
        store = new FileTokenStore(file);
    }

    static AccessGrant grant(String shop, String access) {
        return new AccessGrant(shop, "11039290", "演示商城", access, END, REFRESH, END.plusSeconds(60), "5eed", 0);
    }

    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Nested
    class Keeping {

        @Test
        void givesBackEveryField() {
            assertThat(store.save(grant("a", ACCESS), 0)).isTrue();
            assertThat(new FileTokenStore(file).load("a"))
                    .contains(grant("a", ACCESS).withVersion(1));
        }

        @Test
        void givesBackAbsentFieldsAsAbsent() {
            AccessGrant bare = new AccessGrant("a", null, null, null, null, REFRESH, null, null, 0);
            store.save(bare, 0);
            assertThat(new FileTokenStore(file).load("a")).contains(bare.withVersion(1));
        }

        @Test
        void readsAFileOfAVersionThatKnewOfNoFirstEnd() throws IOException {
            store.save(grant("a", ACCESS), 0);
            assertThat(file).content().doesNotContain("firstEnd");
            assertThat(store.load("a").orElseThrow().firstEnd()).isNull();
        }

        @Test
        void keepsTheOtherShopsWhenOneIsSaved() {
            store.save(grant("a", ACCESS), 0);
            store.save(grant("b", "other"), 0);
            store.save(grant("b", "newer"), 1);
            assertThat(store.shopIds()).containsExactlyInAnyOrder("a", "b");
            assertThat(store.load("a").orElseThrow().accessToken()).isEqualTo(ACCESS);
            assertThat(store.load("b").orElseThrow().accessToken()).isEqualTo("newer");
        }

        @Test
        void isEmptyBeforeTheFirstSave() {
            store.check();
            assertThat(store.load("a")).isEmpty();
            assertThat(store.shopIds()).isEmpty();
            assertThat(file).doesNotExist();
        }

        @Test
        void leavesNothingBehindButTheLock() throws IOException {
            store.check();
            store.save(grant("a", ACCESS), 0);
            assertThat(names()).containsExactly("tokens.json", "tokens.json.lock");
            assertThat(Files.size(folder.resolve("tokens.json.lock"))).isZero();
        }

        @Test
        void survivesWhatACrashLeftBehind() throws IOException {
            store.save(grant("a", ACCESS), 0);
            Files.writeString(folder.resolve("tokens.json.new"), "{\"half");
            assertThat(store.save(grant("a", "newer"), 1)).isTrue();
            assertThat(store.load("a").orElseThrow().accessToken()).isEqualTo("newer");
        }
    }

    @Nested
    class CompareAndSet {

        @Test
        void refusesAVersionThatIsNotTheKeptOne() {
            assertThat(store.save(grant("a", ACCESS), 1)).isFalse();
            assertThat(store.save(grant("a", ACCESS), 0)).isTrue();
            assertThat(store.save(grant("a", "late"), 0)).isFalse();
            assertThat(store.load("a").orElseThrow().accessToken()).isEqualTo(ACCESS);
        }

        @Test
        void holdsBetweenTwoStoresOnOneFile() throws Exception {
            FileTokenStore other = new FileTokenStore(file);
            List<Integer> won = TokenFreshnessTest.together(6, () -> {
                FileTokenStore mine = Thread.currentThread().getName().hashCode() % 2 == 0 ? store : other;
                int saved = 0;
                while (saved < 5) {
                    long version = mine.load("a").map(AccessGrant::version).orElse(0L);
                    saved += mine.save(grant("a", "v" + version), version) ? 1 : 0;
                }
                return saved;
            });
            assertThat(won).hasSize(6);
            assertThat(store.load("a").orElseThrow().version()).isEqualTo(30);
        }
    }

    @Nested
    class Permissions {

        @Test
        void areTheOwnersAlone() throws IOException {
            store.save(grant("a", ACCESS), 0);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }

        @ParameterizedTest
        @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-rw----", "rw---x---"})
        void ofOthersAreRefused(String permissions) throws IOException {
            store.save(grant("a", ACCESS), 0);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            TokenStoreException e = catchThrowableOfType(TokenStoreException.class, () -> store.load("a"));
            assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining("chmod 600");
            assertThat(printed(e)).doesNotContain(ACCESS, REFRESH);
            assertThatThrownBy(store::check).hasMessageContaining("chmod 600");
            assertThatThrownBy(() -> store.save(grant("a", ACCESS), 1)).hasMessageContaining("chmod 600");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThat(store.load("a")).isPresent();
        }
    }

    @Nested
    class CorruptFile {

        private void holds(byte[] content) throws IOException {
            Files.write(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }

        private void assertKeptAside(byte[] content) throws IOException {
            TokenStoreException e = catchThrowableOfType(TokenStoreException.class, () -> store.load("a"));
            assertThat(e)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("corrupt")
                    .hasMessageContaining("tokens.json.corrupt-1");
            assertThat(printed(e)).doesNotContain(ACCESS, REFRESH);
            assertThat(folder.resolve("tokens.json.corrupt-1")).hasBinaryContent(content);
            assertThat(file).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "null",
                    "[]",
                    "{}",
                    "not JSON but " + REFRESH,
                    "{\"format\":\"camel-fkw-tokens\",\"version\":1}",
                    "{\"format\":\"camel-fkw-tokens\",\"version\":3,\"grants\":{}}",
                    "{\"format\":\"other\",\"version\":1,\"grants\":{}}",
                    "{\"format\":\"camel-fkw-tokens\",\"version\":1,\"grants\":{\"a\":\"" + REFRESH + "\"}}",
                    "{\"format\":\"camel-fkw-tokens\",\"version\":1,\"grants\":{\"a\":{\"accessExpiresAt\":\"" + REFRESH
                            + "\"}}}",
                    "{\"format\":\"camel-fkw-tokens\",\"version\":1,\"grants\":{}}" + REFRESH
                })
        void ofAnyFormIsKeptAside(String content) throws IOException {
            holds(content.getBytes(StandardCharsets.UTF_8));
            assertKeptAside(content.getBytes(StandardCharsets.UTF_8));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "00000000000000000000",
                    "0000feff00ffffff00000041",
                    "fffe0000ff00ff00",
                    "7f454c4602010100",
                    "c328"
                })
        void ofBytesThatAreNoTextIsKeptAside(String hex) throws IOException {
            byte[] content = HexFormat.of().parseHex(hex);
            holds(content);
            assertKeptAside(content);
        }

        @Test
        void thatWasCutOffIsKeptAsideWhereverItWasCut() throws IOException {
            store.save(grant("a", ACCESS), 0);
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length - 1; length += 37) {
                byte[] cut = java.util.Arrays.copyOf(whole, length);
                holds(cut);
                assertKeptAside(cut);
                Files.delete(folder.resolve("tokens.json.corrupt-1"));
            }
        }

        @Test
        void isFoundAtTheStartAndBySaving() throws IOException {
            holds("x".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(store::check).hasMessageContaining("corrupt-1");
            holds("y".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> store.save(grant("a", ACCESS), 0)).hasMessageContaining("corrupt-2");
            assertThat(folder.resolve("tokens.json.corrupt-1")).hasContent("x");
            assertThat(folder.resolve("tokens.json.corrupt-2")).hasContent("y");
        }

        @Test
        void isOutOfTheWayOfANewBeginning() throws IOException {
            holds("x".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> store.load("a")).isInstanceOf(TokenStoreException.class);
            assertThat(store.save(grant("a", ACCESS), 0)).isTrue();
            assertThat(folder.resolve("tokens.json.corrupt-1")).hasContent("x");
        }
    }

    @Nested
    class Place {

        private void assertRefused(Path place, String reason) {
            FileTokenStore lost = new FileTokenStore(place);
            TokenStoreException e = catchThrowableOfType(TokenStoreException.class, lost::check);
            assertThat(e).hasMessageContaining(place.toString()).hasMessageContaining(reason);
            TokenStoreException atSave =
                    catchThrowableOfType(TokenStoreException.class, () -> lost.save(grant("a", ACCESS), 0));
            assertThat(atSave).hasMessageContaining("tokenFile");
            assertThat(printed(atSave)).doesNotContain(ACCESS, REFRESH);
        }

        @Test
        void withoutItsFolderIsRefused() {
            assertRefused(folder.resolve("no/such/tokens.json"), "folder does not exist");
        }

        @Test
        void whoseFolderWentAwayIsNotEmpty() {
            FileTokenStore lost = new FileTokenStore(folder.resolve("away/tokens.json"));
            assertThatThrownBy(() -> lost.load("a"))
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContaining("cannot be read or written");
            assertThatThrownBy(lost::shopIds).isInstanceOf(TokenStoreException.class);
        }

        @Test
        void thatCannotBeLookedAtIsNotEmpty() throws IOException {
            // A link to itself: also for root, whom permissions do not bind.
            Files.createSymbolicLink(file, file);
            assertThatThrownBy(() -> store.load("a"))
                    .isInstanceOf(TokenStoreException.class)
                    .hasMessageContaining("cannot be read or written");
            assertThatThrownBy(() -> store.save(grant("b", ACCESS), 0)).isInstanceOf(TokenStoreException.class);
            assertThat(file).isSymbolicLink();
        }

        @Test
        void whoseFolderIsAFileIsRefused() throws IOException {
            Path regular = Files.writeString(folder.resolve("regular"), "");
            assertRefused(regular.resolve("tokens.json"), "folder does not exist");
        }

        @Test
        void thatIsAFolderIsRefused() {
            assertRefused(folder, "is a folder");
        }

        @Test
        void whereNothingCanBeWrittenIsRefused() {
            // Also for root, whom permissions do not bind.
            assertRefused(Path.of("/proc/fkw-tokens.json"), "cannot be read or written");
        }

        @Test
        void whereTheSecondFileCannotBeWrittenKeepsTheFirst() throws IOException {
            store.save(grant("a", ACCESS), 0);
            Files.createDirectories(folder.resolve("tokens.json.new/occupied"));
            TokenStoreException e =
                    catchThrowableOfType(TokenStoreException.class, () -> store.save(grant("a", "newer"), 1));
            assertThat(e).hasMessageContaining("free space");
            assertThat(printed(e)).doesNotContain(ACCESS, REFRESH, "newer");
            assertThat(store.load("a").orElseThrow().accessToken()).isEqualTo(ACCESS);
        }
    }
}
