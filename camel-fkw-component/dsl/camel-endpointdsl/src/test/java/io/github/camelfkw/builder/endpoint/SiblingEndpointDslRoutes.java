// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.builder.endpoint;

import static io.github.camelfkw.builder.endpoint.StaticEndpointBuilders.apifm;
import static io.github.camelfkw.builder.endpoint.StaticEndpointBuilders.zvcms;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;
import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.file;

import io.github.camelfkw.component.apifm.ApifmConstants;
import org.apache.camel.builder.RouteBuilder;

/** The four routes for API Factory and ZVCMS in Java, with endpoints that the compiler checks. */
final class SiblingEndpointDslRoutes extends RouteBuilder {

    @Override
    public void configure() {
        // begin dsl-siblings-endpoint
        from(apifm("goods").arguments("categoryId", 12).newOnly(true).delay("{{delay}}"))
                .routeId("new-goods")
                .setBody(simple("${body[name]}"))
                .to(file("{{folder}}/goods").fileName("${header.CamelApifmId}.txt"));

        from(direct("member"))
                .routeId("member")
                .to(zvcms("communal.user.identity"))
                .setBody(simple("${body.id} has ${body.points} points"));
        // end dsl-siblings-endpoint

        from(direct("detail"))
                .routeId("detail")
                .setHeader(ApifmConstants.ID, simple("${body}"))
                .to(apifm("goodsDetail").rawPayload(true))
                .setBody(jsonpath("$.basicInfo.name", String.class));

        from(direct("branch"))
                .routeId("branch")
                .to(zvcms("shop.branch").readOnly(true).emptyCodes("404"))
                .setBody(simple("${header.CamelZvcmsCode}: ${body}"));
    }
}
