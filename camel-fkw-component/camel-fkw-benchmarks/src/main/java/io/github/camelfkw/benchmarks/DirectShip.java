// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.net.URIBuilder;

/**
 * Ships without the connector: the same request with an HttpClient that camel-http built in the same way, the answer read
 * with Jackson. What it leaves out is what the connector is for: it checks nothing, repeats nothing, refreshes nothing.
 */
final class DirectShip {

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final URI platform;
    private final String accessToken;

    DirectShip(CamelContext context, URI platform, String accessToken) throws Exception {
        this.platform = platform;
        this.accessToken = accessToken;
        HttpComponent component = context.getComponent("http", HttpComponent.class);
        HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(platform
                + "?connectTimeout=10000&responseTimeout=30000&connectionRequestTimeout=30000&soTimeout=30000");
        endpoint.setHttpClientConfigurer(builder ->
                builder.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement());
        ServiceHelper.startService(endpoint);
        client = endpoint.getHttpClient();
    }

    String ship(String orderId) throws IOException {
        HttpPost request = new HttpPost(address(orderId));
        request.setHeader("Accept", "application/json");
        JsonNode answer = client.execute(request, this::read);
        if (answer.path("rt").asInt(-1) != 0 || !answer.path("success").asBoolean()) {
            throw new IOException("not shipped: " + answer.path("msg").asText());
        }
        return answer.path("msg").asText();
    }

    private URI address(String orderId) {
        try {
            return new URIBuilder(platform)
                    .setPath("/api/order/ship")
                    .addParameter("access_token", accessToken)
                    .addParameter("method", "shipOrder")
                    .addParameter("format", "json")
                    .addParameter("timestamp", Long.toString(System.currentTimeMillis()))
                    .addParameter("order_id", orderId)
                    .addParameter("waybill_no", "SF1234567890")
                    .addParameter("logistics_code", "shunfeng")
                    .addParameter("logistics_name", "顺丰速运")
                    .build();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("HTTP status " + response.getCode());
        }
        try (InputStream content = response.getEntity().getContent()) {
            return json.readTree(content);
        }
    }
}
