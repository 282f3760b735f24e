// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transform;

import java.util.Arrays;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.cloudevents.CloudEvent;
import org.apache.camel.cloudevents.CloudEvents;
import org.apache.camel.spi.DataType;

/** The forms that an order can take as a message. */
enum OrderForm {
    RECORD("order") {
        @Override
        void write(OrderBody order, Message message) {
            message.setBody(order.order());
        }
    },
    JSON("order+json") {
        @Override
        void write(OrderBody order, Message message) {
            message.setBody(order.json());
            message.setHeader(Exchange.CONTENT_TYPE, OrderBody.JSON);
        }
    },
    CLOUD_EVENT("order+cloudevents") {
        @Override
        void write(OrderBody order, Message message) {
            message.setBody(order.json());
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_VERSION, CloudEvents.v1_0.version());
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_ID, order.version());
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_SOURCE, "urn:fkw:shop:" + order.shop());
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TYPE, OrderCloudEventDataType.TYPE);
            message.setHeader(
                    CloudEvent.CAMEL_CLOUD_EVENT_SUBJECT, order.order().id());
            // Optional in CloudEvents. The time of an earlier event must not stay.
            message.removeHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME);
            order.changedAt().ifPresent(time -> message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_TIME, time.toString()));
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_DATA_CONTENT_TYPE, OrderBody.JSON);
            message.setHeader(CloudEvent.CAMEL_CLOUD_EVENT_CONTENT_TYPE, OrderBody.JSON);
        }
    };

    private final String type;

    OrderForm(String type) {
        this.type = type;
    }

    abstract void write(OrderBody order, Message message);

    /**
     * Gives the message's order the form that is wanted. A transformer is asked for other types than its own as well: when
     * a route's output type is looked for, Camel also takes one that is named like the type which the message has.
     */
    static void transform(Message message, DataType wanted, OrderForm own) {
        named(wanted).orElse(own).write(OrderBody.of(message), message);
    }

    static Optional<OrderForm> named(DataType wanted) {
        return Arrays.stream(values())
                .filter(form ->
                        wanted != null && "fkw".equals(wanted.getScheme()) && form.type.equals(wanted.getName()))
                .findFirst();
    }
}
