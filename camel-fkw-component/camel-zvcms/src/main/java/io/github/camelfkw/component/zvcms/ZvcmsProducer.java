// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import io.github.camelfkw.component.zvcms.internal.ActionAnswer;
import io.github.camelfkw.component.zvcms.internal.ActionCall;
import io.github.camelfkw.component.zvcms.internal.ActionSettings;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Calls the action with what the message gives, and puts what it answers into the exchange. */
public class ZvcmsProducer extends DefaultProducer {

    private final ZvcmsEndpoint endpoint;
    private final ActionSettings settings;

    ZvcmsProducer(ZvcmsEndpoint endpoint, ActionSettings settings) {
        super(endpoint);
        this.endpoint = endpoint;
        this.settings = settings;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        // Of an earlier call: would be taken for this one's by whoever handles its failure.
        message.removeHeader(ZvcmsConstants.CODE);
        message.removeHeader(ZvcmsConstants.MESSAGE);
        ActionAnswer answer;
        try {
            answer = ActionCall.of(settings, message)
                    .send(endpoint.getComponent().client());
        } finally {
            // Not to travel on, into logs and other systems. A redelivery has a copy of the message with them.
            message.removeHeader(ZvcmsConstants.PASSWORD);
            message.removeHeader(ZvcmsConstants.CARD_PASSWORD);
        }
        message.setBody(answer.body());
        message.setHeader(ZvcmsConstants.CODE, answer.code());
        message.setHeader(ZvcmsConstants.MESSAGE, answer.message());
        if (settings.isIdentity()) {
            message.removeHeader(ZvcmsConstants.USER_ID);
            answer.userId().ifPresent(id -> message.setHeader(ZvcmsConstants.USER_ID, id));
        }
    }
}
