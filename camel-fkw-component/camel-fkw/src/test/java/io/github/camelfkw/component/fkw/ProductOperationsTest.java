// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwListChangedException;
import io.github.camelfkw.component.fkw.client.FkwOutcomeUnknownException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.model.NewProduct;
import io.github.camelfkw.component.fkw.client.model.NewSku;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.ProductGroup;
import io.github.camelfkw.component.fkw.client.model.ProductLibrary;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.component.fkw.client.model.StockResult;
import io.github.camelfkw.component.fkw.client.model.StockResult.Outcome;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.SimProduct;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes do with products and stock. */
class ProductOperationsTest extends FkwTestSupport {

    private static final String LIST = "/api/product/getList";
    private static final String ADD = "/api/product/add";
    private static final String STOCK = "/api/product/updateStock";

    private static final String NOODLES = """
            {"name": "方便面", "lid": 1, "introduction": "非常美味", "desc": "<p>&amp; \\"+%</p>",
             "prop_list": [{"name": "容积", "value": "5L"}], "group_id_list": [1, 2],
             "sku_list": [{"price": 25.50, "stock": 998, "product_code": "ABC-1",
                           "properties_name": [{"name": "颜色", "value": "白色", "media_id": "m1"}]},
                          {"price": 1e2, "stock": 0, "properties_name": []}]}
            """;

    private SimProduct newest() {
        List<SimProduct> all = shop.products();
        return all.get(all.size() - 1);
    }

    private static List<Object> list(Message message) {
        return message.getBody(List.class);
    }

    private long count(String path) {
        return simulator.journal().count(path);
    }

    @Nested
    class Pages {

        @Test
        void areRecordsWithTheTotal() {
            shop.addProducts(30);
            int total = shop.products().size();
            Message page = answer("fkw:products?pageSize=20&pageNo=2", null);
            assertThat(list(page))
                    .hasSize(Math.min(20, total - 20))
                    .first()
                    .isInstanceOfSatisfying(Product.class, product -> {
                        SimProduct same = shop.product(product.id()).orElseThrow();
                        assertThat(product.name()).isEqualTo(same.name());
                        assertThat(product.createTime().instant()).isPresent();
                        assertThat(product.onShelf()).isEqualTo(same.onShelf());
                        assertThat(product.skuList()).hasSameSizeAs(same.skus());
                        assertThat(product.skuList().get(0).price())
                                .isEqualByComparingTo(same.skus().get(0).price());
                        assertThat(product.skuList().get(0).stock())
                                .isEqualTo(same.skus().get(0).stock());
                    });
            assertThat(page.getHeader(FkwConstants.TOTAL)).isEqualTo((long) total);
        }

        @Test
        void areChosenByHeader() {
            shop.addProducts(30);
            Message page = answer("fkw:products", null, Map.of(FkwConstants.PAGE_NO, 3, FkwConstants.PAGE_SIZE, "7"));
            assertThat(page.getBody(List.class)).hasSize(7);
            assertThat(simulator.journal().last().params())
                    .containsEntry("page_no", "3")
                    .containsEntry("page_size", "7");
        }

        @Test
        void areThePlatformsOwnTextWithRawPayload() {
            shop.addProducts(1);
            assertThat(answer("fkw:products?rawPayload=true", null).getBody(String.class))
                    .contains("\"product_list\"", "\"total\"");
        }

        @Test
        void becomeJsonMapsAndBytes() {
            shop.addProducts(1);
            Product product =
                    (Product) answer("fkw:products", null).getBody(List.class).get(0);
            var converter = camel.getTypeConverter();
            assertThat(converter.convertTo(String.class, product)).contains("\"sku_list\"");
            assertThat(converter.convertTo(byte[].class, product)).isNotEmpty();
            assertThat(converter.convertTo(Map.class, product)).containsEntry("id", product.id());
        }
    }

    @Nested
    class AllPages {

        private List<Object> read(Message message) {
            List<Object> rows = new ArrayList<>();
            message.getBody(Iterator.class).forEachRemaining(rows::add);
            return rows;
        }

