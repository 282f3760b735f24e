// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transform;

import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/** Makes JSON text of an order, in the platform's spelling; text that is an order's stays as it is, byte for byte. */
@DataTypeTransformer(
        name = "fkw:order+json",
        description = "Makes JSON text of an order, in the platform's spelling; JSON text stays as it is.")
public class OrderJsonDataType extends Transformer {

    @Override
    public void transform(Message message, DataType from, DataType to) {
        OrderForm.transform(message, to, OrderForm.JSON);
    }
}
