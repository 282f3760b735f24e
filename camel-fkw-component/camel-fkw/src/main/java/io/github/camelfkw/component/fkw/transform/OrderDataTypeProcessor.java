// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.transform;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.DataType;

/**
 * Gives an order the form of a data type that is chosen by a property. A bean of the Kamelets' templates, where Camel's
 * {@code transformDataType} takes no property: it looks at its type after the template's properties are gone.
 */
public final class OrderDataTypeProcessor implements Processor {

    private OrderForm form = OrderForm.JSON;

    /** @param dataType {@code fkw:order}, {@code fkw:order+json} or {@code fkw:order+cloudevents} */
    public void setDataType(String dataType) {
        form = OrderForm.named(new DataType(dataType))
                .orElseThrow(() -> new IllegalArgumentException(dataType
                        + " is not a data type of an order; give fkw:order, fkw:order+json or fkw:order+cloudevents"));
    }

    @Override
    public void process(Exchange exchange) {
        form.write(OrderBody.of(exchange.getMessage()), exchange.getMessage());
    }
}
