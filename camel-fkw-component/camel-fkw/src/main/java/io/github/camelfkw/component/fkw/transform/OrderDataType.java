// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transform;

import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** Makes an {@code Order} record of the platform's JSON, or of a Map; leaves a record as it is. */
@DataTypeTransformer(
        name = "fkw:order",
        description = "Makes an Order record of an order's JSON text or Map; a record stays as it is.")
public class OrderDataType extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) {
        OrderForm.transform(message, to, OrderForm.RECORD);
    }
}
