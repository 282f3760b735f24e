// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.FkwClient;
import io.github.camelfkw.component.fkw.client.ListPage;
import io.github.camelfkw.component.fkw.client.OrderApi;
import io.github.camelfkw.component.fkw.client.OrderDocument;
import io.github.camelfkw.component.fkw.client.OrderQuery;
import io.github.camelfkw.component.fkw.client.model.TimeType;
import io.github.camelfkw.component.fkw.internal.poll.Feed;
import io.github.camelfkw.component.fkw.internal.poll.FeedSettings;
import io.github.camelfkw.component.fkw.internal.poll.OrderFeed;
import io.github.camelfkw.component.fkw.internal.poll.OrderPages;
import io.github.camelfkw.component.fkw.internal.poll.PositionStore;
import io.github.camelfkw.component.fkw.internal.poll.StartFrom;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Orders as they change. */
final class OrderSource implements FeedSource<OrderDocument> {

    /** Orders held at a time where the route sets no limit: bounds the memory of a backfill. */
    private static final int MAX_ORDERS_HELD = 2000;

    private final FkwEndpoint endpoint;
    private final String shop;
    private final StartFrom startFrom;

    OrderSource(FkwEndpoint endpoint, String shop) {
        this.endpoint = endpoint;
        this.shop = shop;
        this.startFrom = StartFrom.parse(endpoint.getConfiguration().getStartFrom());
    }

    @Override
    public String what() {
        return "Order";
    }

    @Override
    public Feed<OrderDocument> createFeed(PositionStore positions, Runnable answered) {
        if (positions.load().isEmpty()) {
            startFrom.check(endpoint.getComponent().clock().instant());
        }
        FkwConfiguration options = endpoint.getConfiguration();
        FkwClient client = endpoint.getComponent().client();
        FeedSettings settings = new FeedSettings(
                endpoint.statusList(),
                startFrom::resolve,
                options.getSettle(),
                options.getLookback(),
                options.getMaxMessagesPerPoll() > 0
                        ? Math.max(options.getMaxMessagesPerPoll(), options.getPageSize())
                        : MAX_ORDERS_HELD);
        return new OrderFeed(settings, pages(client.orders(shop), answered), positions, client::serverNow);
    }

    private OrderPages pages(OrderApi api, Runnable answered) {
        boolean merchant = endpoint.getOperation() == FkwOperation.merchantOrders;
        return (window, statuses, pageNo) -> {
            OrderQuery query = new OrderQuery(
                    statuses,
                    TimeType.modified,
                    window.from(),
                    window.to(),
                    pageNo,
                    endpoint.getConfiguration().getPageSize());
            ListPage<OrderDocument> page = merchant ? api.merchantList(query) : api.list(query);
            answered.run();
            return page;
        };
    }

    @Override
    public void setHeaders(Message message, OrderDocument order) {
        message.setHeader(FkwConstants.ORDER_ID, order.id());
        order.status().ifPresent(status -> message.setHeader(FkwConstants.STATUS, status));
        order.modifiedTime().ifPresent(time -> {
            message.setHeader(FkwConstants.MODIFIED_TIME, time.text());
            time.instant().ifPresent(instant -> message.setHeader(Exchange.MESSAGE_TIMESTAMP, instant.toEpochMilli()));
        });
    }
}
