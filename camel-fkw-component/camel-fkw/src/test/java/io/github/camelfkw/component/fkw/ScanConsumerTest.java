// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.Life;
import io.github.camelfkw.simulator.fkw.SimMember;
import io.github.camelfkw.simulator.fkw.SimProduct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers of products and members: whole lists, again and again, or what is new in them. */
class ScanConsumerTest extends FkwTestSupport {

    private static final String LIST = "/api/product/getList";

    @TempDir
    Path folder;

    private final MemoryStateRepository positions = new MemoryStateRepository();
    private final List<Exchange> arrived = Collections.synchronizedList(new ArrayList<>());
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void bindPositions() {
        camel.getRegistry().bind("positions", positions);
    }

    private void consume(String uri) throws Exception {
        route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri + (uri.contains("?") ? "&" : "?") + "initialDelay=0&delay=20&pageSize=10")
                        .routeId("scan")
                        .process(exchange -> {
                            arrived.add(exchange.copy());
                            if (refused.contains(id(exchange))) {
                                throw new IllegalStateException("not now");
                            }
                            accepted.add(id(exchange));
                        });
            }
        });
    }

    private static String id(Exchange exchange) {
        String productId = exchange.getMessage().getHeader(FkwConstants.PRODUCT_ID, String.class);
        return productId != null ? productId : exchange.getMessage().getHeader(FkwConstants.MEMBER_ID, String.class);
    }

    private List<String> ids() {
        synchronized (arrived) {
            return arrived.stream().map(ScanConsumerTest::id).toList();
        }
    }

    private void until(BooleanSupplier condition) {
        await().until(condition::getAsBoolean);
    }

    /** Lets the consumer come through the list twice more. */
    private void afterTwoMoreScans() {
        long pages = Math.max(
                                simulator.shop().products().size(),
                                simulator.shop().members().size())
                        / 10
                + 1;
        long now = simulator.journal().count();
        until(() -> simulator.journal().count() > now + 2 * pages);
    }

    private List<String> productIds() {
        return shop.products().stream().map(SimProduct::id).toList();
    }

    @Test
    void deliversEachProductWithItsId() throws Exception {
        shop.addProducts(1);
        int products = shop.products().size();
        consume("fkw:products?changesOnly=true&offsetRepository=#positions");
        until(() -> arrived.size() >= products);
        afterTwoMoreScans();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(productIds());
        assertThat(arrived.get(0).getMessage().getBody()).isInstanceOf(Product.class);
        assertThat(arrived.get(0).getMessage().getHeader(FkwConstants.SHOP_ID)).isNotNull();
    }

    @Test
    void deliversEverythingAgainWithEachPollWithoutChangesOnly() throws Exception {
        shop.addMembers(12);
        consume("fkw:members?rawPayload=true");
        until(() -> arrived.size() >= 36);
        assertThat(ids().subList(0, 12)).doesNotHaveDuplicates();
        assertThat(ids().subList(12, 24)).containsExactlyElementsOf(ids().subList(0, 12));
        assertThat(arrived.get(0).getMessage().getBody()).isInstanceOf(String.class);
    }

    @Test
    void deliversWhatIsNewAndWhatDiffers() throws Exception {
        List<SimMember> members = shop.addMembers(25);
        consume("fkw:members?changesOnly=true&offsetRepository=#positions");
        until(() -> arrived.size() == 25);
        shop.adjustPoints(members.get(7).id(), 50);
        until(() -> arrived.size() == 26);
        Member changed = arrived.get(25).getMessage().getBody(Member.class);
        assertThat(changed.id()).isEqualTo("" + members.get(7).id());
        assertThat(changed.currentPoints()).isEqualTo((int) members.get(7).currentPoints() + 50);
        int added = shop.addMembers(1).get(0).id();
        until(() -> arrived.size() == 27);
        assertThat(ids().get(26)).isEqualTo("" + added);
    }

    @Test
    void remembersOverARestartAlsoInAFile() throws Exception {
        FilePositionRepository file =
                new FilePositionRepository(folder.resolve("seen.txt").toString());
        camel.getRegistry().bind("file", file);
        List<SimMember> members = shop.addMembers(25);
        consume("fkw:members?changesOnly=true&offsetRepository=#file");
        until(() -> arrived.size() == 25);
        camel.getRouteController().stopRoute("scan");
        shop.adjustPoints(members.get(3).id(), 1);
        camel.getRouteController().startRoute("scan");
        until(() -> arrived.size() == 26);
        afterTwoMoreScans();
        assertThat(arrived).hasSize(26);
        assertThat(ids().get(25)).isEqualTo("" + members.get(3).id());
        assertThat(folder.resolve("seen.txt"))
                .content()
                .contains("camel-fkw-seen")
                .doesNotContain(members.get(3).name());
    }

    @Test
    void deliversAgainWhatTheRouteRefused() throws Exception {
        List<SimMember> members = shop.addMembers(15);
        String poison = "" + members.get(4).id();
        refused.add(poison);
        consume("fkw:members?changesOnly=true&offsetRepository=#positions");
        until(() -> Collections.frequency(ids(), poison) >= 3);
        refused.clear();
        until(() -> accepted.contains(poison));
        afterTwoMoreScans();
        assertThat(ids()).filteredOn(id -> !id.equals(poison)).hasSize(14).doesNotHaveDuplicates();
        int settled = arrived.size();
        afterTwoMoreScans();
        assertThat(arrived).as("accepted at last").hasSize(settled);
        assertThat(accepted).containsOnlyOnce(poison);
    }

    @Test
    void forgetsWhatIsGoneAndDeliversItAgainWhenItComesBack() throws Exception {
        shop.addMember(member -> member.acct("x1"));
        SimMember gone = shop.addMember(member -> member.acct("x2"));
        consume("fkw:members?changesOnly=true&offsetRepository=#positions");
        until(() -> arrived.size() == 2);
        shop.deleteMember(gone.id());
        until(() -> !positions.getState("fkw:members:default").contains("\"" + gone.id() + "\""));
        assertThat(positions.getState("fkw:members:default")).contains("\"seen\":{\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 25})
    void deliversSoManyAPollAndGoesOnWithTheNext(int most) throws Exception {
        shop.addMembers(43);
        consume("fkw:members?changesOnly=true&offsetRepository=#positions&maxMessagesPerPoll=" + most);
        until(() -> arrived.size() >= 43);
        assertThat(ids()).doesNotHaveDuplicates().hasSize(43);
        assertThat(arrived).allSatisfy(exchange -> assertThat(exchange.getProperty(Exchange.BATCH_SIZE, Integer.class))
                .isLessThanOrEqualTo(most));
    }

    @Test
    void goesOnAfterATrouble() throws Exception {
        shop.addProducts(40);
        fkw.setMaxAttempts(1);
        simulator.faults().rate(0.3, Fault.maintenancePage(), Fault.status(503), Fault.truncatedJson());
        consume("fkw:products?changesOnly=true&offsetRepository=#positions");
        until(() -> Set.copyOf(ids()).containsAll(productIds()));
        simulator.faults().rate(0);
        afterTwoMoreScans();
        assertThat(ids()).doesNotHaveDuplicates();
    }

    /** The list changes with each request; then it rests, and what was delivered last is what there is. */
    @Test
    void endsUpWithTheLastStateOfEachProductOfABusyShop() throws Exception {
        shop.addProducts(60);
        simulator.life().weight(Life.Event.STOCK_CHANGED, 3).betweenRequests(2);
        consume("fkw:products?changesOnly=true&offsetRepository=#positions");
        until(() -> simulator.life().changes() > 300);
        simulator.life().stop();
        afterTwoMoreScans();
        afterTwoMoreScans();
        Map<String, Product> last = new HashMap<>();
        synchronized (arrived) {
            arrived.forEach(
                    exchange -> last.put(id(exchange), exchange.getMessage().getBody(Product.class)));
        }
        for (SimProduct product : shop.products()) {
            assertThat(last).containsKey(product.id());
            Product seen = last.get(product.id());
            assertThat(seen.name()).isEqualTo(product.name());
            assertThat(seen.onShelf()).isEqualTo(product.onShelf());
            for (int i = 0; i < product.skus().size(); i++) {
                assertThat(seen.skuList().get(i).stock())
                        .as("stock of %s", product.id())
                        .isEqualTo(product.skus().get(i).stock());
            }
        }
        assertThat(simulator.journal().count(LIST)).isPositive();
    }

    /** A full disk: what was delivered is remembered meanwhile, saved when it can be, and the route can be restarted. */
    @Test
    void survivesARepositoryThatCannotSave() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        AtomicInteger tried = new AtomicInteger();
        camel.getRegistry().bind("disk", new MemoryStateRepository() {
            @Override
            public void setState(String key, String value) {
                tried.incrementAndGet();
                if (full.get()) {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }
                super.setState(key, value);
            }
        });
        List<SimMember> members = shop.addMembers(25);
        consume("fkw:members?changesOnly=true&offsetRepository=#disk");
        until(() -> arrived.size() >= 25 && tried.get() >= 1);
        afterTwoMoreScans();
        assertThat(ids()).hasSize(25).doesNotHaveDuplicates();
        camel.getRouteController().stopRoute("scan");
        full.set(false);
        camel.getRouteController().startRoute("scan");
        until(() -> arrived.size() == 50);
        afterTwoMoreScans();
        shop.adjustPoints(members.get(3).id(), 1);
        until(() -> arrived.size() == 51);
        afterTwoMoreScans();
        assertThat(arrived).as("saved now").hasSize(51);
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        positions.setState("fkw:products:default", "{\"format\":\"camel-fkw-position\"}");
        assertThatThrownBy(() -> consume("fkw:products?changesOnly=true&offsetRepository=#positions"))
                .hasMessageContaining("fkw:products:default is corrupt")
                .hasMessageContaining("remove it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fkw:products?offsetRepository=#positions|offsetRepository means nothing for fkw:products without changesOnly",
                "fkw:members?positionName=a|positionName means nothing for fkw:members without changesOnly",
                "fkw:members?status=shipped|Option status means nothing for fkw:members; it is for orders, merchantOrders",
                "fkw:products?startFrom=1d|Option startFrom means nothing for fkw:products",
                "fkw:orders?changesOnly=true|Option changesOnly means nothing for fkw:orders; it is for products, members",
                "fkw:member|cannot begin a route",
                "fkw:productGroups|cannot begin a route"
            })
    void refusesOptionsThatMeanNothing(String uri, String message) {
        assertThatThrownBy(() -> consume(uri)).rootCause().hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fkw:order?allPages=true|it is for orders, merchantOrders, products, members",
                "fkw:order?verify=true|it is for pay, ship, complete, cancel, adjustPoints",
                "fkw:pay?allowRefunding=true|it is for ship, complete",
                "fkw:cancel?allowUnknownCarrier=true|it is for ship, complete",
                "fkw:ship?skipUnchanged=true|it is for updateStock",
                "fkw:products?timeType=created|it is for orders, merchantOrders",
                "fkw:uploadMediaFile?maxMediaSize=0|it is a number of bytes"
            })
    void refusesProducerOptionsThatMeanNothing(String uri, String message) {
        assertThatThrownBy(() -> route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:a").to(uri);
                    }
                }))
                .rootCause()
                .hasMessageContaining(message);
    }

    @Test
    void pollsEveryQuarterOfAnHourUnlessToldOtherwise() {
        assertThat(camel.getEndpoint("fkw:products", FkwEndpoint.class).getDelay())
                .isEqualTo(900_000);
        assertThat(camel.getEndpoint("fkw:members?delay=1000", FkwEndpoint.class)
                        .getDelay())
                .isEqualTo(1000);
        assertThat(camel.getEndpoint("fkw:orders", FkwEndpoint.class).getDelay())
                .isEqualTo(10_000);
    }

    @Test
    void twoMayScanTheSameListUnlessTheyShareWhatTheyRemember() throws Exception {
        shop.addMembers(1);
        consume("fkw:members");
        assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("fkw:members?rawPayload=true").to("mock:a");
                        from("fkw:products?changesOnly=true&offsetRepository=#positions")
                                .to("mock:b");
                        from("fkw:products?changesOnly=true&offsetRepository=#positions&rawPayload=true")
                                .to("mock:c");
                    }
                }))
                .hasMessageContaining("share the position fkw:products:default");
    }
}
