// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.common.Attempts;
import io.github.camelfkw.common.HttpTransport;
import io.github.camelfkw.common.RateBudget;
import io.github.camelfkw.common.Redactor;
import io.github.camelfkw.component.zvcms.client.internal.Call;
import io.github.camelfkw.component.zvcms.client.internal.RequestSigning;
import io.github.camelfkw.component.zvcms.client.internal.ZvcmsGateway;
import io.github.camelfkw.component.zvcms.client.internal.ZvcmsJson;
import io.github.camelfkw.component.zvcms.client.model.UserIdentity;
import io.github.camelfkw.component.zvcms.client.model.UserIdentityQuery;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The calls of ZVCMS: one that is documented, and any other by its name. Thread-safe. */
public final class ZvcmsClient {

    /** The documented action: who is this member? */
    public static final String IDENTITY = "communal.user.identity";

    /** What the platform's or a proxy's messages may call what nobody is to see. */
    private static final List<String> SECRET_NAMES =
            List.of("token", "grant_code", "secret", "card_password", "card_number", "user_code", "mobile", "nonce");

    private static final Pattern LIST_INDEX = Pattern.compile("\\d+");

    private final ZvcmsGateway gateway;

    /**
     * What a client is made of.
     *
     * @param transport   sends requests to the platform's one address
     * @param credentials who calls
     * @param signer      makes the token of each request
     * @param attempts    how often a call is tried, and what waits in between
     * @param budget      the pace
     * @param clock       for the time of a request
     * @param nonces      positive whole numbers, another one each time
     */
    public record Parts(
            HttpTransport transport,
            ZvcmsCredentials credentials,
            ZvcmsSigner signer,
            Attempts attempts,
            RateBudget budget,
            Clock clock,
            LongSupplier nonces) {

        /** Prints no secret. */
        @Override
        public String toString() {
            return "Parts[" + credentials + "]";
        }
    }

    /** Puts a client together; talks to nobody yet. */
    public ZvcmsClient(Parts parts) {
        Redactor redactor = new Redactor(SECRET_NAMES);
        redactor.rememberAlways(parts.credentials().secret());
        redactor.rememberAlways(parts.credentials().grantCode());
        gateway = new ZvcmsGateway(
                parts.transport(),
                new RequestSigning(parts.credentials(), parts.signer(), parts.clock(), parts.nonces(), redactor),
                parts.attempts(),
                parts.budget(),
                parts.clock(),
                redactor);
    }

    /**
     * Calls any action.
     *
     * @param  action such as {@code communal.user.identity}
     * @param  params {@code Params}, as the platform is to get them: values that Jackson can write
     * @param  read   whether the action changes nothing, so that it may be sent again after any passing trouble
     * @throws IllegalArgumentException a value that is no JSON value
     * @throws ZvcmsException           each kind, see there
     */
    public ZvcmsResult call(String action, Map<?, ?> params, boolean read) {
        JsonNode tree;
        try {
            tree = ZvcmsJson.mapper().valueToTree(params);
        } catch (IllegalArgumentException e) {
            // No cause: its message may quote the value.
            throw new IllegalArgumentException("The parameters of " + action + " hold something that is no JSON value");
        }
        return send(new Call(action, (ObjectNode) tree, read));
    }

    /**
     * Who is this member?
     *
     * @throws IllegalArgumentException a field is missing, or does not belong to the way that was chosen
     * @throws ZvcmsBusinessException   there is no such member, or the platform refuses for another reason
     * @throws ZvcmsException           each other kind, see there
     */
    public UserIdentity identify(UserIdentityQuery query) {
        return identity(identification(query));
    }

    /** The same, with the platform's answer as it came: {@link #identity} and {@link #memberId} read it. */
    public ZvcmsResult identification(UserIdentityQuery query) {
        return send(new Call(IDENTITY, QueryCheck.params(query), true));
    }

    /**
     * Reads the answer to {@link #IDENTITY}.
     *
     * @throws ZvcmsProtocolException no member is in it, or a field that is not what the document says; names it
     */
    public static UserIdentity identity(ZvcmsResult result) {
        JsonNode data = result.tree();
        if (data == null || !data.path("user_info").isObject()) {
            throw new ZvcmsProtocolException(
                    IDENTITY, IDENTITY + ": the answer says success, but has no data with user_info", null);
        }
        JsonNode copy = data.deepCopy();
        listOfCoupons((ObjectNode) copy.path("user_info"));
        try {
            return ZvcmsJson.mapper().treeToValue(copy, UserIdentity.class);
        } catch (JsonMappingException e) {
            // No cause: its message quotes the value.
            throw new ZvcmsProtocolException(
                    IDENTITY,
                    IDENTITY + ": data." + path(e)
                            + " of the answer has a value of a wrong kind; rawPayload=true gives it as it is",
                    null);
        } catch (JsonProcessingException e) {
            throw new ZvcmsProtocolException(IDENTITY, IDENTITY + ": the answer's data cannot be read", null);
        }
    }

    /**
     * Id of the member in the answer to {@link #IDENTITY}, whatever the rest of that answer is.
     *
     * @return empty where there is none: no {@code user_info}, or an id in it that is neither a text nor a number
     */
    public static Optional<String> memberId(ZvcmsResult result) {
        return Optional.ofNullable(result.tree())
                .map(data -> data.path("user_info").path("id"))
                .filter(id -> id.isTextual() || id.isNumber())
                .map(JsonNode::asText)
                .filter(id -> !id.isBlank());
    }

    /** The document's table has the coupons as members 0, 1 … of an object, its example as a list. */
    private static void listOfCoupons(ObjectNode user) {
        if (user.get("user_coupons") instanceof ObjectNode coupons
                && coupons.propertyStream()
                        .allMatch(coupon -> LIST_INDEX.matcher(coupon.getKey()).matches())) {
            ArrayNode list = user.arrayNode();
            coupons.valueStream().forEach(list::add);
            user.set("user_coupons", list);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }

    private ZvcmsResult send(Call call) {
        ZvcmsGateway.Success success = gateway.call(call);
        return new ZvcmsResult(success.code(), success.message(), success.data());
    }
}
