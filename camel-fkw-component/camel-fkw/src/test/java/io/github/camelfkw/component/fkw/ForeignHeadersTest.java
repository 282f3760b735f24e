// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.RecordedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/**
 * Headers that a message brings from elsewhere – from a web request, a queue, a file – change nothing about where a call goes
 * and who it is by; and an answer leaves none of its own behind.
 */
class ForeignHeadersTest extends FkwTestSupport {

    private static final Map<String, Object> FROM_ELSEWHERE = Map.ofEntries(
            Map.entry(Exchange.HTTP_URI, "http://127.0.0.1:1/evil"),
            Map.entry(Exchange.HTTP_PATH, "/evil"),
            Map.entry(Exchange.HTTP_QUERY, "access_token=evil"),
            Map.entry(Exchange.HTTP_RAW_QUERY, "access_token=evil"),
            Map.entry(Exchange.HTTP_METHOD, "DELETE"),
            Map.entry(Exchange.REST_HTTP_URI, "http://127.0.0.1:1/evil"),
            Map.entry(Exchange.OVERRULE_FILE_NAME, "evil"),
            Map.entry("Host", "evil.example"),
            Map.entry("Authorization", "Bearer evil"),
            Map.entry("Cookie", "session=evil"),
            Map.entry("access_token", "evil"),
            Map.entry("client_secret", "evil"),
            Map.entry("CamelFkwBaseUri", "http://127.0.0.1:1/evil"),
            Map.entry("CamelFkwAccessToken", "evil"),
            Map.entry("CamelFkwClientSecret", "evil"),
            Map.entry("CamelFkwOperation", "cancel"),
            Map.entry("CamelFkwShopId", "evil"));

    @Test
    void changeNothingAboutACall() {
        String order = shop.addOrder().id();
        answer("fkw:order", order, FROM_ELSEWHERE);
        RecordedRequest withThem = simulator.journal().last();
        simulator.journal().clear();
        answer("fkw:order", order, Map.of());
        RecordedRequest without = simulator.journal().last();
        assertThat(withThem.toString()).doesNotContain("evil");
        assertThat(withThem.method()).isEqualTo(without.method());
        assertThat(withThem.path()).isEqualTo(without.path());
        assertThat(withThem.params()).isEqualTo(without.params());
        assertThat(simulator.journal().violations()).isEmpty();
    }

    @Test
    void stayWhatTheyAreAndGetNoneOfTheAnswer() {
        String order = shop.addOrder().id();
        Message answer = answer("fkw:order", order, FROM_ELSEWHERE);
        Map<String, Object> added = new HashMap<>(answer.getHeaders());
        FROM_ELSEWHERE.forEach(
                (name, value) -> assertThat(added.remove(name)).as(name).isEqualTo(value));
        assertThat(added).containsOnlyKeys(FkwConstants.ORDER_ID);
    }

    @Test
    void ofAnAnswerAreNotInAMessageOfAConsumer() throws Exception {
        shop.addOrder();
        List<Map<String, Object>> seen = new CopyOnWriteArrayList<>();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("fkw:orders?startFrom=1h&initialDelay=0&delay=50")
                        .process(exchange ->
                                seen.add(new HashMap<>(exchange.getIn().getHeaders())));
            }
        });
        clock.advance(Duration.ofSeconds(5));
        await().until(() -> !seen.isEmpty());
        assertThat(seen.get(0).keySet())
                .allMatch(name -> name.startsWith("CamelFkw") || name.equals(Exchange.MESSAGE_TIMESTAMP));
    }
}
