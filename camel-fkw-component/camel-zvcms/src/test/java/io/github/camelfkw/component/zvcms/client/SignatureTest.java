// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.simulator.zvcms.ZvcmsSignature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Signatures as OpenSSL makes them. Each expected value is what the command above it prints, with
 *
 * <pre>
 * S=zvcms-demo-secret
 * T='Action=communal.user.identity&amp;GrantCode=782c281f62&amp;Nonce=658965&amp;OpenId=6dc05b4ac175cf316d226252b05cf685&amp;Timestamp=1547186244'
 * </pre>
 *
 * which are the values of the vendor document's example, but for the secret that it does not show.
 */
class SignatureTest {

    private static final String SECRET = "zvcms-demo-secret";
    private static final ZvcmsSigner.Unsigned EXAMPLE = unsigned(SECRET, "{\"type\":4,\"user_id\":10001}");

    private static ZvcmsSigner.Unsigned unsigned(String secret, String params) {
        return new ZvcmsSigner.Unsigned(
                new ZvcmsCredentials("6dc05b4ac175cf316d226252b05cf685", secret, "782c281f62"),
                "1547186244",
                "658965",
                "communal.user.identity",
                params);
    }

    private static SignatureScheme scheme(
            SignAlgorithm algorithm,
            String fields,
            SignOrder order,
            SignFormat format,
            String separator,
            SignEncoding e) {
        return new SignatureScheme(algorithm, SignField.parse(fields), order, format, separator, e);
    }

    private static SignatureScheme common(SignAlgorithm algorithm, SignEncoding encoding) {
        SignatureScheme assumed = SignatureScheme.assumed();
        return new SignatureScheme(
                algorithm, assumed.fields(), assumed.order(), assumed.format(), assumed.separator(), encoding);
    }

    @Test
    void assumed() {
        // printf '%s' "$T" | openssl dgst -sha1 -hmac "$S" -binary | base64, then + / = as %2B %2F %3D
        assertThat(SignatureScheme.assumed().sign(EXAMPLE)).isEqualTo("Ki%2Fp3R31XctvhfANYrGUCeSE98k%3D");
    }

    @Test
    void hasTheFormOfTheDocumentsExample() {
        Pattern form = Pattern.compile("([A-Za-z0-9]|%2B|%2F){27}%3D");
        assertThat("0%2B%2B3c6hthjwAml4ABAXOYF4Q6UY%3D").matches(form);
        assertThat(SignatureScheme.assumed().sign(EXAMPLE)).matches(form);
        assertThat(Base64.getDecoder().decode("0++3c6hthjwAml4ABAXOYF4Q6UY=")).hasSize(20);
    }

    @Test
    void inOtherEncodings() {
        // printf '%s' "$T" | openssl dgst -sha1 -hmac "$S" -binary | base64
        assertThat(common(SignAlgorithm.HmacSHA1, SignEncoding.base64).sign(EXAMPLE))
                .isEqualTo("Ki/p3R31XctvhfANYrGUCeSE98k=");
        // printf '%s' "$T" | openssl dgst -sha1 -hmac "$S" -binary | xxd -p
        assertThat(common(SignAlgorithm.HmacSHA1, SignEncoding.hex).sign(EXAMPLE))
                .isEqualTo("2a2fe9dd1df55dcb6f85f00d62b19409e484f7c9");
        assertThat(common(SignAlgorithm.HmacSHA1, SignEncoding.hexUpper).sign(EXAMPLE))
                .isEqualTo("2A2FE9DD1DF55DCB6F85F00D62B19409E484F7C9");
    }

