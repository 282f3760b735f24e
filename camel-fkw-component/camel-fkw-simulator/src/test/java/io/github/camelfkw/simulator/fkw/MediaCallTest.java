// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Fault;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MediaCallTest extends FkwTest {

    private JsonNode upload(String field, String fileName, byte[] content) {
        return upload(field, fileName, "Content-Type: image/jpeg", content);
    }

    private JsonNode upload(String field, String fileName, String partHeader, byte[] content) {
        String boundary = "----simulatorTest";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\n" + partHeader + "\r\n\r\n")
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

    @Test
    void answersAsTheExampleDoes() {
        JsonNode answer = upload("media", "a.png", new byte[] {1});
        assertThat(answer.fieldNames()).toIterable().containsExactly("rt", "success", "msg", "media_id", "media_url");
        assertThat(answer.get("msg").asText()).isEqualTo("上传成功");
    }

    @Test
    void countsWhatIsUploaded() {
        sim.quirks().media().fetchedBytes(500);
        upload("media", "a.jpg", new byte[1_000]);
        upload("media", "b.mp4", new byte[1]);
        post("/api/upload/uploadMedia", "out_media_url", "https://a.example/b.png");

        assertThat(shop.media()).extracting(SimMedia::length).containsExactly(1_000, 1, 0);
        assertThat(shop.media()).extracting(SimMedia::fileName).containsExactly("a.jpg", "b.mp4", "");
        assertThat(shop.usedMediaBytes()).isEqualTo(1_501);
    }

    @Test
    void refusesAnEmptyFileAndMissesItsType() {
        assertRefused(upload("media", "a.jpg", new byte[0]), "上传文件不能为空");
        assertThat(violations()).containsExactly("the file is empty");
        assertOk(upload("media", "a.jpg", "X-Other: x", new byte[1]));
        assertThat(violations()).containsExactly("the file is empty", "the file has no content type");
        assertThat(shop.media()).singleElement().matches(media -> media.contentType()
                .isEmpty());
    }

    @Test
    void takesAFileAndALibraryThatAreJustFull() {
        sim.quirks().maxMediaBytes(1_000).mediaSpaceBytes(2_000);
        assertOk(upload("media", "a.jpg", new byte[1_000]));
        assertOk(upload("media", "a.jpg", new byte[1_000]));
        assertRefused(upload("media", "a.jpg", new byte[1]), "资源库空间不足");
        assertThat(shop.usedMediaBytes()).isEqualTo(2_000);
        assertThat(violations()).as("a correct client can meet this").isEmpty();
    }

    @Test
    void aFetchedPictureHasASizeToo() {
        sim.quirks().maxMediaBytes(1_000).mediaSpaceBytes(1_500).media().fetchedBytes(1_001);
        String[] address = {"out_media_url", "https://a.example/b.png"};
        assertRefused(post("/api/upload/uploadMedia", address), "超过限定大小");
        sim.quirks().media().fetchedBytes(1_000);
        assertOk(post("/api/upload/uploadMedia", address));
        assertRefused(post("/api/upload/uploadMedia", address), "资源库空间不足");
        assertThat(shop.media()).hasSize(1);
    }

    @Test
    void fetchesSoOftenInAMinuteAndNoOftener() {
        sim.quirks().media().fetchesPerMinute(2);
        String[] address = {"out_media_url", "https://a.example/b.png"};
        assertOk(post("/api/upload/uploadMedia", address));
        assertOk(post("/api/upload/uploadMedia", address));
        assertRefused(post("/api/upload/uploadMedia", address), "接口调用过于频繁");
        assertOk(upload("media", "a.jpg", new byte[1]));
        clock.advance(Duration.ofMinutes(1));
        assertOk(post("/api/upload/uploadMedia", address));
    }

    @Test
    void everyCallCanBeTooOften() {
        sim.faults().next(1, Fault.throttled(), "/uploadMediaByFile");
        assertRefused(upload("media", "a.jpg", new byte[1]), "接口调用过于频繁");
        assertThat(shop.media()).isEmpty();
        assertOk(upload("media", "a.jpg", new byte[1]));
    }
}
