// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import io.github.camelfkw.component.fkw.FkwOperation;
import io.github.camelfkw.component.fkw.client.model.CompleteCommand;
import io.github.camelfkw.component.fkw.client.model.NewMember;
import io.github.camelfkw.component.fkw.client.model.NewProduct;
import io.github.camelfkw.component.fkw.client.model.NewSku;
import io.github.camelfkw.component.fkw.client.model.PointsAdjustment;
import io.github.camelfkw.component.fkw.client.model.Property;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An input, and the call's own parameters that have to be on the wire for it.
 *
 * @param title what the input is
 */
record RequestCase(
        DocumentedCall call, String title, Object body, Map<String, Object> headers, Map<String, String> wanted) {

    static final String PICTURE_ADDRESS = "https://shop.example/图片/a.png?size=1&v=2";
    static final byte[] PICTURE = "\u0089PNG\r\n\u001A\n and so on".getBytes(StandardCharsets.ISO_8859_1);

    /** The document's request examples as text and as a map, its addresses, and the same as a record where there is one. */
    static List<RequestCase> all() {
        List<RequestCase> cases = new ArrayList<>();
        for (DocumentedCall call : DocumentedCall.all()) {
            if (call.example() != null) {
                Map<String, String> wanted = DocumentedCall.onTheWire(Texts.parameters(call.mended()));
                cases.add(of(call, "the request example", call.mended(), wanted));
                cases.add(of(call, "the request example as a map", Texts.map(call.mended()), wanted));
                cases.addAll(records(call, wanted));
            }
            if (call.example() != null && call.isAddressWhole()) {
                Map<String, String> own = call.inAddress();
                cases.add(of(call, "what the address shows", own, DocumentedCall.onTheWire(own)));
            }
        }
        cases.addAll(withoutExample());
        cases.addAll(fromTheTables());
        return cases;
    }

    private static RequestCase of(DocumentedCall call, String title, Object body, Map<String, String> wanted) {
        return new RequestCase(call, title, body, Map.of(), wanted);
    }

    private static RequestCase of(FkwOperation operation, String title, Object body, Map<String, String> wanted) {
        return of(DocumentedCall.of(operation), title, body, wanted);
    }

    private static List<RequestCase> records(DocumentedCall call, Map<String, String> wanted) {
        Object body =
                switch (call.operation()) {
                    case ship -> new ShipCommand("20200101001", "M2002115671", "shunfeng", "顺丰速运");
                    case complete -> new CompleteCommand("20200101001", "M2002115671", "SHUNFENG", "顺丰速运");
                    case updateStock -> new StockUpdate("1", "1_1", 10);
                    case addProduct -> product();
                    case addMember -> member();
                    case adjustPoints -> new PointsAdjustment("1", PointsAdjustment.ADD, 5, "主动增加5积分");
                    default -> null;
                };
        return body == null ? List.of() : List.of(of(call, "the request example as a record", body, wanted));
    }

    private static NewMember member() {
        return new NewMember(
                "test1",
                "abc123456",
                "测试1",
                "13800138000",
                "123@qq.com",
                1,
                "xxxxxxxx",
                List.of(new Property("地区", "广州"), new Property("商户名", "小超市")),
                null);
    }

    private static NewProduct product() {
        return new NewProduct(
                "方便面",
                1,
                "非常美味,买二送一",
                List.of("https://xxxx", "https://xxxx", "https://xxxx"),
                List.of("ABUIABAAGAAgoZyylwYoqPW_rgI1", "ABUIABAAGAAgoZyylwYoqPW_rgI2", "ABUIABAAGAAgoZyylwYoqPW_rgI3"),
                List.of(new Property("容积", "5L"), new Property("重量", "5kg")),
                "<p><img src=\"//xxxxx.jpg\"></p>",
                List.of(
                        new NewSku(
                                new BigDecimal("25.5"),
                                List.of(new Property("颜色", "白色", "id1"), new Property("尺码", "XXL", "id2")),
                                998,
                                "ABC-321123"),
                        new NewSku(
                                new BigDecimal("28.5"),
                                List.of(new Property("颜色", "白色", "id1"), new Property("尺码", "L", "id3")),
                                198,
                                "CBA-123321")),
                null,
                null);
    }

    private static List<RequestCase> withoutExample() {
        DocumentedCall file = DocumentedCall.of(FkwOperation.uploadMediaFile);
        Map<String, String> address = Map.of("out_media_url", PICTURE_ADDRESS);
        return List.of(
                of(FkwOperation.productLibraries, "nothing", null, Map.of()),
                of(FkwOperation.productGroups, "nothing", null, Map.of()),
                of(FkwOperation.uploadMedia, "the parameter of the table as a map", address, address),
                of(
                        FkwOperation.uploadMedia,
                        "the parameter of the table as JSON",
                        "{\"out_media_url\": \"" + PICTURE_ADDRESS + "\"}",
                        address),
                of(FkwOperation.uploadMedia, "the address alone", PICTURE_ADDRESS, address),
                // The picture itself is no parameter: see WireFormContractTest.
                new RequestCase(file, "bytes with a name", PICTURE, Map.of("CamelFileName", "a.png"), Map.of()));
    }

    /** What the document says in words or tables beside its examples. */
    private static List<RequestCase> fromTheTables() {
        Map<String, String> oneSku = new LinkedHashMap<>();
        oneSku.put("name", "方便面");
        oneSku.put("lid", "1");
        oneSku.put("sku_list", "[{\"price\":25.5,\"properties_name\":[],\"stock\":998}]");
        oneSku.put("group_id_list", "[1,2]");
        Map<String, String> twoStatuses = Map.of(
                "status", "wait_buyer_pay,wait_seller_ship",
                "page_no", "1",
                "page_size", "200");
        Map<String, String> deduction = Map.of("id", "1", "operate", "1", "alter_num", "5");
        return List.of(
                of(
                        FkwOperation.addProduct,
                        "no variants (商品无sku则传[]), in groups, in the default library",
                        "{\"name\":\"方便面\",\"sku_list\":[{\"price\":25.5,\"stock\":998}],\"group_id_list\":[1,2]}",
                        oneSku),
                of(
                        FkwOperation.orders,
                        "several statuses with commas in between, no time",
                        Map.of("status", "wait_buyer_pay,wait_seller_ship"),
                        twoStatuses),
                of(FkwOperation.orders, "nothing", null, Map.of("page_no", "1", "page_size", "200")),
                of(
                        FkwOperation.complete,
                        "an order that is shipped (当未发货时必填)",
                        "{\"order_id\":\"20200101009\"}",
                        Map.of("order_id", "20200101009")),
                of(FkwOperation.adjustPoints, "a deduction without a remark", deduction, deduction));
    }

    /** The calls whose request example cannot be sent as it is written. */
    static List<DocumentedCall> refusedAsWritten() {
        Predicate<DocumentedCall> mended =
                call -> call.example() != null && !call.example().equals(call.mended());
        return DocumentedCall.all().stream().filter(mended).toList();
    }

    @Override
    public String toString() {
        return call + ": " + title;
    }
}
