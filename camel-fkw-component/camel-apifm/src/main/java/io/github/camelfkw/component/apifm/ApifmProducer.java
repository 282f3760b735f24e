// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.component.apifm.internal.CallInput;
import io.github.camelfkw.component.apifm.internal.UploadPart;
import io.github.camelfkw.component.apifm.internal.call.ApiCall;
import io.github.camelfkw.component.apifm.internal.call.WireParameters;
import io.github.camelfkw.component.apifm.internal.client.ApifmGateway;
import io.github.camelfkw.component.apifm.internal.client.ApifmResult;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Makes the parameters of a call of a message, lets the gateway call, and puts what it answers into the exchange. */
public class ApifmProducer extends DefaultProducer {

    private final ApifmEndpoint endpoint;
    private final ApiCall call;
    private CallInput input;
    private WireParameters parameters;

    ApifmProducer(ApifmEndpoint endpoint, ApiCall call) {
        super(endpoint);
        this.endpoint = endpoint;
        this.call = call;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // Anew with each start: the component may have been stopped meanwhile.
        input = endpoint.input(call);
        parameters = new WireParameters(call, mapper());
    }

    private ObjectMapper mapper() {
        return endpoint.getComponent().running().mapper();
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        // Those of an earlier call would pass for this one's where it fails.
        message.removeHeader(ApifmConstants.CODE);
        message.removeHeader(ApifmConstants.MESSAGE);
        Map<String, String> wire = parameters.of(input.of(message));
        ApifmGateway gateway = endpoint.getComponent().running().gateway();
        if (call.isUrl()) {
            message.setBody(gateway.address(call, wire));
            return;
        }
        ApifmResult result = gateway.call(call, wire, file(message));
        message.setBody(endpoint.getConfiguration().isRawPayload() ? json(result.data()) : result.data());
        message.setHeader(ApifmConstants.CODE, result.code());
        if (result.message() != null) {
            message.setHeader(ApifmConstants.MESSAGE, result.message());
        }
    }

    private Optional<FilePart> file(Message message) {
        return call.isUpload()
                ? Optional.of(UploadPart.of(
                        call.describe(), message, endpoint.getConfiguration().getMaxFileSize()))
                : Optional.empty();
    }

    private String json(Object data) {
        return data == null ? null : write(mapper(), data);
    }

    /** JSON text of what was read as JSON. */
    static String write(ObjectMapper mapper, Object data) {
        try {
            return mapper.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written", e);
        }
    }
}
