// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.apifm.ApifmComponent;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.Argument.Encoding;
import io.github.camelfkw.component.apifm.internal.call.Argument.Need;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import io.github.camelfkw.simulator.RecordedRequest;
import io.github.camelfkw.simulator.apifm.ApifmSimulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulator has a table of its own, made by other hands: it finds nothing wrong with a request of any call that has all
 * that is required, and nothing else.
 */
class EveryCallAtTheSimulatorTest {

    /** What the simulator takes for granted of free-form calls; the document does not name it. */
    private static final Map<String, Object> ASSUMED = Map.of(
            "id",
            "1",
            "goodsId",
            "1",
            "money",
            "1",
            "pwd",
            "1",
            "linkMan",
            "1",
            "mobile",
            "1",
            "address",
            "1",
            "username",
            "1",
            "goodsJsonStr",
            "[{\"goodsId\":1,\"number\":1}]");

    private static ApifmSimulator simulator;
    private static DefaultCamelContext camel;
    private static ProducerTemplate template;

    @BeforeAll
    static void start() {
        simulator = ApifmSimulator.builder().build().start();
        ApifmComponent apifm = new ApifmComponent();
        apifm.setSubDomain(simulator.subDomain());
        apifm.setMerchantId(simulator.merchantId());
        apifm.setApiUri(simulator.apiUri().toString());
        apifm.setCommonUri(simulator.commonUri().toString());
        apifm.setCmsUri(simulator.cmsUri().toString());
        apifm.setOssUri(simulator.ossUri().toString());
        camel = new DefaultCamelContext();
        camel.addComponent("apifm", apifm);
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        camel.stop();
        simulator.close();
    }

    static Stream<String> calls() {
        return CallTable.documented().all().stream()
                .filter(call -> call.target().isPresent() && !call.isUrl())
                .map(ApiCall::name);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isARequestAsDocumented(String name) {
        ApiCall call = CallTable.documented().get(name);
        Map<String, Object> arguments = new HashMap<>();
        for (Argument argument : call.arguments()) {
            if (argument.need() == Need.REQUIRED || argument.need() == Need.ONE_OF) {
                arguments.put(argument.name(), argument.encoding() == Encoding.TEXT ? "1" : List.of(1));
            }
        }
        if (call.freeForm()) {
            ASSUMED.forEach(arguments::putIfAbsent);
        }
        // A loginout ends the token that it is given.
        arguments.put("token", simulator.issueToken(simulator.shop().addUser().uid()));
        if (!call.takesToken()) {
            arguments.remove("token");
        }
        long before = simulator.journal().count();
        template.request("apifm:" + name, exchange -> {
            exchange.getMessage().setBody(call.isUpload() ? new byte[] {1} : arguments);
            if (call.isUpload()) {
                exchange.getMessage().setHeader(Exchange.FILE_NAME, "a.png");
                exchange.getMessage().setHeader("CamelApifmToken", arguments.get("token"));
            }
        });
        assertThat(simulator.journal().count()).isEqualTo(before + 1);
        RecordedRequest request = simulator.journal().last();
        assertThat(request.path()).isEqualTo(simulator.path(name));
        assertThat(request.violations()).isEmpty();
        assertThat(request.status()).isEqualTo(200);
    }
}
