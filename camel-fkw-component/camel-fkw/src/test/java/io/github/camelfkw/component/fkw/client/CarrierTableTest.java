// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.model.Carrier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The table that comes with the library, read here once more by other means. */
class CarrierTableTest {

    private record Line(String code, String name, List<String> rest) {}

    private final Carriers carriers = Carriers.standard();
    private final List<Line> lines = read();

    @Test
    void tableIsLoadedWhole() {
        assertThat(carriers.all())
                .extracting(Carrier::code)
                .containsExactlyElementsOf(rows().stream().map(Line::code).toList());
        assertThat(carriers.all()).hasSizeGreaterThan(150);
        assertThat(Carriers.standard()).isSameAs(carriers);
    }

    @Test
    void codesAreUniqueAndWrittenAsKuaiDi100WritesThem() {
        assertThat(rows()).extracting(Line::code).doesNotHaveDuplicates().allMatch(code -> code.matches("[a-z0-9_]+"));
    }

    @Test
    void namesAreUniqueAndNotEmpty() {
        assertThat(rows())
                .extracting(line -> plain(line.name()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void everyCodeFindsItsOwnCarrier() {
        for (Carrier carrier : carriers.all()) {
            assertThat(carriers.find(carrier.code())).as(carrier.code()).contains(carrier);
            assertThat(carriers.find(carrier.code().toUpperCase(Locale.ROOT)))
                    .as(carrier.code())
                    .contains(carrier);
        }
    }

    @Test
    void everyNameFindsItsOwnCarrier() {
        for (Carrier carrier : carriers.all()) {
            assertThat(carriers.find(carrier.name())).as(carrier.name()).contains(carrier);
        }
    }

    @Test
    void everyAliasFindsItsOwnCarrier() {
        for (Line line : rows()) {
            for (String alias : line.rest()) {
                assertThat(carriers.find(alias)).as(alias).map(Carrier::code).contains(line.code());
            }
        }
    }

    @Test
    void noTextStandsForTwoCarriers() {
        Map<String, String> owners = new HashMap<>();
        for (Line line : rows()) {
            List<String> texts = new ArrayList<>(line.rest());
            texts.add(line.code());
            texts.add(line.name());
            for (String text : texts) {
                String before = owners.put(plain(text), line.code());
                assertThat(before == null || before.equals(line.code()))
                        .as("%s stands for %s and %s", text, before, line.code())
                        .isTrue();
            }
        }
    }

    @Test
    void noAliasIsThereTwice() {
        for (Line line : rows()) {
            assertThat(line.rest().stream().map(CarrierTableTest::plain))
                    .as(line.code())
                    .doesNotHaveDuplicates()
                    .doesNotContain(plain(line.code()), plain(line.name()));
        }
    }

    @Test
    void refusedTextsFindNothingAndTheHintNamesTheCarriers() {
        Set<String> codes = new HashSet<>(rows().stream().map(Line::code).toList());
        List<Line> refused =
                lines.stream().filter(line -> line.code().equals("?")).toList();
        assertThat(refused).isNotEmpty();
        for (Line line : refused) {
            assertThat(codes).containsAll(line.rest());
            assertThat(line.rest()).hasSizeGreaterThan(1);
            for (String alias : line.name().split(",")) {
                assertThat(carriers.find(alias)).as(alias).isEmpty();
                assertThat(carriers.hint(alias))
                        .as(alias)
                        .startsWith(" It may be ")
                        .contains(line.rest());
            }
        }
    }

    @Test
    void carriersThatTheVendorAndMostShopsNameAreThere() {
        assertThat(carriers.all())
                .extracting(Carrier::code)
                .contains(
                        "shunfeng",
                        "yuantong",
                        "zhongtong",
                        "shentong",
                        "yunda",
                        "jtexpress",
                        "jd",
                        "ems",
                        "youzhengguonei",
                        "youzhengbk",
                        "debangkuaidi",
                        "debangwuliu",
                        "danniao",
                        "fengwang",
                        "zhaijisong",
                        "tiantian",
                        "suning",
                        "annengwuliu",
                        "kuayue",
                        "baishiwuliu",
                        "yundakuaiyun",
                        "zhongtongkuaiyun",
                        "shunfengkuaiyun",
                        "jingdongkuaiyun",
                        "dhl",
                        "dhlen",
                        "fedex",
                        "fedexcn",
                        "ups",
                        "usps",
                        "tnt");
    }

    private List<Line> rows() {
        return lines.stream().filter(line -> !line.code().equals("?")).toList();
    }

    /** Not as the library does it, so that both must agree. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{IsLetter}\\p{IsDigit}]", "");
    }

    private static List<Line> read() {
        try (InputStream in = Carriers.class.getResourceAsStream("carriers.txt")) {
            List<Line> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] columns = line.split("\\|");
                lines.add(new Line(
                        columns[0].strip(),
                        columns[1].strip(),
                        columns.length < 3
                                ? List.of()
                                : Arrays.stream(columns[2].split(","))
                                        .map(String::strip)
                                        .toList()));
            }
            return Collections.unmodifiableList(lines);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
