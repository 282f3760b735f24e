// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import static io.github.camelfkw.component.fkw.contract.ResponseCase.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.model.FkwDateTime;
import io.github.camelfkw.component.fkw.client.model.Media;
import io.github.camelfkw.component.fkw.client.model.Member;
import io.github.camelfkw.component.fkw.client.model.MemberLevel;
import io.github.camelfkw.component.fkw.client.model.Order;
import io.github.camelfkw.component.fkw.client.model.OrderItem;
import io.github.camelfkw.component.fkw.client.model.OrderStatus;
import io.github.camelfkw.component.fkw.client.model.PaymentType;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.ProductGroup;
import io.github.camelfkw.component.fkw.client.model.ProductLibrary;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.component.fkw.client.model.RefundStatus;
import io.github.camelfkw.component.fkw.client.model.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/** What comes out of each response example of the vendor document, field by field. */
final class ResponseCases {

    private static final String ORDER_ID = "20200101001";
    private static final Property REGION = new Property("地区", "广州");
    private static final Property AREA = new Property("面积", "小超市");

    private ResponseCases() {}

    static List<ResponseCase> all() {
        List<ResponseCase> cases = new ArrayList<>();
        cases.addAll(orders());
        cases.addAll(products());
        cases.addAll(members());
        cases.addAll(writes());
        return cases;
    }

    private static List<ResponseCase> orders() {
        return List.of(
                of(FkwOperation.order, "order.json", ResponseCases::wholeOrder),
                of(FkwOperation.order, "order-items.json", ResponseCases::wholeOrder),
                of(FkwOperation.orders, "orders.json", exchange -> listedOrder(exchange, 2)),
                of(FkwOperation.orders, "orders-table.json", exchange -> listedOrder(exchange, 1)),
                of(FkwOperation.orders, "orders-unknown-fields.json", ResponseCases::unknownFields),
                of(FkwOperation.merchantOrders, "orders.json", exchange -> listedOrder(exchange, 2)),
                of(FkwOperation.merchantOrders, "orders-table.json", exchange -> listedOrder(exchange, 1)));
    }

    private static List<ResponseCase> products() {
        return List.of(
                of(FkwOperation.products, "products.json", ResponseCases::exampleProduct),
                of(FkwOperation.products, "products-table.json", ResponseCases::tableProduct),
                of(FkwOperation.products, "products-without-total.json", ResponseCases::missingTotal),
                of(FkwOperation.productLibraries, "libraries.json", ResponseCases::libraries),
                of(FkwOperation.productLibraries, "libraries-one-object.json", ResponseCases::oneLibrary),
                of(FkwOperation.productGroups, "groups.json", ResponseCases::groups),
                of(FkwOperation.productGroups, "groups-one-object.json", ResponseCases::oneGroup));
    }

    private static List<ResponseCase> members() {
        return List.of(
                of(
                        FkwOperation.members,
                        "members.json",
                        exchange -> members(exchange, new MemberLevel("2"), REGION, AREA)),
                of(
                        FkwOperation.members,
                        "members-one-property.json",
                        exchange -> members(exchange, new MemberLevel("2"), REGION)),
                of(
                        FkwOperation.members,
                        "members-table.json",
                        exchange -> members(exchange, new MemberLevel("黄金会员"), REGION, AREA)),
                of(
                        FkwOperation.member,
                        "member.json",
                        exchange -> member(exchange, new MemberLevel("黄金会员"), REGION, AREA)),
                of(
                        FkwOperation.member,
                        "member-one-property.json",
                        exchange -> member(exchange, new MemberLevel("黄金会员"), REGION)),
                of(
                        FkwOperation.member,
                        "member-table.json",
                        exchange -> member(exchange, new MemberLevel("2"), REGION, AREA)));
    }

