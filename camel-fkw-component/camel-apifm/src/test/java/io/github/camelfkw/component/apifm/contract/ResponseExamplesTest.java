// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelfkw.component.apifm.ApifmConstants;
import io.github.camelfkw.component.apifm.Platform;
import io.github.camelfkw.simulator.apifm.ApifmSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each answer that the document shows is read. Of {@code userAttentionStatistics} it shows {@code data} alone, and not as
 * JSON; that it comes in the envelope of all others is assumed.
 */
class ResponseExamplesTest {

    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Fields that the simulator has otherwise: of persons, and the long text about a printer. */
    private static final Map<String, Set<String>> DIFFERENT = Map.of(
            "goodsReputation", Set.of("nick", "avatarUrl", "ipAdd", "ipLogin"),
            "kanjiaDetail", Set.of("nick", "avatarUrl"),
            "goodsDetail", Set.of("content"));

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = new Platform();
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    static List<String> examples() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(
                ResponseExamplesTest.class.getResource("/contract/responses").toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    private static String text(String example) {
        try (var in = ResponseExamplesTest.class.getResourceAsStream("/contract/responses/" + example + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message answer(String example, String options) {
        String call = example.replace("-not", "");
        Map<String, Object> arguments = new HashMap<>();
        WireFact fact = WireFact.all().stream()
                .filter(known -> known.name().equals(call))
                .findFirst()
                .orElseThrow();
        fact.params().stream()
                .filter(param -> !param.name().endsWith("JsonStr"))
                .forEach(param ->
                        arguments.put(param.argument(), param.encoding().isEmpty() ? "1" : List.of(1)));
        platform.requiredArguments(call).forEach(name -> arguments.putIfAbsent(name, "1"));
        return platform.answered(call, options, arguments, text(example));
    }

    @Test
    void allExamplesOfTheDocumentAreHere() throws Exception {
        assertThat(examples()).hasSize(31);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesDataAndCode(String example) throws Exception {
        Map<?, ?> root = PLAIN.readValue(text(example), Map.class);
        Message message = answer(example, "");
        assertThat(message.getExchange().getException()).isNull();
        assertThat(message.getBody()).isEqualTo(root.get("data"));
        assertThat(message.getHeader(ApifmConstants.CODE)).isEqualTo(root.get("code"));
        assertThat(message.getHeader(ApifmConstants.MESSAGE)).isEqualTo(root.get("msg"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesDataAsJsonText(String example) throws Exception {
        Object data = PLAIN.readValue(text(example), Map.class).get("data");
        Object body = answer(example, "?rawPayload=true").getBody();
        assertThat(body == null ? null : PLAIN.readValue((String) body, Object.class))
                .isEqualTo(data);
    }

    /** The same answers, but for what must not be in a jar that users get, or would only make it longer. */
    @ParameterizedTest
    @MethodSource("examples")
    void areWhatTheSimulatorAnswersWith(String example) throws Exception {
        String folder = example.equals("userAttentionStatistics") ? "described/" : "examples/";
        String file = folder + example.replace("-not", "-2") + ".json";
        try (var in = ApifmSimulator.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            assertThat(withoutWhatDiffers(example, PLAIN.readTree(in)))
                    .isEqualTo(withoutWhatDiffers(example, PLAIN.readTree(text(example))));
        }
    }

    private static JsonNode withoutWhatDiffers(String example, JsonNode tree) {
        DIFFERENT.getOrDefault(example, Set.of()).forEach(field -> {
            assertThat(tree.findParents(field)).as(field).isNotEmpty();
            tree.findParents(field).forEach(parent -> ((ObjectNode) parent).remove(field));
        });
        return tree;
    }

    @Test
    void numbersStayAsTheyCame() {
        Map<?, ?> shop = (Map<?, ?>) ((List<?>) answer("fetchShops", "").getBody()).get(0);
        assertThat(shop.get("latitude")).isEqualTo(new BigDecimal("39.916527"));
        assertThat(shop.get("id")).isEqualTo(4963);
        assertThat(shop.get("cityId")).isEqualTo("150200000000");
    }
}
