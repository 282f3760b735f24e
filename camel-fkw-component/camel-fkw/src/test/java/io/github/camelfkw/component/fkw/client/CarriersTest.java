// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.model.Carrier;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and ERPs write for a carrier. */
class CarriersTest {

    private final Carriers carriers = Carriers.standard();

    @Nested
    class Find {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "shunfeng",
                    "SHUNFENG",
                    "Shun-Feng",
                    "SF",
                    "sf",
                    "S.F.",
                    "顺丰",
                    "顺丰速运",
                    "顺丰快递",
                    "順豐速運",
                    "sf express",
                    "SF-Express",
                    "SF_EXPRESS",
                    "ＳＦ",
                    "ｓｈｕｎｆｅｎｇ",
                    "顺丰（速运）",
                    "【顺丰】",
                    " 顺 丰 ",
                    "顺丰速运有限公司",
                    "顺丰速运（集团）有限公司",
                    "shunfengsuyun"
                })
        void findsShunFeng(String text) {
            assertThat(carriers.find(text)).contains(new Carrier("shunfeng", "顺丰速运"));
        }

        @ParameterizedTest
        @CsvSource({
            "YTO, yuantong",
            "ZTO, zhongtong",
            "中通速递, zhongtong",
            "中通快运, zhongtongkuaiyun",
            "STO, shentong",
            "YUNDA, yunda",
            "韵达快运, yundakuaiyun",
            "J&T Express, jtexpress",
            "极兔物流, jtexpress",
            "JD, jd",
            "京东快递, jd",
            "京东快运, jingdongkuaiyun",
            "EMS快递, ems",
            "邮政, youzhengguonei",
            "YZPY, youzhengguonei",
            "邮政标准快递, youzhengbk",
            "DBKD, debangkuaidi",
            "德邦快递, debangkuaidi",
            "德邦速递, debangkuaidi",
            "德邦物流, debangwuliu",
            "跨越速运集团有限公司, kuayue",
            "anneng, annengwuliu",
            "UC, youshuwuliu",
            "菜鸟速递, danniao",
            "丹鸟, danniao",
            "UPS Express, ups",
            "FedEx, fedex",
            "联邦快递, lianbangkuaidi"
        })
        void findsTheOthers(String text, String code) {
            assertThat(carriers.find(text)).map(Carrier::code).contains(code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"德邦", "DBL", "HTKY", "中国邮政速递物流", "百世", "圆通物流", "顺丰物流", "远成", "jiaji"})
        void findsNothingForATextThatMayMeanTwoCarriers(String text) {
            assertThat(carriers.find(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"自提", "送货上门", "快递", "物流公司", "Express", "极兔快运", "一", "Q", "顺", "其他"})
        void findsNothingForATextThatMeansNone(String text) {
            assertThat(carriers.find(text)).isEmpty();
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", "  ", "\u3000", "--", "（）"})
        void findsNothingForBlankText(String text) {
            assertThat(carriers.find(text)).isEmpty();
            assertThat(carriers.hint(text)).isEmpty();
        }
    }

    @Nested
    class Hint {

        @ParameterizedTest
        @ValueSource(strings = {"shunfng", "shun_fneg", "顺风", "顺风快递", "顺丰速运(常用)", "湖南顺丰快递分部"})
        void namesTheNearestCarrierFirst(String text) {
            assertThat(carriers.find(text)).isEmpty();
            assertThat(carriers.hint(text)).startsWith(" Did you mean shunfeng (顺丰速运)");
        }

        @Test
        void saysWhichCarriersATextMayMean() {
            assertThat(carriers.hint("DBL"))
                    .isEqualTo(" It may be debangkuaidi (德邦快递) or debangwuliu (德邦物流): give that code.");
            assertThat(carriers.hint("圆通物流"))
                    .isEqualTo(" It may be yuantong (圆通速递) or yuantongkuaiyun (圆通快运): give that code.");
        }

        @Test
        void namesTheParcelCarrierOfAFreightNameThatIsNotKnown() {
            assertThat(carriers.hint("极兔快运")).startsWith(" Did you mean jtexpress (极兔速递)");
        }

        @ParameterizedTest
        @ValueSource(strings = {"自提", "王大锤", "xyzxyzxyzxyz", "12345678", "快递", "王大锤快递", "物流公司"})
        void isEmptyWhenNothingIsNear(String text) {
            assertThat(carriers.hint(text)).isEmpty();
        }

        @Test
        void isEmptyForATextThatFindsItsCarrier() {
            assertThat(carriers.hint("SF")).isEmpty();
        }
    }

    @Nested
    class With {

        @Test
        void addsACarrier() {
            Carriers own = with("# ours", "", "xiaofeixia | 小飞侠同城 | XFX, 小飞侠，飞侠");
            Carrier added = new Carrier("xiaofeixia", "小飞侠同城");
            assertThat(own.find("XFX")).contains(added);
            assertThat(own.find("飞侠")).contains(added);
            assertThat(own.find("小飞侠快递")).contains(added);
            assertThat(own.all()).startsWith(added).hasSize(carriers.all().size() + 1);
            assertThat(own.find("SF")).map(Carrier::code).contains("shunfeng");
        }

        @Test
        void addsAnAliasToAKnownCarrierAndKeepsItsName() {
            Carriers own = with("shunfeng | | 小顺");
            assertThat(own.find("小顺")).contains(new Carrier("shunfeng", "顺丰速运"));
            assertThat(own.all()).hasSameSizeAs(carriers.all());
        }

        @Test
        void renamesACarrierForAllItsTexts() {
            Carriers own = with("shunfeng | 顺丰");
            assertThat(own.find("SF")).contains(new Carrier("shunfeng", "顺丰"));
            assertThat(own.find("顺丰速运")).contains(new Carrier("shunfeng", "顺丰"));
        }

        @Test
        void takesATextAwayFromItsCarrier() {
            Carriers own = with("jtexpress | | 百世快递, huitongkuaidi");
            assertThat(own.find("百世快递")).map(Carrier::code).contains("jtexpress");
            assertThat(own.find("huitongkuaidi")).map(Carrier::code).contains("jtexpress");
            assertThat(own.find("百世汇通")).map(Carrier::code).contains("huitongkuaidi");
        }

        @Test
        void settlesATextThatIsUnclearOtherwise() {
            Carriers own = with("debangkuaidi | | DBL, 德邦", "jtexpress | | HTKY");
            assertThat(own.find("DBL")).map(Carrier::code).contains("debangkuaidi");
            assertThat(own.find("德邦")).map(Carrier::code).contains("debangkuaidi");
            assertThat(own.find("HTKY")).map(Carrier::code).contains("jtexpress");
        }

        @Test
        void laterRowsWinOverEarlierOnes() {
            Carriers own = with("shunfeng | | 小顺").with(List.of("shentong | | 小顺"), "more");
            assertThat(own.find("小顺")).map(Carrier::code).contains("shentong");
        }

        @Test
        void leavesTheStandardCarriersAsTheyAre() {
            with("shentong | | SF");
            assertThat(carriers.find("SF")).map(Carrier::code).contains("shunfeng");
        }

        @Test
        void readsAFileAsEditorsWriteIt() throws IOException {
            Carriers own = carriers.with(new StringReader("\uFEFFours ｜ 我们的 ｜ O1，\r\n\r\n  # note\r\n"), "ours.txt");
            assertThat(own.find("o1")).contains(new Carrier("ours", "我们的"));
        }

        @Test
        void passesOnThatTheReaderFails() {
            Reader broken = new Reader() {
                @Override
                public int read(char[] buffer, int offset, int length) throws IOException {
                    throw new IOException("disk gone");
                }

                @Override
                public void close() {}
            };
            assertThatThrownBy(() -> carriers.with(broken, "ours.txt"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk gone");
        }

        @ParameterizedTest
        @ValueSource(strings = {"SF", "SF shunfeng", "a | b | c | d"})
        void refusesALineWithoutItsColumns(String line) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with("# ours", line))
                    .withMessageStartingWith("ours.txt, line 2: found ")
                    .withMessageContaining("expected: code | name | alias, alias, …");
        }

        @ParameterizedTest
        @ValueSource(strings = {"SHUNFENG | 顺丰", "顺丰 | shunfeng | SF", " | 顺丰", "shun feng | 顺丰"})
        void refusesACodeThatIsNone(String line) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with("", "", line))
                    .withMessageStartingWith("ours.txt, line 3: the code \"")
                    .withMessageContaining("expected: code | name | alias, alias, …");
        }

        @Test
        void refusesANewCarrierWithoutAName() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with("nosuch | | NS"))
                    .withMessageStartingWith("ours.txt, line 1: the carrier nosuch is not known yet and has no name");
        }

        @Test
        void refusesAnAliasWithoutALetter() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with("shunfeng | | --"))
                    .withMessageStartingWith("ours.txt, line 1: \"--\" has no letter and no digit");
        }

        @Test
        void refusesOneTextForTwoCarriers() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with("shunfeng | | x1", "shentong | | X-1"))
                    .withMessage("ours.txt, line 2: \"X-1\" already stands for shunfeng; leave it to one carrier");
        }

        @Test
        void refusesAnUnclearTextOfACarrierThatDoesNotExist() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> with("? | X1 | shunfeng, nosuch"))
                    .withMessage("ours.txt, line 1: no carrier has the code nosuch");
        }

        private Carriers with(String... lines) {
            return carriers.with(List.of(lines), "ours.txt");
        }
    }
}