    private static List<ResponseCase> writes() {
        Consumer<Exchange> done = exchange -> written(exchange, "操作成功");
        return List.of(
                of(FkwOperation.pay, "common.json", done),
                of(FkwOperation.ship, "common.json", done),
                of(FkwOperation.complete, "common.json", done),
                of(FkwOperation.cancel, "common.json", done),
                of(FkwOperation.addProduct, "common.json", done),
                of(FkwOperation.updateStock, "common.json", done),
                of(FkwOperation.adjustPoints, "adjustPoints.json", exchange -> written(exchange, "商家赠送积分成功")),
                of(FkwOperation.addMember, "addMember.json", ResponseCases::addedMember),
                of(FkwOperation.addMember, "addMember-refused.json", ResponseCases::refusedMember),
                of(FkwOperation.uploadMedia, "uploadMedia.json", RequestCase.PICTURE_ADDRESS, ResponseCases::uploaded),
                new ResponseCase(
                        FkwOperation.uploadMediaFile,
                        "uploadMediaFile.json",
                        RequestCase.PICTURE,
                        Map.of(Exchange.FILE_NAME, "a.png"),
                        ResponseCases::uploaded));
    }

    private static void assertDone(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }

    private static <T> List<T> rows(Exchange exchange, Class<T> type) {
        assertDone(exchange);
        List<?> rows = exchange.getMessage().getBody(List.class);
        return rows.stream().map(type::cast).toList();
    }

