// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.Reply;
import io.github.camelfkw.simulator.SimulatorClock;
import io.github.camelfkw.simulator.Site;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The platform's one address: takes the request out of its JSON, lets the guard look at it, and finds the action. */
final class ZvcmsSite implements Site {

    static final String PATH = "/api/v2";

    /** What the journal must not show. */
    private static final Set<String> SECRETS = Set.of("Token", "GrantCode", "Params.password", "Params.card_password");

    private final Guard guard;
    private final ZvcmsQuirks quirks;
    private final Envelope envelope;
    private final SimulatorClock clock;
    private final Map<String, Function<JsonNode, JsonNode>> actions = new ConcurrentHashMap<>();

    ZvcmsSite(Guard guard, UserRoll roll, ZvcmsQuirks quirks, SimulatorClock clock) {
        this.guard = guard;
        this.quirks = quirks;
        this.clock = clock;
        envelope = new Envelope(quirks);
        actions.put(Identification.ACTION, new Identification(roll, quirks)::answer);
    }

    void addAction(String name, Function<Map<String, Object>, Object> work) {
        actions.put(name, params -> {
            Object data = work.apply(Json.MAPPER.convertValue(
                    params,
                    Json.MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class)));
            return data == null ? null : Json.MAPPER.valueToTree(data);
        });
    }

    @Override
    public Reply answer(Call call) {
        if (!call.path().equals(PATH)) {
            return Reply.html(404, "<html><body>404 Not Found</body></html>")
                    .refusedBecause("404", null)
                    .withViolations(List.of("unknown path " + call.path()));
        }
        try {
            return envelope.success(work(call));
        } catch (Refusal refusal) {
            Reply reply = envelope.refused(refusal.isSystem(), refusal.code(), refusal.getMessage());
            return refusal.violation().isEmpty() ? reply : reply.withViolations(List.of(refusal.violation()));
        }
    }

    private JsonNode work(Call call) {
        if (!call.method().equals("POST")) {
            throw Refusal.system(Codes.BAD_REQUEST, "请求方式错误")
                    .violating("verb " + call.method() + " where POST is documented");
        }
        JsonNode request = parse(call);
        if (request == null) {
            throw Refusal.system(Codes.BAD_REQUEST, "请求内容错误").violating("the body is not a JSON object");
        }
        guard.check(request, now());
        Function<JsonNode, JsonNode> action = actions.get(request.path("Action").asText());
        if (action == null) {
            throw Refusal.system(Codes.NO_SUCH_ACTION, "接口方法不存在");
        }
        return action.apply(request.path("Params"));
    }

    /** The object in the body; null where there is none. */
    private static JsonNode parse(Call call) {
        try {
            JsonNode request = Json.MAPPER.readTree(call.json());
            return request.isObject() ? request : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    @Override
    public Map<String, String> jsonParams(Call call) {
        Map<String, String> params = new LinkedHashMap<>();
        JsonNode request = parse(call);
        if (request != null) {
            put(params, "", request);
        }
        return params;
    }

    private static void put(Map<String, String> params, String prefix, JsonNode object) {
        object.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                put(params, prefix + field.getKey() + ".", field.getValue());
            } else {
                JsonNode value = field.getValue();
                params.put(prefix + field.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
    }

    @Override
    public Reply throttled() {
        return Reply.html(429, "<html><body><h1>429</h1></body></html>").refusedBecause("系统繁忙", Codes.BUSY);
    }

    @Override
    public Reply tokenRefused() {
        return envelope.refused(true, Codes.WRONG_TOKEN, "签名错误");
    }

    /** A business exception: {@code status} true. */
    @Override
    public Reply refused(int code, String message) {
        return envelope.refused(false, code, message);
    }

    @Override
    public Reply maintenancePage() {
        return Reply.html(
                        200,
                        "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>系统维护</title></head>"
                                + "<body><h1>系统维护,请稍后再试</h1></body></html>")
                .refusedBecause("系统维护", null);
    }

    @Override
    public Set<String> secretParams() {
        return SECRETS;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public boolean sendsDate() {
        return quirks.dateHeader();
    }
}
