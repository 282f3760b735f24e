// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document's examples, as resources and as the measure for the answers of calls with a memory. */
class CannedTest extends ApifmTest {

    /** In the document's examples and not here: texts that the merchant may leave out. */
    private static final Set<String> NOT_ALWAYS = Set.of("characteristic", "tags");

    @BeforeEach
    void arrange() {
        SimGoods cups =
                shop.addGoods(spec -> spec.id(7).sku("1:1", "颜色:薄荷绿", "25", 5).addition(9, "加料", 7, "青菜", "3"));
        mine("goodsFavPut", "goodsId", "" + cups.id());
        mine(
                "shippingCarInfoAddItem",
                "goodsId",
                "" + cups.id(),
                "number",
                "1",
                "sku",
                "[{\"optionId\":1,\"optionValueId\":1}]");
        sim.journal().clear();
    }

    private static List<Path> files() throws IOException, URISyntaxException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("examples", "described")) {
            Path path = Path.of(CallTable.class.getResource(folder).toURI());
            try (Stream<Path> files = Files.list(path)) {
                all.addAll(files.toList());
            }
        }
        return all;
    }

    @Test
    void everyExampleBelongsToACall() throws IOException, URISyntaxException {
        assertThat(files()).isNotEmpty().allSatisfy(file -> assertThat(sim.calls())
                .contains(file.getFileName().toString().replaceAll("(-2)?\\.json$", "")));
    }

    @Test
    void noExampleShowsARealPerson() throws IOException, URISyntaxException {
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(text.replace("13800138000", "")).doesNotContainPattern("\\b1[3-9]\\d{9}\\b");
            assertThat(text).doesNotContain("qlogo.cn").doesNotContainPattern("\"ip\\w+\": \"(?!192\\.0\\.2\\.)");
        }
    }

    @Test
    void callsWithoutAMemoryAnswerWithTheExample() {
        assertThat(call("siteStatistics").at("/data/cmsArticle/numbers").asInt())
                .isEqualTo(10);
        assertThat(call("kanjiaSet", "goodsId", "1").at("/data/0/id").asInt()).isEqualTo(1067);
        assertThat(mine("fxMembersStatistics").get("data")).hasSize(4);
        assertThat(mine("wxpayFWS", "money", "1").get("data").has("prepayId")).isTrue();
        assertThat(mine("addFriend", "uid", "1").has("data")).isFalse();
        assertThat(violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "goods,",
        "goodsDetail, id=7",
        "goodsAddition, goodsId=7",
        "goodsPriceV2, goodsId=7&propertyChildIds=1:1",
        "goodsFavCheck, goodsId=7",
        "goodsFavList,",
        "shippingCarInfo,"
    })
    void callsWithAMemoryHaveAllFieldsOfTheExample(String call, String params) {
        List<String> all = new ArrayList<>();
        if (CallTable.rows().stream().anyMatch(row -> row.name().equals(call) && row.takesToken())) {
            all.addAll(List.of("token", token));
        }
        for (String param : params == null ? new String[0] : params.split("&")) {
            all.addAll(List.of(param.split("=", 2)));
        }
        Set<String> missing = fields("", Canned.answer(call));
        missing.removeAll(fields("", call(call, all.toArray(String[]::new))));
        assertThat(missing.stream()
                        .filter(field -> !NOT_ALWAYS.contains(field.substring(field.lastIndexOf('/') + 1)))
                        .collect(Collectors.toSet()))
                .isEmpty();
        assertThat(violations()).isEmpty();
    }

    /** The paths of all fields, whichever row of a list they are in. */
    private static Set<String> fields(String path, JsonNode node) {
        Set<String> all = new TreeSet<>();
        node.properties().forEach(field -> {
            all.add(path + "/" + field.getKey());
            all.addAll(fields(path + "/" + field.getKey(), field.getValue()));
        });
        if (node.isArray()) {
            node.forEach(row -> all.addAll(fields(path + "/*", row)));
        }
        return all;
    }
}
