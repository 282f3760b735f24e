// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transform;

import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes an event of an order, as CloudEvents 1.0 wants it, in the headers that Camel's other CloudEvents transformers set.
 * The id is the same each time that the same version of an order comes, so that a consumer can drop what comes again. No
 * header has more of the order than its id, its shop, its time of change and a hash.
 */
@DataTypeTransformer(
        name = "fkw:order+cloudevents",
        description =
                "Makes a CloudEvent (1.0) of an order: JSON as its data, and headers for id (the same for the same version of an order), source (the shop), type, time (of the change) and subject (the order's id).")
public class OrderCloudEventDataType extends Transformer {

    /** The attribute {@code type} of each event. */
    public static final String TYPE = "io.github.camelfkw.order.changed";

    @Override
    public void transform(Message message, DataType from, DataType to) {
        OrderForm.transform(message, to, OrderForm.CLOUD_EVENT);
    }
}
