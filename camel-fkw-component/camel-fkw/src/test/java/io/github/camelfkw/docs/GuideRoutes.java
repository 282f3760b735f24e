// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.FkwConsumerEvent;
import io.github.camelfkw.component.fkw.FkwShopEvent;
import io.github.camelfkw.component.fkw.client.FkwConflictException;
import io.github.camelfkw.component.fkw.client.FkwOutcomeUnknownException;
import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.model.Media;
import io.github.camelfkw.component.fkw.client.model.NewProduct;
import io.github.camelfkw.component.fkw.client.model.NewSku;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import java.io.File;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;

/** The guide's Java, so that it compiles; the guide holds the lines between the marks. */
final class GuideRoutes {

    private GuideRoutes() {}

    // begin component-java
    static FkwComponent component(String clientId, String clientSecret, String refreshToken) {
        FkwComponent fkw = new FkwComponent();
        fkw.setClientId(clientId);
        fkw.setClientSecret(clientSecret);
        fkw.setRefreshToken(refreshToken);
        fkw.setTokenFile("state/fkw-tokens.json");
        return fkw; // camelContext.addComponent("fkw", fkw)
    }
    // end component-java

    // begin doctor-java
    static RouteBuilder doctor() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:examine").to("fkw:doctor?history=48h&maxCalls=100");
            }
        };
    }
    // end doctor-java

    // begin authorization-events
    static EventNotifierSupport tellWhoIsOnCall(ProducerTemplate sender) {
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof FkwShopEvent.GrantExpiring expiring) {
                    sender.asyncSendBody(
                            "direct:on-call",
                            "Shop " + expiring.getShopId() + ": "
                                    + expiring.getLeft().toDays() + " days left, "
                                    + expiring.getAuthorizationPage().orElse("see the guide"));
                } else if (event instanceof FkwShopEvent.GrantLost lost) {
                    sender.asyncSendBody("direct:on-call", "Shop " + lost.getShopId() + ": " + lost.getReason());
                }
            }
        }; // camelContext.getManagementStrategy().addEventNotifier(...)
    }
    // end authorization-events

    // begin token-database-java
    static FkwComponent onADatabase(FkwComponent fkw, DataSource dataSource, String tokenKey) {
        fkw.setTokenStore(new JdbcTokenStore(dataSource, tokenKey)); // a third argument names another table
        return fkw;
    }
    // end token-database-java

    static RouteBuilder orders() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin orders-java
                from("fkw:orders?status=wait_seller_ship&offsetRepository=#positions")
                        .choice()
                        .when(simple("${body.hasRefund}"))
                        .to("direct:look-first")
                        .otherwise()
                        .setProperty("city", simple("${body.city}"))
                        .split(simple("${body.orderItems}"))
                        .to("direct:pick-list");
                // end orders-java
            }
        };
    }

    static RouteBuilder positions() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin position-java
                from("timer:hourly?period=3600000")
                        .to("fkw:position?action=list")
                        .split(body())
                        .filter(simple("${body.notAccepted} > 0"))
                        .to("direct:tell-somebody");
                // end position-java
            }
        };
    }

    static RouteBuilder ship() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin ship-java
                onException(FkwConflictException.class)
                        .onWhen(simple("${exception.reason} == 'REFUND'"))
                        .handled(true)
                        .to("direct:take-the-parcel-back");
                onException(FkwConflictException.class).handled(true).to("direct:look-at-the-order");

                from("direct:ship").to("fkw:ship?verify=true").to("direct:shipped");
                // end ship-java
            }
        };
    }

    // begin parcel-memory-java
    static IdempotentRepository remembered(String file) {
        return FileIdempotentRepository.fileIdempotentRepository(new File(file));
        // camelContext.getRegistry().bind("shippedOrders", remembered("state/shipped-orders.txt"))
    }
    // end parcel-memory-java

    static RouteBuilder shipTheLastParcel() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin ship-last-parcel-java
                IdempotentRepository packed =
                        getContext().getRegistry().lookupByNameAndType("packed", IdempotentRepository.class);

                from("file:erp/parcels?moveFailed=.failed")
                        .unmarshal()
                        .json()
                        .idempotentConsumer(simple("${body[order_id]}/${body[parcel]}"), packed)
                        .skipDuplicate(false)
                        .filter(exchange -> {
                            Map<?, ?> parcel = exchange.getMessage().getBody(Map.class);
                            return IntStream.rangeClosed(1, (int) parcel.get("parcels"))
                                    .allMatch(n -> packed.contains(parcel.get("order_id") + "/" + n));
                        })
                        .to("fkw:ship");
                // end ship-last-parcel-java
            }
        };
    }

    static RouteBuilder addProduct() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin add-product-java
                from("direct:new-shirt") // body: a file with the picture of the white shirt
                        .to("fkw:uploadMediaFile")
                        .process(exchange -> {
                            Media picture = exchange.getMessage().getBody(Media.class);
                            Property white = new Property("颜色", "白色", picture.mediaId());
                            BigDecimal price = new BigDecimal("59.90");
                            NewSku medium =
                                    new NewSku(price, List.of(white, new Property("尺码", "M")), 120, "SHIRT-W-M");
                            NewSku large = new NewSku(price, List.of(white, new Property("尺码", "L")), 80, "SHIRT-W-L");
                            exchange.getMessage()
                                    .setBody(NewProduct.of("衬衫", medium, large)
                                            .withMediaIds(picture.mediaId())
                                            .withDescription("<p><img src=\"" + picture.mediaUrl() + "\"></p>"));
                        })
                        .to("fkw:addProduct");
                // end add-product-java
            }
        };
    }

    static RouteBuilder stockFromCsv() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin stock-csv-java
                from("file:erp/stock-csv?charset=UTF-8&moveFailed=.failed")
                        .setBody()
                        .body(String.class, csv -> csv.lines()
                                .skip(1) // product_id,sku_id,stock_amount
                                .map(line -> line.split(","))
                                .map(row -> new StockUpdate(
                                        row[0].strip(), row[1].strip(), Integer.valueOf(row[2].strip())))
                                .toList())
                        .to("fkw:updateStock?skipUnchanged=true")
                        .marshal()
                        .json()
                        .to("file:erp/stock-results?fileName=${file:name.noext}.json");
                // end stock-csv-java
            }
        };
    }

    static RouteBuilder points() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin points-java
                onException(FkwOutcomeUnknownException.class)
                        .handled(true)
                        .setBody(simple("${exception.known}"))
                        .to("direct:look-at-the-member");
                onException(FkwThrottledException.class).maximumRedeliveries(10).redeliveryDelay(30_000);

                from("direct:birthday") // body: a Member
                        .setBody(simple("${body.id}"))
                        .setBody()
                        .body(String.class, id -> PointsAdjustment.of(id, 100, "生日赠送"))
                        .to("fkw:adjustPoints?verify=true");
                // end points-java
            }
        };
    }

    static RouteBuilder pictures() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // begin media-java
                from("direct:pictures") // body: a list of files
                        .split(body(), new GroupedBodyAggregationStrategy())
                        .stopOnException()
                        .to("fkw:uploadMediaFile")
                        .setBody(simple("${body.mediaId}"))
                        .end()
                        .to("direct:picture-ids"); // body: a list of ids, for media_id_list
                // end media-java
            }
        };
    }

    // begin on-call-java
    static EventNotifier onCall(ProducerTemplate page) {
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof FkwShopEvent.GrantLost lost) {
                    page.sendBody("direct:page", lost.getShopId() + ": " + lost.getReason());
                } else if (event instanceof FkwShopEvent.GrantExpiring soon) {
                    page.sendBody(
                            "direct:mail",
                            soon.getShopId() + ": " + soon.getLeft().toDays() + " days left");
                } else if (event instanceof FkwConsumerEvent.OrderGivenUp order) {
                    page.sendBody("direct:page", order.getPositionName() + ": " + order.getOrderId());
                }
            }
        }; // camelContext.getManagementStrategy().addEventNotifier(onCall(template))
    }
    // end on-call-java

    // begin events-to-log-java
    static EventNotifier eventsTo(Consumer<String> log) {
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof FkwShopEvent || event instanceof FkwConsumerEvent) {
                    log.accept(event.toString()); // as in GrantLost[1001]
                }
            }
        }; // camelContext.getManagementStrategy().addEventNotifier(eventsTo(log::warn))
    }
    // end events-to-log-java

    // begin migrated-java
    static RouteBuilder migrated() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?status=wait_seller_ship&startFrom=1d&offsetRepository=#positions")
                        .convertBodyTo(String.class)
                        .to("file:erp/orders?fileName=${header.CamelFkwOrderId}.json");
                from("file:erp/waybills?moveFailed=.failed").to("fkw:ship");
            }
        };
    }
    // end migrated-java
}
