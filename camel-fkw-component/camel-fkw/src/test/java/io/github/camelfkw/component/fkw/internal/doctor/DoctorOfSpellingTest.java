// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwDoctorReport;
import io.github.camelfkw.component.fkw.client.Bench;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.MemberPropsForm;
import io.github.camelfkw.simulator.fkw.ProductCodePlace;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which spellings the doctor sees, with the simulator's switches in each position. */
class DoctorOfSpellingTest extends DoctorBench {

    @ParameterizedTest
    @CsvSource({
        "order_list,order_items,false",
        "order_list,order_item_list,true",
        "orders,order_items,true",
        "orders,order_item_list,false"
    })
    void seesHowOrdersAreWritten(String list, String items, boolean numbers) {
        quirks().orderListField(list).orderItemsField(items).numericIds(numbers);
        addOrders(12);
        FkwDoctorReport report = examine();
        assertFound(report, Spelling.ORDERS, list);
        assertFound(report, Spelling.ITEMS, items);
        assertFound(report, Spelling.ORDER_IDS, numbers ? "number" : "number as text");
        assertFound(report, Spelling.AMOUNTS, "number");
        assertFound(report, Spelling.NO_VALUE, "empty text");
        assertFound(report, Spelling.TIMES, "yyyy-MM-dd HH:mm:ss");
        assertFound(report, Spelling.STATUS, "documented");
        assertFound(report, Spelling.OTHER_FIELDS, "none");
    }

    @Test
    void seesWhatNobodyHasDocumented() {
        bench.shop.addOrder(spec -> spec.createdAt(Bench.NOON.minusSeconds(600))
                .field("price", "9.90")
                .field("gift_card", "x")
                .field("张三 13800138000", "x")
                .field("pay_time", null)
                .field("status", "wait_group"));
        FkwDoctorReport report = examine();
        assertFound(report, Spelling.AMOUNTS, "number as text");
        assertFound(report, Spelling.NO_VALUE, "empty text, null");
        assertFound(report, Spelling.STATUS, "others");
        assertFound(report, Spelling.OTHER_FIELDS, "a name with other characters, gift_card");
        assertThat(report.toString()).doesNotContain("张三").doesNotContain("13800138000");
    }

    @ParameterizedTest
    @EnumSource(ProductCodePlace.class)
    void seesWhereProductsHaveTheirCode(ProductCodePlace place) {
        quirks().products().codePlace(place);
        bench.shop.addProducts(3);
        assertFound(
                examine(),
                Spelling.PRODUCT_CODE,
                switch (place) {
                    case PRODUCT -> "code of the product";
                    case SKU -> "product_code of each sku";
                    case BOTH -> "both";
                });
    }

    @ParameterizedTest
    @CsvSource({"propList,ARRAY", "prop_list,ARRAY", "propList,OBJECT", "prop_list,OBJECT"})
    void seesHowMembersAreWritten(String field, MemberPropsForm form) {
        quirks().memberPropsField(field).members().propsForm(form);
        bench.shop.addMember(spec -> spec.prop("生日", "5月").prop("爱好", "茶"));
        assertFound(
                examine(),
                Spelling.MEMBER_PROPERTIES,
                field + (form == MemberPropsForm.ARRAY ? " as an array" : " as one object"));
    }

    @Test
    void membersThatAreNoJsonAreNotKnown() {
        quirks().members().propsForm(MemberPropsForm.WITHOUT_BRACKETS);
        bench.shop.addMember(spec -> spec.prop("生日", "5月").prop("爱好", "茶"));
        assertNotKnown(examine(), Spelling.MEMBER_PROPERTIES, "is not whole JSON");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void seesHowLevelsAreWritten(boolean namesOfOne, boolean namesInList) {
        quirks().memberLevelNames(namesOfOne).members().levelNamesInList(namesInList);
        bench.shop.addMembers(2);
        FkwDoctorReport report = examine();
        assertFound(report, Spelling.MEMBER_LEVEL, namesInList ? "text" : "number");
        assertFound(report, Spelling.MEMBER_LEVEL_OF_ONE, namesOfOne ? "text" : "number");
    }

    @Test
    void aShopThatHasNothingTellsNothing() {
        FkwDoctorReport report = examine();
        assertNotKnown(report, Spelling.PRODUCT_CODE, "not seen in 0 products");
        assertNotKnown(report, Spelling.MEMBER_LEVEL, "not seen in 0 members");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/member/getList", "/api/product/getList"})
    void aListThatIsRefusedKeepsNoOtherMeasureFromBeingTaken(String path) {
        addOrders(12);
        bench.simulator.faults().next(1, Fault.unknownResult(403, "无权限"), path);
        FkwDoctorReport report = examine();
        assertNotKnown(
                report,
                path.contains("member") ? Spelling.MEMBER_LEVEL : Spelling.PRODUCT_CODE,
                "the list could not be read");
        assertFound(report, Spelling.ORDERS, "order_list");
        assertFound(report, WindowEnds.BEGIN, "included");
    }

    /** People pass a report on. */
    @ParameterizedTest
    @CsvSource({
        "403,王小明 无权限,', FkwApiException, rt=403'",
        "77,王小明 请求频繁,', FkwThrottledException, rt=77'",
        "78,王小明 系统繁忙,': the platform reports a trouble of its own: rt=78'"
    })
    void theReportHoldsNoWordOfThePlatform(int code, String message, String failure) {
        addOrders(12);
        Fault refusal = Fault.unknownResult(code, message);
        bench.simulator
                .faults()
                .next(1_000, refusal, "/api/member/getList")
                .next(1_000, refusal, "/api/product/getList");
        assertThat(examine().toString().replaceAll("\\s+", " "))
                .contains("the list could not be read: members" + failure)
                .doesNotContain("王小明");
        // The first two are the doctor's look at the shop, without which there is no report.
        AtomicInteger lists = new AtomicInteger();
        bench.simulator
                .faults()
                .next(
                        100_000,
                        refusal,
                        request -> request.path().endsWith("/api/order/getList") && lists.incrementAndGet() > 2);
        FkwDoctorReport report = examine(settings -> {
            settings.rotation = true;
            settings.rateLimit = true;
        });
        assertThat(report.toString().replaceAll("\\s+", " "))
                .contains("a call failed: orders" + failure)
                .doesNotContain("王小明");
    }
}
