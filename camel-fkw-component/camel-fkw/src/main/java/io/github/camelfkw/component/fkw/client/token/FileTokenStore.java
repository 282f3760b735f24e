// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.component.fkw.client.internal.file.DurableFile;
import io.github.camelfkw.component.fkw.client.internal.file.Uninterrupted;
import io.github.camelfkw.component.fkw.client.token.GrantCipher.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps grants in one JSON file that only its owner can read. A save writes a second file, forces it to the disk and
 * renames it over the first, so that a crash at any point leaves the old or the new content, whole. A lock file beside
 * it makes compare-and-set hold between processes of one machine, and another one for each shop lets one of them refresh.
 *
 * <p>With a key the tokens in the file are encrypted (AES-256-GCM); a plain file is still read, and encrypted at the next
 * save.
 *
 * <p>Tokens that cannot be decrypted are the trouble of their shop alone: they stay as they are until another grant takes their
 * place. Only where that is so of all shops, the key is taken for a wrong one at the start.
 *
 * <p>A file that cannot be understood is kept aside ({@code …corrupt-1}) and reported, never overwritten.
 */
public final class FileTokenStore implements TokenStore {

    private static final String FORMAT = "camel-fkw-tokens";
    private static final int PLAIN = 1;
    private static final int ENCRYPTED = 2;

    private final Path file;
    private final DurableFile durable;
    private final GrantCipher cipher;
    private final FileLeases leases;
    /**
     * A grant in the file.
     *
     * @param grant   without tokens, where they cannot be decrypted
     * @param node    as it is in the file then; else null
     * @param failure why they cannot be; else null
     */
    private record Kept(AccessGrant grant, JsonNode node, UnreadableGrantException failure) {

        static Kept of(AccessGrant grant) {
            return new Kept(grant, null, null);
        }

        boolean isReadable() {
            return failure == null;
        }
    }

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Keeps tokens in the clear.
     *
     * @param file the file; it need not exist, but its folder must
     */
    public FileTokenStore(Path file) {
        this(file, (GrantCipher) null);
    }

    /**
     * Keeps tokens encrypted.
     *
     * @param  file                     the file; it need not exist, but its folder must
     * @param  tokenKey                 Base64 of 32 bytes; several, separated by commas: the first encrypts, each decrypts
     * @throws IllegalArgumentException a key is not of that form
     */
    public FileTokenStore(Path file, String tokenKey) {
        this(file, GrantCipher.of(tokenKey));
    }

    private FileTokenStore(Path file, GrantCipher cipher) {
        this.durable = new DurableFile(file);
        this.file = durable.path();
        this.cipher = cipher;
        this.leases = new FileLeases(durable, this);
    }

    @Override
    public void check() {
        if (!durable.hasFolder()) {
            throw new TokenStoreException(
                    "tokenFile " + file + ": the folder does not exist. Create it, or set tokenFile to another place",
                    null);
        }
        if (Files.isDirectory(file)) {
            throw new TokenStoreException(
                    "tokenFile " + file + " is a folder. Set tokenFile to a file in it, such as "
                            + file.resolve("fkw-tokens.json"),
                    null);
        }
        locked(() -> {
            Map<String, Kept> grants = readOrKeepAside();
            refuseAKeyThatFitsNoGrant(grants);
            tryWrite(grants);
            return null;
        });
    }

    /**
     * Does all that a save does, and changes nothing.
     *
     * @throws TokenStoreException a save would fail
     */
    void tryWrite() {
        locked(() -> {
            tryWrite(readOrKeepAside());
            return null;
        });
    }

    /** Rename included, since a file may be writable in a folder that is not. */
    private void tryWrite(Map<String, Kept> grants) throws IOException {
        durable.tryWrite(toJson(grants));
    }

    private static void refuseAKeyThatFitsNoGrant(Map<String, Kept> grants) {
        if (!grants.isEmpty() && grants.values().stream().noneMatch(Kept::isReadable)) {
            UnreadableGrantException first = grants.values().iterator().next().failure();
            throw new TokenStoreException(
                    first.getMessage()
                            + ". No grant in the file can be read; to begin without them, move the file away",
                    first);
        }
    }

    @Override
    public Optional<AccessGrant> load(String shopId) {
        Kept kept = readOrFail().get(shopId);
        if (kept != null && !kept.isReadable()) {
            throw kept.failure();
        }
        return Optional.ofNullable(kept).map(Kept::grant);
    }

    @Override
    public Optional<AccessGrant> loadWithoutTokens(String shopId) {
        return Optional.ofNullable(readOrFail().get(shopId)).map(Kept::grant);
    }

    @Override
    public Set<String> shopIds() {
        return Set.copyOf(readOrFail().keySet());
    }

    @Override
    public boolean save(AccessGrant grant, long expectedVersion) {
        return locked(() -> {
            Map<String, Kept> grants = readOrKeepAside();
            Kept kept = grants.get(grant.shopId());
            if ((kept == null ? 0 : kept.grant().version()) != expectedVersion) {
                return false;
            }
            grants.put(grant.shopId(), Kept.of(grant.withVersion(expectedVersion + 1)));
            durable.write(toJson(grants));
            return true;
        });
    }

