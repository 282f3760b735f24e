// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MediaCallTest extends FkwTest {

    private JsonNode upload(String field, String fileName, byte[] content) {
        String boundary = "----simulatorTest";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return Http.json(http.send(http.request("/api/upload/uploadMediaByFile", "access_token", token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    @Test
    void takesAFile() {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);

        JsonNode answer = upload("media", "图.jpg", content);

        assertOk(answer);
        assertThat(answer.get("media_id").asText()).startsWith("ABUIABAAGAAg");
        assertThat(answer.get("media_url").asText())
                .endsWith(answer.get("media_id").asText() + ".jpg");
        assertThat(shop.media()).singleElement().satisfies(media -> {
            assertThat(media.content()).isEqualTo(content);
            assertThat(media.fileName()).isEqualTo("图.jpg");
            assertThat(media.contentType()).isEqualTo("image/jpeg");
        });
        assertThat(violations()).isEmpty();
    }

    @Test
    void wantsTheFileUnderTheNameMedia() {
        assertRefused(upload("file", "a.jpg", new byte[10]), "参数【media】为必填项");
    }

    @Test
    void refusesALargeFileAndAFullLibrary() {
        sim.quirks().maxMediaBytes(1_000).mediaSpaceBytes(1_500);
        assertRefused(upload("media", "a.jpg", new byte[1_001]), "超过限定大小");
        assertOk(upload("media", "a.jpg", new byte[1_000]));
        assertRefused(upload("media", "a.jpg", new byte[1_000]), "资源库空间不足");
    }

    @Test
    void takesAnAddress() {
        JsonNode answer = post("/api/upload/uploadMedia", "out_media_url", "https://a.example/b.png");
        assertOk(answer);
        assertThat(shop.media().get(0).sourceUrl()).isEqualTo("https://a.example/b.png");
        assertRefused(post("/api/upload/uploadMedia", "out_media_url", "b.png"), "格式错误");
        assertRefused(post("/api/upload/uploadMedia"), "参数【out_media_url】为必填项");
    }
}
