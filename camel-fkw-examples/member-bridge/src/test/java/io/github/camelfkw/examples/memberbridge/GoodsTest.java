// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import static io.github.camelfkw.examples.memberbridge.RunningBridge.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.apifm.ApifmShop;
import io.github.camelfkw.simulator.apifm.SimGoods;
import io.github.camelfkw.simulator.fkw.FkwShop;
import io.github.camelfkw.simulator.fkw.ProductCodePlace;
import io.github.camelfkw.simulator.fkw.SimMedia;
import io.github.camelfkw.simulator.fkw.SimProduct;
import io.github.camelfkw.simulator.fkw.SimSku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goods of API Factory, from its list to the products of FKW. */
class GoodsTest {

    private static final String ADD = "/api/product/add";
    private static final String STOCK = "/api/product/updateStock";
    private static final String TEA = "https://goods.example.com/tea.png";

    @TempDir
    Path data;

    private RunningBridge bridge;
    private ApifmShop source;
    private FkwShop target;

    @BeforeEach
    void open() {
        bridge = new RunningBridge(data);
        source = bridge.platforms().apifm().shop();
        target = bridge.platforms().fkw().shop();
    }

    @AfterEach
    void close() {
        bridge.close();
    }

    private List<SimProduct> products(long goodsId) {
        return target.products().stream()
                .filter(product -> product.skus().stream()
                        .anyMatch(sku -> sku.productCode().matches("AF" + goodsId + "(-.*)?")))
                .toList();
    }

    private void awaitProduct(long goodsId, ThrowingConsumer<SimProduct> looks) {
        await().atMost(RunningBridge.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(products(goodsId)).singleElement().satisfies(looks));
    }

