// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import io.github.camelfkw.simulator.Call;
import io.github.camelfkw.simulator.Reply;
import java.util.List;
import java.util.Set;

/** The calls on {@code /api/upload/}. */
final class MediaCalls {

    List<Route> routes() {
        return List.of(
                Route.post("/api/upload/uploadMedia", "", List.of("out_media_url"), Set.of(), this::fetch),
                Route.post("/api/upload/uploadMediaByFile", "", List.of(), Set.of(), this::upload));
    }

    private Reply fetch(FkwRequest request) {
        String url = request.text("out_media_url");
        if (!url.matches("(?i)https?://.+")) {
            throw request.malformed("out_media_url", url);
        }
        return answer(request.shop().library().fetch(url));
    }

    private Reply upload(FkwRequest request) {
        Call.Upload media = request.call().uploads().get("media");
        if (media == null) {
            throw FkwRequest.missing("media");
        }
        if (media.content().length == 0) {
            throw Refusal.violation(Rt.BAD_ARGUMENT, "上传文件不能为空", "the file is empty");
        }
        if (media.fileName().isBlank()) {
            request.violation("the file has no name");
        }
        if (media.contentType() == null) {
            request.violation("the file has no content type");
        }
        String type = media.contentType() == null ? "" : media.contentType();
        return answer(request.shop().library().add(media.fileName(), type, media.content()));
    }

    private static Reply answer(SimMedia media) {
        return Answers.reply(Answers.ok("上传成功").put("media_id", media.id()).put("media_url", media.url()));
    }
}
