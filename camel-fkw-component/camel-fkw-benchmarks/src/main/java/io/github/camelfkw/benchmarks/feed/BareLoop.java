// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.benchmarks.Shops;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.net.URIBuilder;

/**
 * The floor: HttpClient 5 and Jackson, one thread, page after page of one window on one connection. It checks nothing,
 * remembers nothing, and would lose orders if they changed meanwhile.
 */
final class BareLoop implements Side {

    private final ObjectMapper json = new ObjectMapper();
    private final CloseableHttpClient client = HttpClients.createDefault();
    private final URI platform;
    private final String from;

    BareLoop(URI platform, long begin) {
        this.platform = platform;
        this.from = ShopSeconds.text(begin);
    }

    @Override
    public void start(Sink sink) throws Exception {
        String to = ShopSeconds.text(Instant.now().getEpochSecond());
        long total = 1;
        for (int pageNo = 1; (pageNo - 1L) * Shops.PAGE_SIZE < total; pageNo++) {
            JsonNode answer = client.execute(new HttpGet(address(to, pageNo)), this::read);
            total = answer.path("total").asLong();
            for (JsonNode order : answer.path("order_list")) {
                sink.take(order.path("id").asText());
            }
        }
    }

    private URI address(String to, int pageNo) throws Exception {
        return new URIBuilder(platform)
                .setPath(OrderSite.LIST)
                .addParameter("access_token", "access-token")
                .addParameter("method", "getOrderList")
                .addParameter("format", "json")
                .addParameter("timestamp", Long.toString(System.currentTimeMillis()))
                .addParameter("time_type", "modified")
                .addParameter("time_from", from)
                .addParameter("time_to", to)
                .addParameter("page_no", Integer.toString(pageNo))
                .addParameter("page_size", Integer.toString(Shops.PAGE_SIZE))
                .build();
    }

    private JsonNode read(ClassicHttpResponse response) throws IOException {
        try (InputStream content = response.getEntity().getContent()) {
            return json.readTree(content);
        }
    }

    @Override
    public void stop() {
        // Nothing runs once start has returned.
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
