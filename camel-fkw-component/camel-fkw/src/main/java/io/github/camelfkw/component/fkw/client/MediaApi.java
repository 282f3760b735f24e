// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

import io.github.camelfkw.common.HttpRequest.FilePart;
import io.github.camelfkw.component.fkw.client.internal.ApiMethod;
import io.github.camelfkw.component.fkw.client.internal.FkwGateway;
import io.github.camelfkw.component.fkw.client.internal.Limits;
import io.github.camelfkw.component.fkw.client.model.Media;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The calls about pictures and videos, for one shop. Blocking; safe for threads. */
public final class MediaApi {

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://\\S+");

    private final FkwGateway gateway;
    private final String shopId;

    MediaApi(FkwGateway gateway, String shopId) {
        this.gateway = gateway;
        this.shopId = shopId;
    }

    /**
     * Lets the platform fetch a picture or video.
     *
     * @param  url where it is, http or https, reachable from the platform
     * @throws IllegalArgumentException   no such address
     * @throws FkwOutcomeUnknownException the answer was lost; not sent again: it would take up space twice
     * @throws FkwException               each other kind, see there
     */
    public Media upload(String url) {
        Limits.of(ApiMethod.UPLOAD_MEDIA.operation())
                .required("out_media_url", url)
                .check(
                        url == null
                                || url.isBlank()
                                || WEB_ADDRESS.matcher(url.strip()).matches(),
                        "out_media_url is no http or https address")
                .enforce();
        return upload(
                ApiMethod.UPLOAD_MEDIA,
                () -> gateway.call(ApiMethod.UPLOAD_MEDIA, shopId, Map.of("out_media_url", url.strip())));
    }

    /**
     * Sends a picture or video.
     *
     * @throws IllegalArgumentException   it is empty, too large, or neither picture nor video
     * @throws FkwOutcomeUnknownException the answer was lost; not sent again: it would take up space twice
     * @throws FkwException               each other kind, see there
     */
    public Media upload(MediaFile file) {
        FilePart part = file.toPart();
        return upload(ApiMethod.UPLOAD_MEDIA_FILE, () -> gateway.upload(ApiMethod.UPLOAD_MEDIA_FILE, shopId, part));
    }

    private static Media upload(ApiMethod method, Supplier<FkwGateway.Success> call) {
        return read(
                method,
                OnceOnly.send(
                        call,
                        lost -> new FkwOutcomeUnknownException(
                                lost,
                                "The platform has no call to look: sending it again may take up space twice",
                                Map.of())));
    }

    private static Media read(ApiMethod method, FkwGateway.Success success) {
        Media media = success.envelope().whole().read(Media.class, method.operation(), "the answer");
        if (media.mediaId() == null || media.mediaId().isBlank()) {
            throw new FkwProtocolException(
                    method.operation(),
                    method.operation() + ": the answer has no media_id; it has "
                            + success.envelope().fieldNames(),
                    null);
        }
        return media;
    }
}
