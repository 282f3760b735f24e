// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.apifm.ApifmComponent;
import io.github.camelfkw.component.apifm.Platform;
import io.github.camelfkw.simulator.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each call is sent with all its arguments; what arrives is what the wire facts say, and nothing else. */
class EveryCallOnTheWireTest {

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = new Platform();
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    static List<WireFact> sent() {
        return WireFact.all().stream()
                .filter(fact -> !fact.undocumentedPath() && !fact.verb().equals("URL"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sent")
    void arrivesAsTheWireFactsSay(WireFact fact) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        for (WireFact.Param param : fact.params()) {
            put(param, arguments, expected);
        }
        // loginWxaMobileV2 and yuyueTeamDeleteMember: the documented arguments are the parameters.
        for (String argument : fact.freeForm() ? fact.documentedArguments() : List.<String>of()) {
            put(new WireFact.Param(argument, argument, ""), arguments, expected);
        }
        if (fact.freeForm() && fact.documentedArguments().isEmpty()) {
            putFree(fact, arguments, expected);
        }
        expected.putAll(fact.constants());
        Call call = platform.send(fact.name(), arguments, fact.verb().equals("UPLOAD"));

        assertThat(call.method()).isEqualTo(fact.verb().equals("GET") ? "GET" : "POST");
        assertThat(call.path())
                .isEqualTo("/" + fact.host()
                        + fact.path().replace("{subDomain}", "demo").replace("{merchantId}", "951"));
        assertThat(call.repeated()).isEmpty();
        boolean get = fact.verb().equals("GET");
        assertThat(get ? call.query() : call.form()).isEqualTo(expected);
        assertThat(get ? call.form() : call.query()).isEmpty();
        assertThat(call.contentType()).isEqualTo(contentType(fact, expected));
        assertThat(call.uploads().keySet()).isEqualTo(fact.verb().equals("UPLOAD") ? Set.of("upfile") : Set.of());
    }

    private static String contentType(WireFact fact, Map<String, String> expected) {
        return switch (fact.verb()) {
            case "GET" -> "";
            case "UPLOAD" -> "multipart/form-data";
            default -> "application/x-www-form-urlencoded";
        };
    }

    private static void put(WireFact.Param param, Map<String, Object> arguments, Map<String, String> expected) {
        switch (param.encoding()) {
            case "json" -> {
                arguments.put(param.argument(), List.of(Map.of("optionId", 869)));
                expected.put(param.name(), "[{\"optionId\":869}]");
            }
            case "comma-joined" -> {
                arguments.put(param.argument(), List.of(1, 2, 3));
                expected.put(param.name(), "1,2,3");
            }
            default -> {
                arguments.put(param.argument(), "值 of " + param.argument() + "&=+%");
                expected.put(param.name(), "值 of " + param.argument() + "&=+%");
            }
        }
        if (param.argument().endsWith("JsonStr")) {
            arguments.put(param.argument(), Map.of("a", "b"));
            expected.put(param.name(), "{\"a\":\"b\"}");
        }
    }

    /** What the connector asks for of free-form calls, and one that nobody has heard of. */
    private static void putFree(WireFact fact, Map<String, Object> arguments, Map<String, String> expected) {
        List<String> names = new ArrayList<>(platform.requiredArguments(fact.name()));
        names.add("token");
        names.add("newParameter");
        for (String name : names) {
            put(new WireFact.Param(name, name, ""), arguments, expected);
        }
    }

    @Test
    void theAddressOfAPictureIsBuiltAndNotCalled() {
        int before = platform.calls();
        assertThat(platform.address("graphValidateCodeUrl", Map.of("key", "a b&c")))
                .isEqualTo(platform.uri("api") + "/demo/verification/pic/get?key=a%20b%26c");
        assertThat(platform.calls()).isEqualTo(before);
    }

    @Test
    void theCallWithoutAPublishedPathIsRefusedWithThatReason() {
        assertThatThrownBy(() -> platform.send("wxpayIntelsalon", Map.of(), false))
                .rootCause()
                .hasMessageContaining("its path is published nowhere")
                .hasMessageContaining("apifm:call");
    }

    @Test
    void eachHostHasThePlatformsAddressUnlessSetOtherwise() {
        ApifmComponent apifm = new ApifmComponent();
        assertThat(WireFact.hosts())
                .isEqualTo(Map.of(
                        "api", apifm.getApiUri(),
                        "common", apifm.getCommonUri(),
                        "cms", apifm.getCmsUri(),
                        "oss", apifm.getOssUri()));
    }

    @Test
    void allCallsOfTheDocumentAreHere() {
        assertThat(WireFact.all()).hasSize(280);
        assertThat(sent()).hasSize(278);
    }
}
