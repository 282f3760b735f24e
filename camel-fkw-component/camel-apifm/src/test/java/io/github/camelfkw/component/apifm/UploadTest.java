// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.Fault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files go out as a multipart form, with their arguments from headers. */
class UploadTest extends ApifmTestSupport {

    private static final Map<String, Object> NAMED = Map.of("CamelFileName", "pics/衬衫.png");

    @TempDir
    Path folder;

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(1).nextBytes(content);
        return content;
    }

    @Test
    void bytesStreamsAndFilesAreSent() throws Exception {
        byte[] small = content(10_000);
        byte[] large = content(3 * 1024 * 1024);
        Path file = Files.write(folder.resolve("shirt.jpg"), large);
        for (Object body : List.of(small, new ByteArrayInputStream(small))) {
            answer("apifm:uploadFile", body, NAMED);
            Call.Upload sent = platform.last().uploads().get("upfile");
            assertThat(sent.content()).isEqualTo(small);
            assertThat(sent.fileName()).isEqualTo("衬衫.png");
            assertThat(sent.contentType()).isEqualTo("image/png");
        }
        for (Object body : List.of(file, file.toFile(), Files.newInputStream(file))) {
            boolean stream = body instanceof InputStream;
            answer("apifm:uploadFile", body, stream ? NAMED : Map.of());
            Call.Upload sent = platform.last().uploads().get("upfile");
            assertThat(sent.content()).isEqualTo(large);
            assertThat(sent.fileName()).isEqualTo(stream ? "衬衫.png" : "shirt.jpg");
        }
    }

    @Test
    void argumentsComeFromHeadersAndOptions() {
        answer("apifm:uploadFile?arg.expireHours=24", content(1), NAMED);
        assertThat(platform.last().form()).isEqualTo(Map.of("token", TOKEN, "expireHours", "24"));
        Map<String, Object> headers = new HashMap<>(NAMED);
        headers.put("CamelApifmExpireHours", 12);
        answer("apifm:uploadFile?arg.expireHours=24", content(1), headers);
        assertThat(platform.last().form()).containsEntry("expireHours", "12");
    }

    @Test
    void anotherKindOfFileIsSentAsBytes() {
        answer("apifm:uploadFile", content(1), Map.of("CamelFileName", "a\"b.xyz"));
        Call.Upload sent = platform.last().uploads().get("upfile");
        assertThat(sent.contentType()).isEqualTo("application/octet-stream");
        assertThat(sent.fileName()).isEqualTo("a_b.xyz");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThat(refusal("apifm:uploadFile", content(1)))
                .contains("the file has no name: set the header CamelFileName");
        assertThat(refusal("apifm:uploadFile", new byte[0], NAMED)).contains("the file is empty");
        assertThat(refusal("apifm:uploadFile", Map.of("a", 1), NAMED))
                .contains("give a File, Path, InputStream, byte[]");
        assertThat(refusal("apifm:uploadFile", null, NAMED)).contains("the body is empty");
        assertThat(refusal("apifm:uploadFile", folder.resolve("nowhere.png"))).contains("nowhere.png cannot be read");
        assertThat(refusal("apifm:uploadFile?maxFileSize=9", content(10), NAMED))
                .contains("it has 10 bytes; at most 9 are sent (option maxFileSize)");
    }

    @Test
    void aStreamThatIsTooLargeIsBrokenOffAndNothingIsDone() {
        ApifmTransportException e = failure(
                ApifmTransportException.class,
                "apifm:uploadFile?maxFileSize=2000000",
                new ByteArrayInputStream(content(3_000_000)),
                NAMED);
        assertThat(e.isOutcomeUnknown()).isFalse();
        assertThat(e).hasMessageContaining("it has more than 2000000 bytes (option maxFileSize)");
        assertThat(platform.calls()).isEmpty();
    }

    @Test
    void aFileIsNotSentTwiceWhereTheFirstMayHaveArrived() {
        platform.faults().next(1, Fault.resetAfterEffect());
        assertThat(failure(ApifmTransportException.class, "apifm:uploadFile", content(5), NAMED)
                        .isOutcomeUnknown())
                .isTrue();
        assertThat(platform.calls()).hasSize(1);
    }

    @Test
    void aFileThatWasTurnedAwayIsSentAgainAndAStreamIsNot() {
        platform.faults().next(1, Fault.throttled());
        answer("apifm:uploadFile", content(5), NAMED);
        platform.faults().next(1, Fault.throttled());
        assertThat(failure(
                                ApifmTransportException.class,
                                "apifm:uploadFile",
                                new ByteArrayInputStream(content(2_000_000)),
                                NAMED)
                        .isOutcomeUnknown())
                .isFalse();
    }
}