    /** Until the goods were read twice from now on, so that whatever would be done again has been done. */
    private void awaitTwoReadings() {
        String list = bridge.platforms().apifm().path("goods");
        long pages = source.goods().size() / 2 + 2L;
        long seen = bridge.platforms().apifm().journal().count(list);
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> bridge.platforms().apifm().journal().count(list) >= seen + 3 * pages);
    }

    private long details() {
        return bridge.platforms()
                .apifm()
                .journal()
                .count(bridge.platforms().apifm().path("goodsDetail"));
    }

    private void awaitForPeople(long goodsId) {
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> names(bridge.folder().people()).contains("goods-" + goodsId + ".json"));
    }

    private String people(long goodsId) throws IOException {
        return bridge.people("goods-" + goodsId + ".json");
    }

    @Test
    void goodsBecomeProductsOnceWithTheirPicturesUploadedFirst() {
        for (int i = 0; i < 5; i++) {
            source.addGoods(spec -> spec.name("绿茶").price("59.90").stores(7).picture(TEA));
        }
        bridge.start();

        for (SimGoods goods : source.goods()) {
            awaitProduct(goods.id(), product -> {
                assertThat(product.name()).isEqualTo("绿茶");
                assertThat(product.description()).isEqualTo("<p>绿茶</p>");
                assertThat(product.mediaIds())
                        .containsExactly(target.media().get(0).id());
                assertThat(product.skus()).singleElement().satisfies(sku -> {
                    assertThat(sku.price()).isEqualByComparingTo("59.90");
                    assertThat(sku.stock()).isEqualTo(7);
                });
            });
        }
        awaitTwoReadings();
        // One picture for all five: it is the same address.
        assertThat(target.media()).extracting(SimMedia::sourceUrl).containsExactly(TEA);
        assertThat(details()).isEqualTo(5);
        bridge.fkwRequests(ADD, 5).fkwRequests(STOCK, 0).asDocumented();
        assertThat(names(bridge.folder().people())).isEmpty();
    }

    @Test
    void variantsKeepTheirPropertiesPricesAndStocks() {
        SimGoods pot = source.addGoods(spec -> spec.name("茶壶")
                .sku("4:15,2:10", "颜色:红色,容量:1L", "88.00", 3)
                .sku("4:16,2:10", "颜色:青色,容量:1L", "98.50", 5));
        bridge.start();

        awaitProduct(pot.id(), product -> assertThat(product.skus())
                .extracting(SimSku::properties, sku -> sku.price().toPlainString(), SimSku::stock)
                .containsExactly(tuple("颜色:红色;容量:1L", "88.00", 3), tuple("颜色:青色;容量:1L", "98.50", 5)));

        source.setStores(pot.id(), "4:16,2:10", 0);
        awaitProduct(
                pot.id(),
                product -> assertThat(product.skus()).extracting(SimSku::stock).containsExactly(3, 0));
        bridge.fkwRequests(STOCK, 1).asDocumented();
    }

    @Test
    void aStockThatChangesIsSetAndOneThatDoesNotIsLeftToTheShop() {
        SimGoods tea = source.addGoods(spec -> spec.stores(7));
        bridge.start();
        awaitProduct(tea.id(), product -> {});
        awaitTwoReadings();
        SimProduct product = products(tea.id()).get(0);
        target.setStock(product.id(), product.skus().get(0).id(), 5);
        awaitTwoReadings();
        assertThat(products(tea.id()).get(0).skus().get(0).stock()).isEqualTo(5);

        source.setStores(tea.id(), 20);
        awaitProduct(tea.id(), now -> assertThat(now.skus().get(0).stock()).isEqualTo(20));
        bridge.fkwRequests(ADD, 1).fkwRequests(STOCK, 1).asDocumented();
    }

    @Test
    void aNewPriceAndANewNameAreToldToPeopleOnce() throws Exception {
        SimGoods tea = source.addGoods(spec -> spec.name("茶").price("10"));
        bridge.start();
        awaitProduct(tea.id(), product -> {});
        awaitTwoReadings();

        source.deleteGoods(tea.id());
        source.addGoods(spec -> spec.id(tea.id()).name("好茶").price("12.5"));
        awaitForPeople(tea.id());
        assertThat(people(tea.id()))
                .contains("好茶", "now 12.5, was 10", products(tea.id()).get(0).id(), "back office");

        Files.delete(bridge.folder().people().resolve("goods-" + tea.id() + ".json"));
        source.setStores(tea.id(), 3);
        awaitProduct(
                tea.id(), product -> assertThat(product.skus().get(0).stock()).isEqualTo(3));
        awaitTwoReadings();
        assertThat(names(bridge.folder().people())).isEmpty();
    }

    @Test
    void aListThatMovesWhileItIsReadLosesNoGoodsAndDoublesNone() {
        source.addGoods(6);
        bridge.platforms()
                .apifm()
                .life()
                .beforeCall("goods", 2, shop -> shop.addGoods(spec -> spec.name("新茶")))
                .beforeCall(
                        "goods", 3, shop -> shop.deleteGoods(shop.goods().get(5).id()));
        bridge.start();

        await().atMost(RunningBridge.PATIENCE).until(() -> source.goods().stream()
                .allMatch(goods -> products(goods.id()).size() == 1));
        awaitTwoReadings();
        assertThat(source.goods()).hasSize(6).extracting(SimGoods::name).contains("新茶");
        assertThat(source.goods())
                .allSatisfy(goods -> assertThat(products(goods.id())).hasSize(1));
        assertThat(names(bridge.folder().people())).isEmpty();
        bridge.asDocumented();
    }

    @Test
    void goodsThatGoOffTheShelfAfterTheListWasReadAreLeftOut() {
        SimGoods gone = source.addGoods(spec -> spec.name("旧茶"));
        SimGoods tea = source.addGoods(spec -> spec.name("茶"));
        bridge.platforms().apifm().life().afterCall("goods", 1, shop -> shop.setOnShelf(gone.id(), false));
        bridge.start();

        awaitProduct(tea.id(), product -> {});
        awaitTwoReadings();
        assertThat(products(gone.id())).isEmpty();
        assertThat(names(bridge.folder().people())).isEmpty();
    }

    @Test
    void aProductWhoseAnswerWasLostIsFoundByItsCodeAndNotAddedTwice() {
        target.addProducts(60);
        SimGoods tea = source.addGoods(spec -> spec.picture(TEA));
        bridge.platforms().fkw().faults().next(1, Fault.resetAfterEffect(), ADD);
        bridge.start();
        awaitProduct(tea.id(), product -> {});
        source.setStores(tea.id(), 55);
        awaitProduct(
                tea.id(), product -> assertThat(product.skus().get(0).stock()).isEqualTo(55));

        assertThat(target.media()).hasSize(1);
        bridge.fkwRequests(ADD, 1).asDocumented();
    }

    @Test
    void aProductThatNeverArrivedIsAddedAgainNotBeforeItsTime() {
        SimGoods tea = source.addGoods(spec -> spec.picture(TEA));
        bridge.platforms().fkw().faults().next(1, Fault.resetBeforeEffect(), ADD);
        bridge.start();
        await().atMost(RunningBridge.PATIENCE)
                .until(() -> bridge.platforms().fkw().faults().pending() == 0);
        bridge.clock().advance(RunningBridge.SETTLE.minusMillis(1));
        awaitTwoReadings();
        assertThat(products(tea.id())).isEmpty();

        bridge.clock().advance(Duration.ofMillis(1));
        awaitProduct(tea.id(), product -> assertThat(product.mediaIds()).hasSize(1));
        assertThat(target.media()).hasSize(1);
        bridge.fkwRequests(ADD, 2);
    }

    @Test
    void aRestartAddsNothingAndUploadsNothing() {
        SimGoods tea = source.addGoods(spec -> spec.picture(TEA).stores(4));
        bridge.start();
        awaitProduct(tea.id(), product -> {});
        awaitTwoReadings();
        bridge.stop();
        source.setStores(tea.id(), 9);

        bridge.start();
        awaitProduct(
                tea.id(), product -> assertThat(product.skus().get(0).stock()).isEqualTo(9));
        assertThat(target.media()).hasSize(1);
        bridge.fkwRequests(ADD, 1).fkwRequests(STOCK, 1);
    }

    @Test
    void goodsThatFkwRefusesAreForPeopleAndTheOthersGoOn() throws Exception {
        SimGoods tooLong = source.addGoods(spec -> spec.name("茶".repeat(101)));
        SimGoods tea = source.addGoods(spec -> spec.name("茶"));
        bridge.start();

        awaitProduct(tea.id(), product -> {});
        awaitForPeople(tooLong.id());
        assertThat(people(tooLong.id())).contains("name", "100");
        awaitTwoReadings();
        assertThat(products(tooLong.id())).isEmpty();
        assertThat(details()).isEqualTo(2);
    }

    @Test
    void picturesOfTheDescriptionAreUploadedTooAndReplacedByTheLibrarysAddresses() {
        SimGoods tea = source.addGoods(spec -> spec.name("茶").picture(TEA));
        bridge.platforms()
                .apifm()
                .faults()
                .next(
                        1,
                        Fault.body("""
                {"code":0,"msg":"success","data":{
                  "basicInfo":{"id":%d,"name":"茶","pic":"%s","minPrice":10,"stores":100},
                  "pics":[{"pic":"%s"},{"pic":"https://goods.example.com/b.png"}],
                  "content":"<p>好</p><img alt='x' src='//goods.example.com/c.png?a=1&amp;b=2'><IMG SRC=\\"%s\\"/>"}}
                """.formatted(tea.id(), TEA, TEA, TEA), "application/json"),
                        request ->
                                request.path().equals(bridge.platforms().apifm().path("goodsDetail")));
        bridge.start();

        awaitProduct(tea.id(), product -> {
            assertThat(target.media())
                    .extracting(SimMedia::sourceUrl)
                    .containsExactly(TEA, "https://goods.example.com/b.png", "https://goods.example.com/c.png?a=1&b=2");
            List<SimMedia> media = target.media();
            assertThat(product.mediaIds())
                    .containsExactly(media.get(0).id(), media.get(1).id());
            assertThat(product.description())
                    .isEqualTo("<p>好</p><img alt='x' src='" + media.get(2).url() + "'><IMG SRC=\""
                            + media.get(0).url() + "\"/>");
        });
        bridge.asDocumented();
    }

    @Test
    void aPlatformThatDoesNotShowTheCodeIsNotFilledWithTheSameProduct() throws Exception {
        bridge.platforms().fkw().quirks().products().codePlace(ProductCodePlace.PRODUCT);
        SimGoods tea = source.addGoods(spec -> spec.stores(4));
        bridge.start();
        awaitProduct(tea.id(), product -> {});
        awaitTwoReadings();
        bridge.clock().advance(RunningBridge.SETTLE);

        awaitForPeople(tea.id());
        awaitTwoReadings();
        assertThat(people(tea.id())).contains("AF" + tea.id(), "cannot be kept up to date");
        bridge.fkwRequests(ADD, 1);
    }
}
