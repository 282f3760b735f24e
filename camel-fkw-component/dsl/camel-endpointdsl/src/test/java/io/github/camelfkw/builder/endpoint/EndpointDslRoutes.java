// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.builder.endpoint;

import static io.github.camelfkw.builder.endpoint.StaticEndpointBuilders.fkw;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.file;

import io.github.camelfkw.component.fkw.FilePositionRepository;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.PositionAction;
import org.apache.camel.builder.RouteBuilder;

/** The eight routes in Java, with endpoints that the compiler checks. */
final class EndpointDslRoutes extends RouteBuilder {

    @Override
    public void configure() {
        bindToRegistry(
                "positions",
                new FilePositionRepository(getContext().resolvePropertyPlaceholders("{{folder}}/positions.txt")));

        // begin dsl-endpoint
        from(fkw("orders")
                        .status("wait_seller_ship")
                        .offsetRepository("#positions")
                        .delay("{{delay}}")
                        .advanced()
                        .positionName("erp"))
                .routeId("orders-to-erp")
                .setBody(simple("${body.consigneeName},${body.orderItems[0].title}"))
                .to(file("{{folder}}/orders").fileName("${header.CamelFkwOrderId}.csv"));
        // end dsl-endpoint

        from(fkw("merchantOrders").rawPayload(true).delay("{{delay}}"))
                .routeId("merchants-titles")
                .setHeader("item", jsonpath("$.order_items[0].title", String.class))
                .setBody(simple("${header.item}"))
                .to(file("{{folder}}/titles").fileName("${header.CamelFkwOrderId}.txt"));

        from(file("{{folder}}/waybills").moveFailed(".failed"))
                .routeId("waybills")
                .to(fkw("ship").verify(true));

        from(file("{{folder}}/stock").moveFailed(".failed"))
                .routeId("stock")
                .to(fkw("updateStock").skipUnchanged(true))
                .setBody(simple("refused: ${header.CamelFkwRefusedRows}"))
                .to(file("{{folder}}/stock-done").fileName("${file:name.noext}.txt"));

        from(fkw("products").changesOnly(true).offsetRepository("#positions"))
                .routeId("products")
                .setBody(simple("${body.name}: ${body.skuList.size()} skus, ${body.skuList[0].stock} of the first"))
                .to(file("{{folder}}/products").fileName("${header.CamelFkwProductId}.txt"));

        from(direct("points")).routeId("points").to(fkw("adjustPoints").verify(true));

        from(direct("once-more"))
                .routeId("once-more")
                .setHeader(FkwConstants.ORDER_IDS, simple("${body}"))
                .to(fkw("position").action(PositionAction.rewind).advanced().positionName("erp"));

        from(direct("picture")).routeId("picture").to(fkw("uploadMediaFile")).setBody(simple("${body.mediaUrl}"));
    }
}
