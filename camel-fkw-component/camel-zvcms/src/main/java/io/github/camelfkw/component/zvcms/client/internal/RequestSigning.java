// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.common.HttpRequest;
import io.github.camelfkw.common.HttpRequest.Body;
import io.github.camelfkw.common.HttpRequest.Verb;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.zvcms.client.ZvcmsCredentials;
import io.github.camelfkw.component.zvcms.client.ZvcmsException;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongSupplier;

/** Makes the request of a call: the document's seven fields as one JSON object, all but {@code Params} as texts. */
public final class RequestSigning {

    private static final String JSON = "application/json";

    private final ZvcmsCredentials credentials;
    private final ZvcmsSigner signer;
    private final Clock clock;
    private final LongSupplier nonces;
    private final Redactor redactor;

    /**
     * @param credentials who calls
     * @param signer      makes the token
     * @param clock       for the time of a request
     * @param nonces      positive whole numbers, another one each time
     * @param redactor    is told of tokens
     */
    public RequestSigning(
            ZvcmsCredentials credentials, ZvcmsSigner signer, Clock clock, LongSupplier nonces, Redactor redactor) {
        this.credentials = credentials;
        this.signer = signer;
        this.clock = clock;
        this.nonces = nonces;
        this.redactor = redactor;
    }

    /**
     * A request that was never sent before.
     *
     * @throws ZvcmsException the signer fails
     */
    HttpRequest request(Call call) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Long.toString(nonces.getAsLong());
        String params = ZvcmsJson.text(call.params());
        String token =
                token(call.action(), new ZvcmsSigner.Unsigned(credentials, timestamp, nonce, call.action(), params));
        redactor.remember(token);
        ObjectNode request = ZvcmsJson.mapper()
                .createObjectNode()
                .put("OpenId", credentials.openId())
                .put("GrantCode", credentials.grantCode())
                .put("Timestamp", timestamp)
                .put("Nonce", nonce)
                .put("Token", token)
                .put("Action", call.action());
        // The same tree, and so the same text as was signed.
        request.set("Params", call.params());
        return HttpRequest.of(Verb.POST, "", Map.of()).with(new Body.Text(JSON, bytes(request)));
    }

    private String token(String action, ZvcmsSigner.Unsigned unsigned) {
        String token;
        try {
            token = signer.sign(unsigned);
        } catch (RuntimeException e) {
            throw new ZvcmsException(
                    action,
                    action + ": the signer " + signer.getClass().getName() + " failed ("
                            + e.getClass().getSimpleName() + "). It was not sent",
                    e);
        }
        if (token == null || token.isBlank()) {
            throw new ZvcmsException(
                    action,
                    action + ": the signer " + signer.getClass().getName() + " gave no token. It was not sent",
                    null);
        }
        return token;
    }

    private static byte[] bytes(ObjectNode request) {
        try {
            return ZvcmsJson.mapper().writeValueAsBytes(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }
}
