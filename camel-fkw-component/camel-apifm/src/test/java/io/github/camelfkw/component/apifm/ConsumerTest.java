// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that begin with a list. */
class ConsumerTest extends ApifmTestSupport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Map<String, Object>> goods = Collections.synchronizedList(new ArrayList<>());
    private int most = Integer.MAX_VALUE;
    private MockEndpoint out;

    @BeforeEach
    void serveAList() {
        IntStream.rangeClosed(1, 7).forEach(this::add);
        platform.answer(this::page);
        out = camel.getEndpoint("mock:out", MockEndpoint.class);
        out.setResultWaitTime(60_000);
    }

    private void add(int id) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("name", "商品" + id);
        goods.add(0, row);
    }

    private String page(Call call) {
        List<Map<String, Object>> now;
        synchronized (goods) {
            now = List.copyOf(goods);
        }
        int size = Math.min(most, Integer.parseInt(call.form().get("pageSize")));
        int from = Math.min((Integer.parseInt(call.form().get("page")) - 1) * size, now.size());
        List<?> rows = now.subList(from, Math.min(from + size, now.size()));
        try {
            return rows.isEmpty()
                    ? "{\"code\":700,\"data\":\"没有数据\",\"msg\":\"暂无数据\"}"
                    : "{\"code\":0,\"data\":" + JSON.writeValueAsString(rows) + ",\"msg\":\"success\"}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void consume(String options) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("apifm:goods?initialDelay=0&delay=20&" + options)
                        .routeId("goods")
                        .to("mock:out");
            }
        });
    }

    private static List<Object> ids(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.getMessage().getHeader("CamelApifmId"))
                .toList();
    }

    @Test
    void eachRowIsAnExchange() throws Exception {
        out.expectedMessageCount(7);
        consume("repeatCount=1&pageSize=3&arg.categoryId=12");
        out.assertIsSatisfied();
        assertThat(ids(out.getExchanges())).containsExactly(7, 6, 5, 4, 3, 2, 1);
        Exchange fourth = out.getExchanges().get(3);
        assertThat(fourth.getMessage().getBody()).isEqualTo(Map.of("id", 4, "name", "商品4"));
        assertThat(fourth.getMessage().getHeader("CamelApifmPageNo")).isEqualTo(2);
        assertThat(platform.calls().get(0).form())
                .isEqualTo(Map.of("categoryId", "12", "page", "1", "pageSize", "3", "token", TOKEN));
    }

    @Test
    void rawPayloadIsTheRowAsJsonText() throws Exception {
        out.expectedMessageCount(7);
        consume("repeatCount=1&rawPayload=true");
        out.assertIsSatisfied();
        assertThat(out.getExchanges().get(0).getMessage().getBody()).isEqualTo("{\"id\":7,\"name\":\"商品7\"}");
    }

    @Test
    void eachPollDeliversEverythingUnlessToldOtherwise() throws Exception {
        out.expectedMinimumMessageCount(14);
        consume("pageSize=3");
        out.assertIsSatisfied();
        assertThat(ids(out.getExchanges()).subList(7, 14)).containsExactly(7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void newOnlyDeliversWhatIsNew() throws Exception {
        out.expectedMessageCount(7);
        consume("pageSize=3&newOnly=true");
        out.assertIsSatisfied();
        out.reset();
        out.expectedMessageCount(1);
        add(8);
        out.assertIsSatisfied();
        int polled = platform.calls().size();
        await().until(() -> platform.calls().size() > polled + 8);
        assertThat(ids(out.getExchanges())).containsExactly(8);
    }

    @Test
    void aRowThatTheRouteDoesNotAcceptComesAgainWithNewOnly() throws Exception {
        out.expectedMessageCount(9);
        out.whenExchangeReceived(2, exchange -> {
            throw new IllegalStateException("the ERP is away");
        });
        out.whenExchangeReceived(8, exchange -> exchange.setRollbackOnly(true));
        consume("newOnly=true");
        out.assertIsSatisfied();
        assertThat(ids(out.getExchanges())).containsExactly(7, 6, 5, 4, 3, 2, 1, 6, 6);
        int polled = platform.calls().size();
        await().until(() -> platform.calls().size() > polled + 8);
        assertThat(out.getReceivedCounter()).isEqualTo(9);
    }

    @Test
    void aRepositoryOfTheUsersKeepsKeysOnlyOfWhatWasAccepted() throws Exception {
        IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(100);
        camel.getRegistry().bind("seen", repository);
        repository.add("apifm:goods:demo:3");
        out.expectedMessageCount(6);
        consume("newOnly=true&idempotentRepository=#seen&repeatCount=1");
        out.assertIsSatisfied();
        assertThat(ids(out.getExchanges())).containsExactly(7, 6, 5, 4, 2, 1);
        assertThat(repository.contains("apifm:goods:demo:7")).isTrue();
    }

    @Test
    void consumersThatShareARepositoryBothDeliverWhatTheyReadAtTheSameTime() throws Exception {
        camel.getRegistry().bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository(100));
        goods.subList(1, goods.size()).clear();
        // A row is not claimed before it is delivered: it would be lost with the one who had claimed it.
        CountDownLatch inBothHands = new CountDownLatch(2);
        out.expectedMessageCount(2);
        String list = "apifm:goods?initialDelay=0&delay=20&newOnly=true&idempotentRepository=#seen&pageSize=";
        route(new RouteBuilder() {
            @Override
            public void configure() {
                for (int pageSize : List.of(5, 6)) {
                    from(list + pageSize)
                            .process(exchange -> {
                                inBothHands.countDown();
                                awaitQuietly(inBothHands);
                            })
                            .to("mock:out");
                }
            }
        });
        out.assertIsSatisfied();
        int polled = platform.calls().size();
        await().until(() -> platform.calls().size() > polled + 8);
        assertThat(ids(out.getExchanges())).containsExactly(7, 7);
    }

    @Test
    void rowsWithoutAnIdAreKnownByTheirContent() throws Exception {
        goods.forEach(row -> row.remove("id"));
        out.expectedMessageCount(7);
        consume("newOnly=true");
        out.assertIsSatisfied();
        assertThat(out.getExchanges().get(0).getMessage().getHeaders()).doesNotContainKey("CamelApifmId");
        int polled = platform.calls().size();
        await().until(() -> platform.calls().size() > polled + 6);
        assertThat(out.getReceivedCounter()).isEqualTo(7);
    }

    @Test
    void aLimitedPollIsGoneOnWith() throws Exception {
        out.expectedMinimumMessageCount(7);
        consume("pageSize=2&maxMessagesPerPoll=3");
        out.assertIsSatisfied();
        assertThat(ids(out.getExchanges()).subList(0, 7)).containsExactly(7, 6, 5, 4, 3, 2, 1);
        assertThat(out.getExchanges().subList(0, 6))
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_SIZE))
                .containsExactly(2, 2, 1, 2, 2, 1);
    }

    @Test
    void batchPropertiesTellThePlaceInTheBatch() throws Exception {
        out.expectedMessageCount(7);
        consume("pageSize=7&repeatCount=1");
        out.assertIsSatisfied();
        assertThat(out.getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_INDEX))
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(out.getExchanges())
                .extracting(exchange -> exchange.getProperty(Exchange.BATCH_COMPLETE))
                .containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void aPollThatFailsIsTriedAgain() throws Exception {
        apifm.setMaxAttempts(1);
        platform.faults().next(2, Fault.status(500));
        out.expectedMessageCount(7);
        consume("newOnly=true&pageSize=3");
        out.assertIsSatisfied();
        assertThat(platform.faults().pending()).isZero();
    }

    @Test
    void aPageThatCannotBeReadLosesNoRowThatWasReadBefore() throws Exception {
        apifm.setMaxAttempts(1);
        platform.faults().next(1, Fault.status(500), request -> "2".equals(request.param("page")));
        out.expectedMessageCount(7);
        // The second poll has row 4 in hand when it asks for the second page.
        consume("newOnly=true&pageSize=4&maxMessagesPerPoll=3");
        out.assertIsSatisfied();
        assertThat(ids(out.getExchanges())).containsExactly(7, 6, 5, 4, 3, 2, 1);
        assertThat(platform.faults().pending()).isZero();
    }

    @Test
    void aCallThatCameLaterCanBeginARouteAndIsARead() throws Exception {
        platform.faults().next(1, Fault.resetAfterEffect());
        out.expectedMessageCount(7);
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("apifm:call?path=/{subDomain}/new/list&verb=POST&initialDelay=0&repeatCount=1")
                        .to("mock:out");
            }
        });
        out.assertIsSatisfied();
        assertThat(platform.last().path()).isEqualTo("/api/demo/new/list");
        assertThat(platform.faults().pending()).isZero();
    }

    @Test
    void aStartTakesNoRowOutOfTheHandsOfAPollThatAForcedStopLeft() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        most = 3;
        platform.answer(call -> {
            if ("2".equals(call.form().get("page"))) {
                asked.countDown();
                awaitQuietly(goOn);
            }
            return page(call);
        });
        camel.start();
        List<Object> delivered = Collections.synchronizedList(new ArrayList<>());
        // A batch of 4 with 3 rows a page: 7, 6 and 5 are in hand when page 2 is asked for.
        ApifmConsumer consumer = (ApifmConsumer) camel.getEndpoint("apifm:goods?startScheduler=false&pageSize=4")
                .createConsumer(exchange -> delivered.add(exchange.getMessage().getHeader(ApifmConstants.ID)));
        consumer.start();
        Future<Integer> poll = Executors.newSingleThreadExecutor().submit(consumer::poll);
        awaitQuietly(asked);
        consumer.stop();
        consumer.start();
        goOn.countDown();
        assertThat(poll.get(60, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(delivered).containsExactly(7, 6, 5, 4, 3, 2, 1);
        consumer.poll();
        assertThat(delivered).hasSize(14);
        consumer.stop();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRouteThatStopsAndStartsReadsFromTheBeginning() throws Exception {
        out.expectedMinimumMessageCount(7);
        consume("pageSize=3");
        out.assertIsSatisfied();
        camel.getRouteController().stopRoute("goods");
        out.reset();
        out.expectedMinimumMessageCount(7);
        camel.getRouteController().startRoute("goods");
        out.assertIsSatisfied();
        assertThat(ids(out.getExchanges()).subList(0, 7)).containsExactly(7, 6, 5, 4, 3, 2, 1);
    }
}
