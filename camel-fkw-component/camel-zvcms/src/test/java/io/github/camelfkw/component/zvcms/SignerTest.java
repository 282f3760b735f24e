// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.zvcms.client.ZvcmsException;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;

/** Another signature than the assumed one: by options, and by code of the user's own. */
class SignerTest extends ZvcmsTestSupport {

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void bind(Map<String, Object> options) {
        options.forEach((name, value) -> assertThat(PropertyBindingSupport.build()
                        .withCamelContext(camel)
                        .withTarget(zvcms)
                        .withProperty(name, value)
                        .bind())
                .as(name)
                .isTrue());
    }

    private void assertAccepted() {
        assertThat(answer(IDENTITY, UserIdentityQuery.byCode(CODE)).getHeader(ZvcmsConstants.CODE))
                .isEqualTo("0");
    }

    @Test
    void byOptionsOverValuesInTheirOrder() {
        simulator
                .quirks()
                .signature((request, secret) -> sha1(Stream.of(request.get("Nonce"), request.get("Timestamp"), secret)
                        .sorted()
                        .collect(Collectors.joining())));
        bind(Map.of(
                "signAlgorithm", "SHA1",
                "signFields", "Secret,Timestamp,Nonce",
                "signOrder", "byValue",
                "signFormat", "value",
                "signSeparator", "none",
                "signEncoding", "hex"));
        assertAccepted();
    }

    @Test
    void byOptionsOverTheParametersAsTheyAreSent() {
        simulator
                .quirks()
                .signature(
                        (request, secret) -> sha1(request.get("Params") + "," + request.get("OpenId") + "," + secret));
        bind(Map.of(
                "sign-algorithm", "sha1",
                "sign-fields", "Params,OpenId",
                "sign-order", "asListed",
                "sign-format", "value",
                "sign-separator", ",",
                "sign-encoding", "hex"));
        assertAccepted();
        simulator.addAction("communal.echo", params -> params);
        Map<?, ?> echo = answer(
                        "zvcms:communal.echo",
                        "{\"price\": 1.10, \"名\": \"é \\u00e9\", \"list\": [1, {\"b\": true}], \"none\": null}")
                .getBody(Map.class);
        assertThat(echo.get("price")).isEqualTo("1.10");
    }

    @Test
    void byABeanOfTheRegistry() {
        simulator.quirks().signature((request, secret) -> "T-" + request.get("Nonce") + "-" + secret.length());
        ZvcmsSigner own = unsigned ->
                "T-" + unsigned.nonce() + "-" + unsigned.credentials().secret().length();
        camel.getRegistry().bind("ourSigner", own);
        bind(Map.of("signer", "#ourSigner"));
        assertAccepted();
    }

    @Test
    void thatFailsOrGivesNothingEndsTheCallBeforeItIsSent() {
        ZvcmsSigner broken = unsigned -> {
            throw new UnsupportedOperationException("no such key");
        };
        zvcms.setSigner(broken);
        ZvcmsException e = failure(ZvcmsException.class, IDENTITY, UserIdentityQuery.byCode(CODE));
        assertThat(e)
                .hasMessageContaining("the signer ")
                .hasMessageContaining("failed (UnsupportedOperationException). It was not sent")
                .hasCauseInstanceOf(UnsupportedOperationException.class)
                .hasMessageNotContaining(ZvcmsSimulator.DEFAULT_SECRET);
        freshContext();
        zvcms.setSigner(unsigned -> " ");
        assertThat(failure(ZvcmsException.class, IDENTITY, UserIdentityQuery.byCode(CODE)))
                .hasMessageContaining("gave no token. It was not sent");
        assertThat(requests()).isEmpty();
    }
}
