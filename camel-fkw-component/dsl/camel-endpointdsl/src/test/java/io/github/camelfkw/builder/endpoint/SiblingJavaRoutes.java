// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.builder.endpoint;

import org.apache.camel.builder.RouteBuilder;

/** The four routes for API Factory and ZVCMS in Java, with endpoints as text. */
final class SiblingJavaRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("apifm:goods?arg.categoryId=12&newOnly=true&delay={{delay}}")
                .routeId("new-goods")
                .setBody(simple("${body[name]}"))
                .to("file:{{folder}}/goods?fileName=${header.CamelApifmId}.txt");

        from("direct:member")
                .routeId("member")
                .to("zvcms:communal.user.identity")
                .setBody(simple("${body.id} has ${body.points} points"));

        from("direct:detail")
                .routeId("detail")
                .setHeader("CamelApifmId", simple("${body}"))
                .to("apifm:goodsDetail?rawPayload=true")
                .setBody(jsonpath("$.basicInfo.name", String.class));

        from("direct:branch")
                .routeId("branch")
                .to("zvcms:shop.branch?readOnly=true&emptyCodes=404")
                .setBody(simple("${header.CamelZvcmsCode}: ${body}"));
    }
}
