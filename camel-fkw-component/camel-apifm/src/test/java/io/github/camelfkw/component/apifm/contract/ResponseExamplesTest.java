// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelfkw.component.apifm.ApifmConstants;
import io.github.camelfkw.component.apifm.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer that the document shows is read. */
class ResponseExamplesTest {

    private static final ObjectMapper PLAIN = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

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

    @Test
    void numbersStayAsTheyCame() {
        Map<?, ?> shop = (Map<?, ?>) ((List<?>) answer("fetchShops", "").getBody()).get(0);
        assertThat(shop.get("latitude")).isEqualTo(new BigDecimal("39.916527"));
        assertThat(shop.get("id")).isEqualTo(4963);
        assertThat(shop.get("cityId")).isEqualTo("150200000000");
    }
}
