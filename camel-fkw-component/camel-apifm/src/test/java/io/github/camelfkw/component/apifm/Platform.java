// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import io.github.camelfkw.component.apifm.internal.call.Argument;
import io.github.camelfkw.component.apifm.internal.call.CallTable;
import io.github.camelfkw.simulator.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** One stand-in and one context for many calls, for tests in other rooms. */
public final class Platform implements AutoCloseable {

    private final StandIn standIn = new StandIn();
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    public Platform() {
        camel.addComponent("apifm", standIn.component());
        camel.start();
        template = camel.createProducerTemplate();
    }

    /** The request of a call with arguments in the body, or in headers where the body is a file. */
    public Call send(String name, Map<String, Object> arguments, boolean file) {
        Map<String, Object> headers = new HashMap<>();
        if (file) {
            arguments.forEach((argument, value) ->
                    headers.put("CamelApifm" + argument.substring(0, 1).toUpperCase() + argument.substring(1), value));
            headers.put(Exchange.FILE_NAME, "衬衫.png");
        }
        template.requestBodyAndHeaders("apifm:" + name, file ? new byte[] {1, 2, 3} : arguments, headers);
        return standIn.last();
    }

    /** The answer to a call that is given this one. */
    public Message answered(String name, String options, Map<String, Object> arguments, String json) {
        standIn.answer(json);
        return template.request(
                        "apifm:" + name + options, sent -> sent.getMessage().setBody(arguments))
                .getMessage();
    }

    public String address(String name, Map<String, Object> arguments) {
        return template.requestBody("apifm:" + name, arguments, String.class);
    }

    /** Arguments that the connector asks for. */
    public List<String> requiredArguments(String name) {
        return CallTable.documented().get(name).arguments().stream()
                .filter(argument -> argument.need() == Argument.Need.REQUIRED)
                .map(Argument::name)
                .toList();
    }

    public int calls() {
        return standIn.calls().size();
    }

    public String uri(String host) {
        return standIn.uri(host);
    }

    @Override
    public void close() {
        camel.stop();
        standIn.close();
    }
}
