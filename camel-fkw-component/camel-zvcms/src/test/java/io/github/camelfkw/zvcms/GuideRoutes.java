// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.zvcms;

import io.github.camelfkw.component.zvcms.ZvcmsConstants;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
import io.github.camelfkw.component.zvcms.client.ZvcmsSystemException;
import io.github.camelfkw.component.zvcms.client.ZvcmsTransportException;
import io.github.camelfkw.component.zvcms.client.model.UserIdentity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.camel.builder.RouteBuilder;

/** The guide's routes in Java; what stands between the markers is in the guide. */
final class GuideRoutes {

    // begin signer-java
    static final ZvcmsSigner OUR_SIGNER = request -> md5(request.nonce()
            + request.timestamp()
            + request.params()
            + md5(request.credentials().secret()));
    // end signer-java

    private GuideRoutes() {}

    static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static RouteBuilder points() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin points-java
                from("direct:till") // body: a code; header orderFen: what the order costs
                        .setHeader(ZvcmsConstants.TYPE, constant(3))
                        .setHeader(ZvcmsConstants.POINT_RULES, constant(1))
                        .to("zvcms:communal.user.identity")
                        .process(exchange -> {
                            UserIdentity member = exchange.getMessage().getBody(UserIdentity.class);
                            long orderFen = exchange.getMessage().getHeader("orderFen", Long.class);
                            exchange.getMessage().setBody(member.deduction(orderFen));
                        });
                // end points-java
            }
        };
    }

    static RouteBuilder errors() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin errors-java
                onException(ZvcmsSystemException.class)
                        .handled(true)
                        .setBody(simple("${exception.code}: ${exception.apiMessage}"))
                        .to("direct:look-at-the-credentials");
                onException(ZvcmsTransportException.class)
                        .onWhen(simple("${exception.outcomeUnknown} == false"))
                        .maximumRedeliveries(3)
                        .redeliveryDelay(30_000);

                from("direct:member").to("zvcms:communal.user.identity").to("direct:known");
                // end errors-java
            }
        };
    }
}
