// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.client.FkwApiException;
import io.github.camelfkw.component.fkw.client.FkwAuthenticationException;
import io.github.camelfkw.component.fkw.client.FkwOutcomeUnknownException;
import io.github.camelfkw.component.fkw.client.FkwTransportException;
import io.github.camelfkw.component.fkw.client.model.Media;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.SimMedia;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes do with pictures and videos. */
class MediaOperationsTest extends FkwTestSupport {

    private static final String FETCH = "/api/upload/uploadMedia";
    private static final String UPLOAD = "/api/upload/uploadMediaByFile";

    @TempDir
    Path folder;

    /** Begins as a PNG does, and goes on with what no text encoding leaves alone. */
    private static byte[] png(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        byte[] start = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        System.arraycopy(start, 0, bytes, 0, start.length);
        return bytes;
    }

    private static Map<String, Object> named(String name) {
        return Map.of(Exchange.FILE_NAME, name);
    }

    private SimMedia uploaded() {
        List<SimMedia> all = shop.media();
        return all.get(all.size() - 1);
    }

    private long count(String path) {
        return simulator.journal().count(path);
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Nested
    class AFile {

        @Test
        void isTakenInEachForm() throws Exception {
            byte[] png = png(5000);
            Path path = file("shirt.png", png);
            List<Object> bodies = List.of(path, path.toFile(), png, new ByteArrayInputStream(png));
            for (Object body : bodies) {
                Message answer = answer("fkw:uploadMediaFile", body, named("红 \"shirt\".png"));
                assertThat(uploaded().content()).isEqualTo(png);
                assertThat(uploaded().fileName()).isEqualTo("红 _shirt_.png");
                assertThat(uploaded().contentType()).startsWith("image/png");
                assertThat(answer.getBody())
                        .isEqualTo(new Media(uploaded().id(), uploaded().url(), null));
                assertThat(answer.getHeader(FkwConstants.MEDIA_ID))
                        .isEqualTo(uploaded().id());
                assertThat(answer.getHeader(FkwConstants.MEDIA_URL))
                        .isEqualTo(uploaded().url());
            }
            assertThat(shop.media()).hasSameSizeAs(bodies);
            assertThat(simulator.journal().violations()).isEmpty();
        }

        @Test
        void isPipedInByAFileRoute() throws Exception {
            byte[] png = png(3000);
            file("a.png", png);
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("file:" + folder + "?initialDelay=0")
                            .to("fkw:uploadMediaFile")
                            .to("mock:done");
                }
            });
            MockEndpoint done = mock("mock:done");
            done.expectedMessageCount(1);
            done.assertIsSatisfied();
            assertThat(uploaded().fileName()).isEqualTo("a.png");
            assertThat(uploaded().content()).isEqualTo(png);
        }

        @Test
        void isNamedByTheHeaderWithoutItsFolders() {
            answer("fkw:uploadMediaFile", png(100), named("2026/11\\22/a.png"));
            assertThat(uploaded().fileName()).isEqualTo("a.png");
        }

        @Test
        void isSentWhileItIsReadHoweverLargeItIs() {
            int size = 20 * 1024 * 1024;
            simulator.quirks().maxMediaBytes(64L * 1024 * 1024).mediaSpaceBytes(1L << 40);
            answer("fkw:uploadMediaFile", new Endless(png(size)), named("a.png"));
            assertThat(uploaded().length()).isEqualTo(size);
        }

        @Test
        void keepsATypeThatIsToldAndFindsOneThatIsNot() {
            answer("fkw:uploadMediaFile", "RIFF1234WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), named("a"));
            assertThat(uploaded().contentType()).startsWith("image/webp");
            answer(
                    "fkw:uploadMediaFile",
                    "<svg/>".getBytes(StandardCharsets.UTF_8),
                    Map.of(Exchange.FILE_NAME, "a.svg", Exchange.CONTENT_TYPE, "image/svg+xml; charset=UTF-8"));
            assertThat(uploaded().contentType()).startsWith("image/svg+xml");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "a.png|<html>maintenance</html>|image/png, as its name says",
                    "a.txt|hello|not that of a picture or video that is known",
                    "a.png|''|empty"
                })
        void thatIsNoPictureIsRefused(String name, String content, String problem) {
            assertThat(refusal("fkw:uploadMediaFile", content.getBytes(StandardCharsets.UTF_8), named(name)))
                    .hasMessageContaining("uploadMediaFile")
                    .hasMessageContaining(problem)
                    .hasMessageContaining("Nothing was sent");
        }

        @Test
        void thatIsTooLargeIsRefused() throws Exception {
            assertThat(refusal("fkw:uploadMediaFile?maxMediaSize=1000", png(1001), named("a.png")))
                    .hasMessageContaining("1001 bytes; at most 1000")
                    .hasMessageContaining("maxMediaSize");
            assertThat(refusal("fkw:uploadMediaFile?maxMediaSize=1000", file("b.png", png(1001)), Map.of()))
                    .hasMessageContaining("1001 bytes");
            answer("fkw:uploadMediaFile?maxMediaSize=1000", png(1000), named("a.png"));
        }

        @Test
        void thatTurnsOutTooLargeIsNotTakenByThePlatform() {
            simulator.quirks().maxMediaBytes(64L * 1024 * 1024).mediaSpaceBytes(1L << 40);
            Exchange late =
                    send("fkw:uploadMediaFile?maxMediaSize=2000000", new Endless(png(5 * 1024 * 1024)), named("a.png"));
            assertThat(late.getException())
                    .isInstanceOfSatisfying(FkwTransportException.class, e -> {
                        assertThat(e.isOutcomeUnknown()).isFalse();
                        assertThat(e.isWorthRepeating()).isFalse();
                    })
                    .hasMessageContaining("more than 2000000 bytes")
                    .hasMessageContaining("It was not sent");
            assertThat(shop.media()).isEmpty();
        }

        @Test
        void thatCannotBeReadToItsEndIsNotTakenByThePlatform() {
            InputStream broken = new FilterInputStream(new ByteArrayInputStream(png(3 * 1024 * 1024))) {
                private int left = 2 * 1024 * 1024;

                @Override
                public int read(byte[] bytes, int from, int count) throws IOException {
                    int got = super.read(bytes, from, count);
                    left -= got;
                    if (left < 0) {
                        throw new IOException("disk error");
                    }
                    return got;
                }
            };
            assertThat(send("fkw:uploadMediaFile", broken, named("a.png")).getException())
                    .isInstanceOfSatisfying(FkwTransportException.class, e -> assertThat(e.isOutcomeUnknown())
                            .isFalse())
                    .hasMessageContaining("disk error");
            assertThat(shop.media()).isEmpty();
        }

        @Test
        void needsANameAndContent() {
            assertThat(refusal("fkw:uploadMediaFile", png(100))).hasMessageContaining("CamelFileName");
            assertThat(refusal("fkw:uploadMediaFile", null)).hasMessageContaining("the body is empty");
            assertThat(refusal("fkw:uploadMediaFile", "http://x/a.png")).hasMessageContaining("uploadMedia");
            assertThat(refusal("fkw:uploadMediaFile", new File(folder.toFile(), "none.png"), Map.of()))
                    .hasMessageContaining("none.png cannot be read");
        }

        @Test
        void isSentAgainWhereItCertainlyDidNothing() {
            for (Object body : List.of(png(100), new ByteArrayInputStream(png(100)))) {
                simulator.faults().next(1, Fault.throttled(), UPLOAD);
                answer("fkw:uploadMediaFile", body, named("a.png"));
            }
            assertThat(shop.media()).hasSize(2);
        }

        @Test
        void isSentAgainWithANewToken() {
            simulator.expireAccessTokens(shop.id());
            answer("fkw:uploadMediaFile", png(100), named("a.png"));
            assertThat(shop.media()).hasSize(1);
        }

        @Test
        void isSentAgainFromACachedStream() throws Exception {
            route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:cached").streamCache("true").to("fkw:uploadMediaFile");
                }
            });
            simulator.faults().next(1, Fault.throttled(), UPLOAD);
            byte[] png = png(100_000);
            answer("direct:cached", new ByteArrayInputStream(png), named("a.png"));
            assertThat(uploaded().content()).isEqualTo(png);
            assertThat(count(UPLOAD)).isEqualTo(2);
        }

        @Test
        void thatARouteHoldsWithoutContentIsRefused() {
            var remote = new org.apache.camel.component.file.GenericFile<String>();
            assertThat(refusal("fkw:uploadMediaFile", remote, named("a.png")))
                    .hasMessageContaining("the body is a GenericFile");
        }

        @Test
        void isNotSentAgainWhereItsStreamIsGone() {
            simulator.quirks().maxMediaBytes(64L * 1024 * 1024).mediaSpaceBytes(1L << 40);
            simulator.faults().next(1, Fault.throttled(), UPLOAD);
            assertThat(send("fkw:uploadMediaFile", new Endless(png(3 * 1024 * 1024)), named("a.png"))
                            .getException())
                    .isInstanceOf(FkwApiException.class)
                    .hasMessageContaining("called too often");
            assertThat(count(UPLOAD)).isEqualTo(1);
        }

        @Test
        void reportsARefusedTokenAlsoWhereItsStreamIsGone() {
            simulator.quirks().maxMediaBytes(64L * 1024 * 1024).mediaSpaceBytes(1L << 40);
            answer("fkw:uploadMediaFile", png(100), named("a.png"));
            simulator.expireAccessTokens(shop.id());
            assertThat(send("fkw:uploadMediaFile", new Endless(png(3 * 1024 * 1024)), named("b.png"))
                            .getException())
                    .isInstanceOf(FkwAuthenticationException.class);
            answer("fkw:uploadMediaFile", new Endless(png(3 * 1024 * 1024)), named("b.png"));
            assertThat(shop.media()).hasSize(2);
        }

        @Test
        void isNotSentAgainWhenTheAnswerIsLost() {
            simulator.faults().next(1, Fault.resetAfterEffect(), UPLOAD);
            assertThat(send("fkw:uploadMediaFile", png(100), named("a.png")).getException())
                    .isInstanceOf(FkwOutcomeUnknownException.class)
                    .hasMessageContaining("take up space twice");
            assertThat(shop.media()).hasSize(1);
        }

        @Test
        void isRefusedWithThePlatformsReason() {
            simulator.quirks().maxMediaBytes(99);
            assertThat(send("fkw:uploadMediaFile", png(100), named("a.png")).getException())
                    .isInstanceOf(FkwApiException.class)
                    .hasMessageContaining("上传文件超过限定大小");
            simulator.quirks().maxMediaBytes(1000).mediaSpaceBytes(10);
            assertThat(send("fkw:uploadMediaFile", png(100), named("a.png")).getException())
                    .hasMessageContaining("资源库空间不足");
        }
    }

    @Nested
    class AnAddress {

        @Test
        void isFetchedByThePlatform() {
            String url = "https://img.example.com/a b.png?x=1&y=红".replace(" ", "%20");
            for (Object body : List.of(url, Map.of("out_media_url", url), "{\"outMediaUrl\":\"" + url + "\"}")) {
                Message answer = answer("fkw:uploadMedia", body);
                assertThat(uploaded().sourceUrl()).isEqualTo(url);
                assertThat(answer.getHeader(FkwConstants.MEDIA_ID))
                        .isEqualTo(uploaded().id());
                assertThat(answer.getBody(Media.class).otherFields()).isEmpty();
                assertThat(answer.getBody(String.class)).contains("\"media_id\"");
            }
            assertThat(simulator.journal().violations()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/tmp/a.png", "ftp://x/a.png", "https://"})
        void thatThePlatformCannotReachIsRefused(String url) {
            assertThat(refusal("fkw:uploadMedia", url))
                    .hasMessageContaining("out_media_url is no http or https address");
        }

        @Test
        void isNeeded() {
            assertThat(refusal("fkw:uploadMedia", null)).hasMessageContaining("out_media_url");
        }

        @Test
        void isNotFetchedTwiceWhenTheAnswerIsLost() {
            simulator.faults().next(1, Fault.truncatedJson(), FETCH);
            assertThat(send("fkw:uploadMedia", "https://x.example/a.png").getException())
                    .isInstanceOf(FkwOutcomeUnknownException.class);
            assertThat(count(FETCH)).isEqualTo(1);
        }
    }

    /** A stream that does not tell how long it is, and gives little at a time. */
    private static final class Endless extends InputStream {

        private final byte[] bytes;
        private int at;

        Endless(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return at == bytes.length ? -1 : bytes[at++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int count) {
            if (at == bytes.length) {
                return -1;
            }
            byte[] some = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + Math.min(count, 10_000)));
            System.arraycopy(some, 0, target, from, some.length);
            at += some.length;
            return some.length;
        }
    }
}
