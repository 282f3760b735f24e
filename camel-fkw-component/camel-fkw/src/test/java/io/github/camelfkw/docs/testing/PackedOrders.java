// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs.testing;

import io.github.camelfkw.component.fkw.client.FkwTransportException;
import org.apache.camel.builder.RouteBuilder;

/** What the packers have packed is shipped. */
public class PackedOrders extends RouteBuilder {

    @Override
    public void configure() {
        onException(FkwTransportException.class)
                .maximumRedeliveries("{{packed.redeliveries}}")
                .redeliveryDelay("{{packed.redeliveryDelay}}");
        from("file:erp/packed?include=.*\\.json&moveFailed=error")
                .routeId("packed")
                .to("fkw:ship");
    }
}