    @Test
    void withOtherKeyedAlgorithms() {
        // printf '%s' "$T" | openssl dgst -sha256 -hmac "$S" -binary | xxd -p -c 64
        assertThat(common(SignAlgorithm.HmacSHA256, SignEncoding.hex).sign(EXAMPLE))
                .isEqualTo("d1d59bf3a7b75e2637d5efb9672f281db867636d83db521e71aa5eb5b862ad85");
        // printf '%s' "$T" | openssl dgst -md5 -hmac "$S" -binary | xxd -p
        assertThat(common(SignAlgorithm.HmacMD5, SignEncoding.hex).sign(EXAMPLE))
                .isEqualTo("e1764435658a801e3a05d106f8ce77f5");
        // printf '%s' "$T" | openssl dgst -sha1 -hmac 密钥 -binary | base64
        assertThat(common(SignAlgorithm.HmacSHA1, SignEncoding.base64).sign(unsigned("密钥", "{}")))
                .isEqualTo("hyhTZmYQXq1U9UIUk/jMuRJLURY=");
    }

    @Test
    void withTheSecretAtTheEndOfTheText() {
        // printf '%s' "$T&Secret=$S" | openssl dgst -md5 -r
        assertThat(common(SignAlgorithm.MD5, SignEncoding.hex).sign(EXAMPLE))
                .isEqualTo("867c773f6ce6e4f5dfc84d8d67c168e9");
    }

    @Test
    void overValuesInTheirOrder() {
        // printf '%s\n' 658965 1547186244 "$S" | LC_ALL=C sort | tr -d '\n' | openssl dgst -sha1 -r
        assertThat(scheme(
                                SignAlgorithm.SHA1,
                                "Secret,Timestamp,Nonce",
                                SignOrder.byValue,
                                SignFormat.value,
                                "",
                                SignEncoding.hex)
                        .sign(EXAMPLE))
                .isEqualTo("f533757a9b36e24da012221920e221c896eecd07");
    }

    @Test
    void overAListWithTheParameters() {
        // printf '%s' "Secret$S|OpenId6dc05b4ac175cf316d226252b05cf685|Params{\"type\":4,\"user_id\":10001}" | openssl
        // dgst -sha256 -r
        assertThat(scheme(
                                SignAlgorithm.SHA256,
                                "Secret, OpenId,Params",
                                SignOrder.asListed,
                                SignFormat.nameValue,
                                "|",
                                SignEncoding.hex)
                        .sign(EXAMPLE))
                .isEqualTo("18bab0e9382f70df5e8f83f82d30600ae5b9f95d2df59b32d04a41cfe19b7f8f");
    }

    @Test
    void agreesWithTheSimulatorsOwn() {
        assertThat(ZvcmsSignature.assumed()
                        .expected(
                                Map.of(
                                        "OpenId", "6dc05b4ac175cf316d226252b05cf685",
                                        "GrantCode", "782c281f62",
                                        "Timestamp", "1547186244",
                                        "Nonce", "658965",
                                        "Action", "communal.user.identity",
                                        "Params", "{}"),
                                SECRET))
                .isEqualTo("Ki%2Fp3R31XctvhfANYrGUCeSE98k%3D");
    }

    @Test
    void refusesFieldsThatMakeNoSense() {
        assertThatThrownBy(() -> SignField.parse("OpenID")).hasMessageContaining("Did you mean OpenId");
        assertThatThrownBy(() -> SignField.parse("Nonce,Nonce")).hasMessageContaining("Nonce stands there twice");
        assertThatThrownBy(() -> SignField.parse("")).hasMessageContaining("no field that can be signed");
        assertThatThrownBy(() -> scheme(
                        SignAlgorithm.HmacSHA1,
                        "Nonce,Secret",
                        SignOrder.byName,
                        SignFormat.value,
                        "",
                        SignEncoding.hex))
                .hasMessageContaining("Secret is among the fields");
    }

    @Test
    void printsNoSecret() {
        assertThat(List.of(EXAMPLE, EXAMPLE.credentials(), SignatureScheme.assumed())
                        .toString())
                .contains("communal.user.identity")
                .doesNotContain(SECRET, "782c281f62", "10001");
    }
}
