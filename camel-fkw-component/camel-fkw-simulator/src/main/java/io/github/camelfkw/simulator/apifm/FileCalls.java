// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelfkw.simulator.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code uploadFile}. What it answers is not described, so there is no data. */
final class FileCalls {

    private static final String PART = "upfile";

    private final List<SimUpload> all = new ArrayList<>();

    Map<String, Handler> handlers() {
        return Map.of("uploadFile", this::upload);
    }

    List<SimUpload> all() {
        return List.copyOf(all);
    }

    private JsonNode upload(ApifmRequest request) {
        Call.Upload file = request.uploads().get(PART);
        all.add(new SimUpload(file.fileName(), file.contentType(), file.content(), request.text("expireHours")));
        return null;
    }
}