        @Test
        void areAStreamThatIsReadPageByPage() throws Exception {
            shop.addProducts(100);
            int total = shop.products().size();
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all")
                            .to("fkw:products?allPages=true&pageSize=10")
                            .split(body())
                            .streaming()
                            .process(exchange -> exchange.getMessage()
                                    .setHeader("pagesRead", simulator.journal().count(LIST)))
                            .to("mock:product");
                }
            });
            MockEndpoint products = mock("mock:product");
            products.expectedMessageCount(total);
            Exchange done = send("direct:all", null);
            products.assertIsSatisfied();
            assertThat(done.getMessage().getHeader(FkwConstants.TOTAL)).isEqualTo((long) total);
            for (int i = 0; i < total; i++) {
                assertThat(products.getExchanges().get(i).getMessage().getHeader("pagesRead", Long.class))
                        .as("the splitter looks one row ahead")
                        .isBetween(i / 10 + 1L, (i + 1) / 10 + 1L);
            }
        }

        @Test
        void haveEachRowOnceThoughTheListChanges() {
            shop.addProducts(100);
            String first =
                    ((Product) list(answer("fkw:products?pageSize=1", null)).get(0)).id();
            simulator.life().afterListRequest(1, shop -> shop.deleteProduct(first));
            List<String> before = shop.products().stream().map(SimProduct::id).toList();
            List<String> ids = new ArrayList<>();
            read(answer("fkw:products?allPages=true&pageSize=10", null)).forEach(row -> ids.add(((Product) row).id()));
            assertThat(ids).doesNotHaveDuplicates().containsAll(before);
        }

        @Test
        void sayAtTheEndThatTheListNeverStoodStill() {
            shop.addProducts(30);
            simulator.life().betweenRequests(shop -> shop.addProducts(1));
            Message all = answer("fkw:products?allPages=true&pageSize=10", null);
            List<Object> rows = new ArrayList<>();
            Iterator<?> iterator = all.getBody(Iterator.class);
            Exception end = null;
            try {
                iterator.forEachRemaining(rows::add);
            } catch (FkwListChangedException e) {
                end = e;
                assertThat(e.getGiven()).isEqualTo(rows.size());
            }
            assertThat(end).hasMessageContaining("products: the list changed each time");
            assertThat(rows).hasSizeGreaterThanOrEqualTo(30);
        }

        @Test
        void areRawTextsWithRawPayload() {
            shop.addProducts(5);
            assertThat(read(answer("fkw:products?allPages=true&rawPayload=true", null)))
                    .hasSize(shop.products().size())
                    .allSatisfy(row -> assertThat((String) row).startsWith("{").contains("\"sku_list\""));
        }

        @Test
        void ofOrdersTakeTheFilterAlong() {
            shop.addOrders(25, order -> order.status(order.index() < 5 ? "shipped" : "wait_seller_ship"));
            Message all = answer("fkw:orders?allPages=true&pageSize=10&status=wait_seller_ship", null);
            assertThat(all.getHeader(FkwConstants.TOTAL)).isEqualTo(20L);
            assertThat(read(all)).hasSize(20);
        }
    }

    @Test
    void librariesAndGroupsAreListsOfRecords() {
        Message libraries = answer("fkw:productLibraries", null);
        assertThat(list(libraries)).first().isInstanceOfSatisfying(ProductLibrary.class, library -> {
            assertThat(library.libId()).isEqualTo("1");
            assertThat(library.name()).isNotBlank();
        });
        Message groups = answer("fkw:productGroups", null);
        assertThat(list(groups))
                .hasSize(shop.groups().size())
                .first()
                .isInstanceOfSatisfying(ProductGroup.class, group -> assertThat(group.isTopLevel())
                        .isTrue());
        assertThat(groups.getHeader(FkwConstants.TOTAL))
                .isEqualTo((long) shop.groups().size());
        assertThat(answer("fkw:productGroups?rawPayload=true", null).getBody(String.class))
                .contains("\"group_list\"");
    }

    @Nested
    class Adding {

        @Test
        void takesJsonInTheVendorsSpelling() {
            Message answer = answer("fkw:addProduct", NOODLES);
            assertThat(answer.getHeader(FkwConstants.RESULT_CODE)).isEqualTo(0);
            assertThat(answer.getBody()).as("the body stays").isEqualTo(NOODLES);
            SimProduct added = newest();
            assertThat(added.name()).isEqualTo("方便面");
            assertThat(added.introduction()).isEqualTo("非常美味");
            assertThat(added.description()).isEqualTo("<p>&amp; \"+%</p>");
            assertThat(added.groupIds()).containsExactly(1, 2);
            assertThat(added.skus()).hasSize(2);
            assertThat(added.skus().get(1).price()).isEqualByComparingTo("100");
            assertThat(simulator.journal().violations()).isEmpty();
        }

        @Test
        void takesAMapInOurSpelling() {
            answer(
                    "fkw:addProduct",
                    Map.of(
                            "name",
                            "方便面",
                            "mediaIdList",
                            List.of("m1", "m2"),
                            "propList",
                            List.of(Map.of("name", "容积", "value", "5L")),
                            "skuList",
                            List.of(Map.of("price", new BigDecimal("25.5"), "stock", 3, "productCode", "A"))));
            assertThat(newest().mediaIds()).containsExactly("m1", "m2");
            assertThat(newest().libraryId()).as("the default library").isEqualTo(1);
            assertThat(newest().skus().get(0).productCode()).isEqualTo("A");
        }

        @Test
        void takesARecord() {
            NewProduct product = NewProduct.of(
                            "茶", new NewSku(new BigDecimal("9.90"), List.of(new Property("包装", "盒", "m9")), 7, "TEA"))
                    .withIntroduction("香")
                    .withDescription("<b>茶</b>")
                    .withMediaIds("m1")
                    .withProperties(new Property("产地", "福建"))
                    .withGroups(1)
                    .withLid(1);
            answer("fkw:addProduct", product);
            assertThat(newest().name()).isEqualTo("茶");
            assertThat(newest().skuProperties(newest().skus().get(0).id()))
                    .singleElement()
                    .satisfies(property -> assertThat(property.mediaId()).isEqualTo("m9"));
        }

        @Test
        void sendsLongHtmlInAForm() {
            String html = "<p>茶</p>".repeat(20_000);
            answer(
                    "fkw:addProduct",
                    NewProduct.of("茶", NewSku.of(BigDecimal.ONE, 1, null)).withDescription(html));
            assertThat(newest().description()).hasSize(html.length()).startsWith("<p>茶</p>");
        }

        @Test
        void goesOnInTheQueryWhereThePlatformReadsNoForms() {
            simulator.quirks().acceptsFormBody(false);
            answer("fkw:addProduct", NOODLES);
            assertThat(count(ADD)).as("the form, then the query").isEqualTo(2);
            answer("fkw:addProduct", NOODLES);
            assertThat(count(ADD)).as("and from then on the query").isEqualTo(3);
            assertThat(shop.products().stream().filter(product -> product.name().equals("方便面")))
                    .hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(ints = {100, 101})
        void countsCharactersAsPeopleDo(int characters) {
            NewProduct product = NewProduct.of("𠮷".repeat(characters), NewSku.of(BigDecimal.ONE, 1, null));
            if (characters == 100) {
                answer("fkw:addProduct", product);
            } else {
                assertThat(refusal("fkw:addProduct", product))
                        .hasMessageContaining("name has 101 characters; at most 100 are allowed");
            }
        }

        @Test
        void namesAllThatIsWrongAtOnce() {
            NewProduct product = NewProduct.of(
                            " ",
                            new NewSku(new BigDecimal("-1"), List.of(new Property("颜色", " ")), -1, null),
                            new NewSku(null, List.of(), null, null))
                    .withIntroduction("卖".repeat(76));
            assertThat(refusal("fkw:addProduct", product))
                    .hasMessageContainingAll(
                            "addProduct: name is missing",
                            "introduction has 76 characters; at most 75",
                            "skuList[0].price is negative",
                            "skuList[0].stock is -1; it must be 0 or more",
                            "skuList[0].propertiesName[0].value is missing",
                            "skuList[1].price is missing",
                            "skuList[1].stock is missing",
                            "Nothing was sent");
            assertThat(refusal("fkw:addProduct", "{\"name\":\"a\"}")).hasMessageContaining("skuList is empty");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'nam':'a'}|a field nam|Did you mean name",
                    "{'name':'a','sku_list':[{'price':'cheap'}]}|sku_list[0].price|wrong kind",
                    "{'name':'a','sku_list':[{'prise':1}]}|sku_list[0] has a field prise|Did you mean price",
                    "{'name':'a','x':1}|a field x|the object otherFields",
                    "[{'name':'a'}]|has to be a NewProduct|with its fields: name",
                    "just text|has to be a NewProduct|with its fields: name",
                    "{'name':|not whole JSON|line 1"
                })
        void namesTheFieldThatIsNotUnderstood(String json, String part, String cure) {
            assertThat(refusal("fkw:addProduct", json.replace('\'', '"')))
                    .hasMessageContaining(part)
                    .hasMessageContaining(cure)
                    .hasMessageNotContaining("cheap");
        }

        @Test
        void passesOnWhatTheVendorHasAddedSince() {
            String json = NOODLES.replace("\"lid\": 1", "\"otherFields\": {\"brand\": \"K\", \"tags\": [1]}");
            answer("fkw:addProduct", json);
            assertThat(simulator.journal().last().params())
                    .containsEntry("brand", "K")
                    .containsEntry("tags", "[1]")
                    .doesNotContainKey("other_fields");
        }

        @Test
        void isNeverRepeatedWhenTheAnswerIsLostAndSaysWhatIsKnown() {
            simulator.faults().next(1, Fault.resetAfterEffect(), ADD);
            Exception lost = send("fkw:addProduct", NOODLES).getException();
            assertThat(lost).isInstanceOfSatisfying(FkwOutcomeUnknownException.class, e -> {
                assertThat(e.getOperation()).isEqualTo("addProduct");
                assertThat(e).as("what routes redeliver").isNotInstanceOf(FkwTransportException.class);
                assertThat(e).as("Camel looks at causes").hasNoCause();
                assertThat(e.getSuppressed()).singleElement().isInstanceOf(FkwTransportException.class);
                assertThat(e.getKnown()).containsEntry("productIds", newest().id());
                assertThat(e).hasMessageContaining(newest().id());
            });
            assertThat(count(ADD)).isEqualTo(1);
        }

        @Test
        void saysSoWhereNoSuchProductIsSeenOrNothingCanBeRead() {
            simulator.faults().next(1, Fault.resetBeforeEffect(), ADD);
            assertThat(send("fkw:addProduct", NOODLES).getException())
                    .isInstanceOf(FkwOutcomeUnknownException.class)
                    .hasMessageContaining("None of the newest products has its name");
            simulator.faults().next(1, Fault.resetBeforeEffect(), ADD);
            simulator.faults().next(1, Fault.unknownResult(-9, "no"), LIST);
            assertThat(send("fkw:addProduct", NOODLES).getException())
                    .isInstanceOf(FkwOutcomeUnknownException.class)
                    .hasMessageContaining("could not be read");
        }

        @Test
        void isRepeatedWhereItCertainlyDidNothing() {
            simulator.faults().next(1, Fault.throttled(), ADD);
            int before = shop.products().size();
            answer("fkw:addProduct", NOODLES);
            assertThat(shop.products()).hasSize(before + 1);
        }
    }

    @Nested
    class Stock {

        private final List<SimProduct> products = new ArrayList<>();

        private StockUpdate update(int product, int amount) {
            while (products.size() <= product) {
                products.add(shop.addProduct(spec -> spec.sku("颜色:白色", "9.90", 10, "W")));
            }
            return new StockUpdate(
                    products.get(product).id(),
                    products.get(product).skus().get(0).id(),
                    amount);
        }

        private int stock(int product) {
            SimProduct now = shop.product(products.get(product).id()).orElseThrow();
            return now.skus().get(0).stock();
        }

        @Test
        void isSetByHeadersMapJsonOrRecord() {
            StockUpdate update = update(0, 1);
            answer(
                    "fkw:updateStock",
                    "anything",
                    Map.of(
                            FkwConstants.PRODUCT_ID, update.productId(),
                            FkwConstants.SKU_ID, update.skuId(),
                            FkwConstants.STOCK_AMOUNT, 1));
            assertThat(stock(0)).isEqualTo(1);
            answer(
                    "fkw:updateStock",
                    Map.of("productId", update.productId(), "skuId", update.skuId(), "stockAmount", 2));
            assertThat(stock(0)).isEqualTo(2);
            answer(
                    "fkw:updateStock",
                    "{\"product_id\":%s,\"sku_id\":\"%s\",\"stock_amount\":\"3.0\"}"
                            .formatted(update.productId(), update.skuId()));
            assertThat(stock(0)).isEqualTo(3);
            answer("fkw:updateStock", update(0, 0));
            assertThat(stock(0)).isZero();
            assertThat(simulator.journal().violations()).isEmpty();
        }

        @Test
        void isNeverNegativeOrMissing() {
            assertThat(refusal("fkw:updateStock", update(0, -1))).hasMessageContaining("stockAmount is -1");
            assertThat(refusal("fkw:updateStock", new StockUpdate("1", " ", null)))
                    .hasMessageContaining("CamelFkwSkuId")
                    .hasMessageContaining("stockAmount is missing");
            assertThat(refusal("fkw:updateStock", "{\"product_id\":1,\"sku_id\":\"1_1\",\"stock_amount\":\"many\"}"))
                    .hasMessageContaining("stockAmount is not a whole number")
                    .hasMessageNotContaining("many");
            assertThat(refusal("fkw:updateStock", "{\"product_id\":1,\"sku_id\":\"1_1\",\"stock_amount\":1.5}"))
                    .hasMessageContaining("stockAmount is not a whole number");
        }

        @Test
        void isSentAgainWhenTheAnswerIsLostSinceItIsAnAmount() {
            StockUpdate update = update(0, 5);
            simulator.faults().next(1, Fault.resetAfterEffect(), STOCK);
            assertThat(answer("fkw:updateStock", update).getHeader(FkwConstants.ALREADY_DONE))
                    .isEqualTo(false);
            assertThat(count(STOCK)).isEqualTo(2);
            assertThat(stock(0)).isEqualTo(5);
        }

        @Test
        void namesTheProductThatIsRefused() {
            Exception refused =
                    send("fkw:updateStock", new StockUpdate("999999", "1_1", 1)).getException();
            assertThat(refused).isInstanceOfSatisfying(FkwApiException.class, e -> assertThat(e.getProductId())
                    .isEqualTo("999999"));
            assertThat(refused).hasMessageContaining("updateStock of product 999999");
        }

        @Test
        void ofManySkusIsSentOnceEachWithAResultForEachRow() {
            List<StockUpdate> rows =
                    List.of(update(0, 1), update(1, 2), new StockUpdate("999999", "x", 3), update(0, 4), update(2, 10));
            Message answer = answer("fkw:updateStock?skipUnchanged=true", rows);
            assertThat(list(answer))
                    .extracting(row -> ((StockResult) row).outcome())
                    .containsExactly(
                            Outcome.superseded, Outcome.updated, Outcome.refused, Outcome.updated, Outcome.unchanged);
            assertThat(answer.getHeader(FkwConstants.REFUSED_ROWS)).isEqualTo(1);
            assertThat(((StockResult) answer.getBody(List.class).get(2)).message())
                    .isNotBlank();
            assertThat(List.of(stock(0), stock(1), stock(2))).containsExactly(4, 2, 10);
            assertThat(count(STOCK)).isEqualTo(3);
        }

        @Test
        void ofManySkusComesAsJsonOrMaps() {
            StockUpdate first = update(0, 7);
            StockUpdate second = update(1, 8);
            String json =
                    "[{\"product_id\":\"%s\",\"sku_id\":\"%s\",\"stock_amount\":7},{\"productId\":\"%s\",\"skuId\":\"%s\",\"stockAmount\":8}]"
                            .formatted(first.productId(), first.skuId(), second.productId(), second.skuId());
            answer("fkw:updateStock", json);
            assertThat(List.of(stock(0), stock(1))).containsExactly(7, 8);
            answer(
                    "fkw:updateStock",
                    List.of(Map.of("product_id", first.productId(), "sku_id", first.skuId(), "stock_amount", 9)));
            assertThat(stock(0)).isEqualTo(9);
        }

        @Test
        void ofManySkusSendsNothingWhereARowIsWrong() {
            assertThat(refusal("fkw:updateStock", List.of(update(0, 1), update(1, -2), new StockUpdate(null, "x", 1))))
                    .hasMessageContaining("[1].stockAmount is -2")
                    .hasMessageContaining("[2].productId is missing");
            assertThat(refusal("fkw:updateStock", "[{\"product_id\":1,\"sku\":1}]"))
                    .hasMessageContaining("[0] has a field sku")
                    .hasMessageContaining("Did you mean");
            assertThat(answer("fkw:updateStock", List.of()).getBody(List.class)).isEmpty();
        }

        @Test
        void ofManySkusEndsWithATroubleThatIsNotARows() {
            List<StockUpdate> rows = List.of(update(0, 1), update(1, 2));
            fkw.setMaxAttempts(1);
            simulator.faults().next(1, Fault.maintenancePage(), STOCK);
            assertThat(send("fkw:updateStock", rows).getException()).hasMessageContaining("maintenance");
            answer("fkw:updateStock", rows);
            assertThat(List.of(stock(0), stock(1))).containsExactly(1, 2);
        }

        @Test
        void isReadFirstOnlyAsFarAsNeeded() {
            shop.addProducts(300);
            StockUpdate newest = update(0, 10);
            Message answer = answer("fkw:updateStock?skipUnchanged=true", newest);
            assertThat(answer.getHeader(FkwConstants.ALREADY_DONE)).isEqualTo(true);
            assertThat(count(LIST)).isEqualTo(1);
            assertThat(count(STOCK)).isZero();
        }

        @Test
        void isSentWhereTheProductIsNotInTheList() {
            assertThat(send("fkw:updateStock?skipUnchanged=true", new StockUpdate("999999", "x", 1))
                            .getException())
                    .isInstanceOf(FkwApiException.class);
            assertThat(count(STOCK)).isEqualTo(1);
        }
    }
}