    private static void wholeOrder(Exchange exchange) {
        assertDone(exchange);
        assertThat(header(exchange, FkwConstants.ORDER_ID)).isEqualTo(ORDER_ID);
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new Order(
                        ORDER_ID,
                        "11039290",
                        null,
                        null,
                        new BigDecimal("108.50"),
                        new BigDecimal("-1.5"),
                        null,
                        "test_acct",
                        null,
                        "请尽快发货",
                        null,
                        "张三",
                        "广东省",
                        "广州市",
                        "天河区",
                        "石牌街道",
                        "体育西路1号",
                        "020-12345678",
                        "13800138000",
                        null,
                        new FkwDateTime("2020-01-01 10:00:00"),
                        new FkwDateTime("2020-01-01 10:05:00"),
                        new FkwDateTime("2020-01-01 10:05:01"),
                        null,
                        new BigDecimal("10"),
                        OrderStatus.WAIT_SELLER_SHIP,
                        PaymentType.ONLINE,
                        null,
                        null,
                        "普通订单",
                        "快递发货",
                        "微信支付",
                        "推广员1",
                        new BigDecimal("1.25"),
                        "邀请者1",
                        new BigDecimal("0.5"),
                        "分销商1",
                        new BigDecimal("2"),
                        List.of(wholeItem()),
                        Map.of()));
    }

    private static OrderItem wholeItem() {
        return new OrderItem(
                "1",
                "测试商品",
                new BigDecimal("0.75"),
                "33333",
                "ABC-321123",
                "颜色:白色;码数:XXL码",
                "https://xxxx/1.png",
                null,
                new BigDecimal("110"),
                new BigDecimal("100.00"),
                new BigDecimal("10.0"),
                2,
                null,
                null,
                Map.of());
    }

    private static void listedOrder(Exchange exchange, int rows) {
        List<Order> orders = rows(exchange, Order.class);
        assertThat(orders).hasSize(rows);
        assertThat(header(exchange, FkwConstants.TOTAL)).isEqualTo(10L);
        Order order = orders.get(0);
        assertThat(order.id()).isEqualTo(ORDER_ID);
        assertThat(order.buyerAcct()).isEqualTo("test_acct");
        assertThat(order.province()).isEqualTo("广东省");
        assertThat(order.city()).isEqualTo("广州市");
        assertThat(order.district()).isEqualTo("天河区");
        assertThat(order.status()).isEqualTo(OrderStatus.WAIT_SELLER_SHIP);
        assertThat(order.otherFields()).isEmpty();
        assertThat(order.orderItems()).hasSize(1);
        OrderItem item = order.orderItems().get(0);
        assertThat(item.id()).isEqualTo("1");
        assertThat(item.title()).isEqualTo("测试商品");
        assertThat(item.productId()).isEqualTo("33333");
        assertThat(item.quantity()).isEqualTo(2);
        if (rows > 1) {
            assertThat(orders.get(1).id()).isEqualTo("20200101002");
            assertThat(orders.get(1).status()).isEqualTo(OrderStatus.SHIPPED);
            assertThat(orders.get(1).orderItems()).isEmpty();
        }
    }

    private static void unknownFields(Exchange exchange) {
        Order order = rows(exchange, Order.class).get(0);
        assertThat(header(exchange, FkwConstants.TOTAL)).isEqualTo(1L);
        assertThat(order.id()).isEqualTo(ORDER_ID);
        assertThat(order.merchantId()).isEqualTo("77");
        assertThat(order.directMerchantId()).isEqualTo("78");
        assertThat(order.createdTime()).isEqualTo(new FkwDateTime("2020-01-01 10:00:00"));
        assertThat(order.buyerId()).isEqualTo("12345678901");
        assertThat(order.buyerNickname()).isEqualTo("小张");
        assertThat(order.status()).isEqualTo(new OrderStatus("wait_group_full"));
        assertThat(order.status().isKnown()).isFalse();
        assertThat(order.paymentType()).isEqualTo(new PaymentType("points"));
        assertThat(order.otherFields())
                .isEqualTo(Map.of(
                        "invoice",
                        Map.of("title", "个人", "lines", List.of(1, new BigDecimal("2.50"))),
                        "coupon_code",
                        ""));
        OrderItem item = order.orderItems().get(0);
        assertThat(item.id()).isEqualTo("1");
        assertThat(item.productId()).isEqualTo("33333");
        assertThat(item.price()).isEqualTo(new BigDecimal("12.30"));
        assertThat(item.status()).isEqualTo("shipped");
        assertThat(item.quantity()).isEqualTo(2);
        assertThat(item.refundStatus()).isEqualTo(new RefundStatus("wait_platform"));
        assertThat(item.otherFields()).isEqualTo(Map.of("gift", true));
    }

    private static Product onlyProduct(Exchange exchange) {
        List<Product> products = rows(exchange, Product.class);
        assertThat(products).hasSize(1);
        assertThat(header(exchange, FkwConstants.TOTAL)).isEqualTo(1L);
        Sku sku = products.get(0).skuList().get(0);
        assertThat(products.get(0).skuList()).hasSize(1);
        assertThat(sku).isEqualTo(new Sku("1_1", new BigDecimal("1"), "颜色:白色;尺码:XXL", 10, "bilibili", Map.of()));
        assertThat(sku.properties()).containsExactly(new Property("颜色", "白色"), new Property("尺码", "XXL"));
        return products.get(0);
    }

    private static void exampleProduct(Exchange exchange) {
        Product product = onlyProduct(exchange);
        assertThat(product)
                .isEqualTo(new Product(
                        "1",
                        "商品1",
                        "code",
                        "url",
                        new FkwDateTime("2020-01-01"),
                        null,
                        null,
                        product.skuList(),
                        Map.of()));
    }

    private static void tableProduct(Exchange exchange) {
        Product product = onlyProduct(exchange);
        assertThat(product)
                .isEqualTo(new Product(
                        "1",
                        "商品1",
                        null,
                        "url",
                        new FkwDateTime("2020-01-01"),
                        new FkwDateTime("2020-02-03"),
                        false,
                        product.skuList(),
                        Map.of()));
    }

    /** The example has no total, its table has one: a page can be read without, the end of the list cannot be told. */
    private static void missingTotal(Exchange exchange) {
        assertThat(rows(exchange, Product.class)).isNotEmpty();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey(FkwConstants.TOTAL);
    }

    private static void libraries(Exchange exchange) {
        assertThat(rows(exchange, ProductLibrary.class))
                .containsExactly(
                        new ProductLibrary("1", "库1", Map.of()),
                        new ProductLibrary("2", "库2", Map.of()),
                        new ProductLibrary("3", "库3", Map.of()));
        assertThat(header(exchange, FkwConstants.TOTAL)).isEqualTo(3L);
    }

    private static void oneLibrary(Exchange exchange) {
        assertThat(rows(exchange, ProductLibrary.class)).containsExactly(new ProductLibrary("1", "库1", Map.of()));
        assertThat(header(exchange, FkwConstants.TOTAL)).isEqualTo(1L);
    }

    private static void groups(Exchange exchange) {
        List<ProductGroup> groups = rows(exchange, ProductGroup.class);
        assertThat(groups)
                .containsExactly(
                        new ProductGroup("1", "一级分类", "0", Map.of()),
                        new ProductGroup("2", "二级分类", "1", Map.of()),
                        new ProductGroup("3", "三级分类", "2", Map.of()),
                        new ProductGroup("4", "一级分类2", "0", Map.of()),
                        new ProductGroup("5", "二级分类2", "4", Map.of()));
        assertThat(groups.stream().filter(ProductGroup::isTopLevel).map(ProductGroup::groupId))
                .containsExactly("1", "4");
        assertThat(header(exchange, FkwConstants.TOTAL)).isEqualTo(5L);
    }

    private static void oneGroup(Exchange exchange) {
        assertThat(rows(exchange, ProductGroup.class)).containsExactly(new ProductGroup("1", "一级分类", "0", Map.of()));
    }

    private static void members(Exchange exchange, MemberLevel secondLevel, Property... properties) {
        assertThat(rows(exchange, Member.class))
                .containsExactly(
                        listed("1", "1", "13800138000", "123@qq.com", new MemberLevel("0"), properties),
                        listed("2", "2", "13800138001", "1234@qq.com", secondLevel, properties));
        assertThat(rows(exchange, Member.class).get(0).level().number()).contains(0);
        assertThat(header(exchange, FkwConstants.TOTAL)).isEqualTo(20L);
    }

    private static Member listed(
            String id, String number, String mobile, String email, MemberLevel level, Property... properties) {
        return new Member(
                id,
                "acct" + number,
                "会员" + number,
                mobile,
                email,
                level,
                "xxxxxxxxx",
                10,
                20,
                List.of(properties),
                Map.of());
    }

    /** The answer has no id: the connector knows which one it asked for. */
    private static void member(Exchange exchange, MemberLevel level, Property... properties) {
        assertDone(exchange);
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new Member(
                        "1",
                        "acct1",
                        "会员1",
                        "13800138000",
                        "123@qq.com",
                        level,
                        null,
                        10,
                        20,
                        List.of(properties),
                        Map.of()));
        assertThat(header(exchange, FkwConstants.MEMBER_ID)).isEqualTo("1");
    }

    private static void written(Exchange exchange, String message) {
        assertDone(exchange);
        assertThat(header(exchange, FkwConstants.RESULT_CODE)).isEqualTo(0);
        assertThat(header(exchange, FkwConstants.RESULT_MESSAGE)).isEqualTo(message);
        assertThat(header(exchange, FkwConstants.ALREADY_DONE)).isEqualTo(false);
    }

    private static void addedMember(Exchange exchange) {
        written(exchange, "新增成功");
        assertThat(header(exchange, FkwConstants.MEMBER_ID)).isEqualTo("1");
    }

    private static void refusedMember(Exchange exchange) {
        assertThat(exchange.getException())
                .isExactlyInstanceOf(FkwApiException.class)
                .hasMessage("addMember was refused by the platform: rt=-2, msg=密码格式错误");
        FkwApiException refusal = exchange.getException(FkwApiException.class);
        assertThat(refusal.getCode()).isEqualTo(-2);
        assertThat(refusal.getApiMessage()).isEqualTo("密码格式错误");
        assertThat(refusal.getOperation()).isEqualTo("addMember");
        assertThat(header(exchange, FkwConstants.MEMBER_ID)).isNull();
    }

    private static void uploaded(Exchange exchange) {
        assertDone(exchange);
        assertThat(exchange.getMessage().getBody())
                .isEqualTo(new Media(
                        "ABUIABAAGAAgoZyylwYoqPW_rgI", "https://xxxxxx/x/x/ABUIABAAGAAgoZyylwYoqPW_rgI.png", Map.of()));
        assertThat(header(exchange, FkwConstants.MEDIA_ID)).isEqualTo("ABUIABAAGAAgoZyylwYoqPW_rgI");
        assertThat(header(exchange, FkwConstants.MEDIA_URL))
                .isEqualTo("https://xxxxxx/x/x/ABUIABAAGAAgoZyylwYoqPW_rgI.png");
    }
}