    /** Among the processes of one machine, and in this one; it ends with the process that holds it, whatever the time. */
    @Override
    public Optional<RefreshLease> tryLease(String shopId, Duration time) {
        try {
            return leases.tryLease(shopId);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Map<String, Kept> readOrFail() {
        try {
            return Uninterrupted.run(this::read);
        } catch (CorruptFile e) {
            // Again, alone: another user may have replaced the file since, and a good one must not be moved.
            return locked(this::readOrKeepAside);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Map<String, Kept> readOrKeepAside() throws IOException {
        try {
            return read();
        } catch (CorruptFile e) {
            throw keptAside();
        }
    }

    private TokenStoreException unusable(IOException e) {
        return new TokenStoreException(
                "tokenFile " + file + " cannot be read or written ("
                        + DurableFile.reason(e)
                        + "). Check its folder's owner, permissions and free space, or set tokenFile to another place",
                e);
    }

    private Map<String, Kept> read() throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            if (!durable.hasFolder()) {
                throw e;
            }
            return new LinkedHashMap<>();
        }
        refuseWhenOthersCanRead();
        try {
            return parse(json.readTree(content));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            // No cause: a parser's message quotes the text around the error, which is a token.
            throw new CorruptFile();
        }
    }

    private void refuseWhenOthersCanRead() throws IOException {
        Set<PosixFilePermission> permissions = durable.permissionsOfOthers();
        if (!permissions.isEmpty()) {
            throw new TokenStoreException(
                    "tokenFile " + file + " can be read or changed by others ("
                            + PosixFilePermissions.toString(permissions)
                            + "). Run: chmod 600 on it; if others use this machine, authorize the shop again",
                    null);
        }
    }

    private TokenStoreException keptAside() throws IOException {
        Path aside = file;
        for (int i = 1; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = durable.sibling(".corrupt-" + i);
        }
        Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        return new TokenStoreException(
                "tokenFile " + file + " is corrupt and was kept aside as " + aside.getFileName()
                        + ". Start again with a refreshToken that is still valid, or authorize the shop again;"
                        + " the file that was kept aside may still hold it",
                null);
    }

    private Map<String, Kept> parse(JsonNode root) {
        int version = root.path("version").asInt();
        if (!root.isObject()
                || !FORMAT.equals(root.path("format").asText())
                || (version != PLAIN && version != ENCRYPTED)
                || !root.path("grants").isObject()) {
            throw new IllegalArgumentException("not of the form " + FORMAT + " " + PLAIN + " or " + ENCRYPTED);
        }
        if (version == ENCRYPTED && cipher == null) {
            throw new TokenStoreException(
                    "tokenFile " + file + " is encrypted. Set tokenKey to the key that it was encrypted with", null);
        }
        Map<String, Kept> grants = new LinkedHashMap<>();
        root.path("grants").properties().forEach(entry -> {
            JsonNode grant = entry.getValue();
            if (!grant.isObject()) {
                throw new IllegalArgumentException("a grant is an object");
            }
            grants.put(entry.getKey(), kept(entry.getKey(), grant, version));
        });
        return grants;
    }

    private Kept kept(String shopId, JsonNode node, int version) {
        if (version == PLAIN) {
            return Kept.of(grant(shopId, node, text(node, "accessToken"), text(node, "refreshToken")));
        }
        try {
            return Kept.of(grant(
                    shopId,
                    node,
                    cipher.decrypt(text(node, "accessToken"), Purpose.ACCESS_TOKEN, shopId),
                    cipher.decrypt(text(node, "refreshToken"), Purpose.REFRESH_TOKEN, shopId)));
        } catch (TokenStoreException e) {
            return new Kept(
                    grant(shopId, node, null, null),
                    node,
                    new UnreadableGrantException("tokenFile " + file + ": " + e.getMessage(), e));
        }
    }

    private static AccessGrant grant(String shopId, JsonNode node, String accessToken, String refreshToken) {
        return new AccessGrant(
                shopId,
                text(node, "platformShopId"),
                text(node, "shopName"),
                accessToken,
                instant(node, "accessExpiresAt"),
                refreshToken,
                instant(node, "refreshExpiresAt"),
                firstEnd(node),
                text(node, "seed"),
                node.path("version").asLong());
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText(null);
    }

    /** Null in files of earlier versions. */
    private static FirstEnd firstEnd(JsonNode grant) {
        Instant at = instant(grant, "firstEnd");
        return at == null
                ? null
                : new FirstEnd(at, grant.path("firstEndOutlived").asBoolean());
    }

    private static Instant instant(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? null : Instant.parse(text);
    }

    private byte[] toJson(Map<String, Kept> grants) throws JsonProcessingException {
        ObjectNode root =
                json.createObjectNode().put("format", FORMAT).put("version", cipher == null ? PLAIN : ENCRYPTED);
        ObjectNode all = root.putObject("grants");
        grants.forEach((shop, kept) -> all.set(shop, kept.isReadable() ? toJson(kept.grant()) : kept.node()));
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private ObjectNode toJson(AccessGrant grant) {
        ObjectNode node = json.createObjectNode();
        put(node, "platformShopId", grant.platformShopId());
        put(node, "shopName", grant.shopName());
        put(node, "accessToken", kept(grant.accessToken(), Purpose.ACCESS_TOKEN, grant.shopId()));
        put(node, "accessExpiresAt", grant.accessExpiresAt());
        put(node, "refreshToken", kept(grant.refreshToken(), Purpose.REFRESH_TOKEN, grant.shopId()));
        put(node, "refreshExpiresAt", grant.refreshExpiresAt());
        if (grant.firstEnd() != null) {
            put(node, "firstEnd", grant.firstEnd().at());
            node.put("firstEndOutlived", grant.firstEnd().outlived());
        }
        put(node, "seed", grant.seed());
        return node.put("version", grant.version());
    }

    private String kept(String token, Purpose purpose, String shopId) {
        return cipher == null ? token : cipher.encrypt(token, purpose, shopId);
    }

    private static void put(ObjectNode node, String field, Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }

    private static final class CorruptFile extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private synchronized <T> T locked(Uninterrupted.Work<T> work) {
        try {
            return durable.locked(work);
        } catch (IOException e) {
            throw unusable(e);
        }
    }
}
