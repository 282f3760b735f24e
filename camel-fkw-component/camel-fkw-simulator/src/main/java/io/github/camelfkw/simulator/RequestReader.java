// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Takes an HTTP request apart with the server's own parsers and reads its body to the end. */
final class RequestReader {

    private static final int MAX_BODY = 64 * 1024 * 1024;

    Call read(Request request) throws IOException {
        Set<String> repeated = new LinkedHashSet<>();
        Map<String, String> query = first(Request.extractQueryParameters(request, StandardCharsets.UTF_8), repeated);
        String header = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String contentType =
                header == null ? "" : header.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        Map<String, String> form = new LinkedHashMap<>();
        Map<String, Call.Upload> uploads = new LinkedHashMap<>();
        String json = "";
        switch (contentType) {
            case "application/x-www-form-urlencoded" ->
                form.putAll(first(FormFields.getFields(request, 10_000, MAX_BODY), repeated));
            case "application/json" -> json = text(request);
            case "multipart/form-data" -> readParts(request, header, form, uploads);
            default -> drain(request);
        }
        return new Call(
                request.getMethod(),
                request.getHttpURI().getDecodedPath(),
                query,
                form,
                uploads,
                repeated,
                contentType,
                Request.getContentBytesRead(request),
                json);
    }

    private static Map<String, String> first(Fields fields, Set<String> repeated) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Fields.Field field : fields) {
            values.put(field.getName(), field.getValue());
            if (field.hasMultipleValues()) {
                repeated.add(field.getName());
            }
        }
        return values;
    }

    private static void readParts(
            Request request, String contentType, Map<String, String> form, Map<String, Call.Upload> uploads) {
        MultiPartConfig config = new MultiPartConfig.Builder()
                .maxSize(MAX_BODY)
                .maxPartSize(MAX_BODY)
                .maxMemoryPartSize(MAX_BODY)
                .build();
        try (MultiPartFormData.Parts parts = MultiPartFormData.getParts(request, request, contentType, config)) {
            for (MultiPart.Part part : parts) {
                if (part.getFileName() == null) {
                    form.put(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
                } else {
                    ByteBuffer content = Content.Source.asByteBuffer(part.newContentSource(null, 0, part.getLength()));
                    byte[] bytes = new byte[content.remaining()];
                    content.get(bytes);
                    uploads.put(
                            part.getName(),
                            new Call.Upload(
                                    part.getFileName(), part.getHeaders().get(HttpHeader.CONTENT_TYPE), bytes));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Request request) throws IOException {
        ByteBuffer content = Content.Source.asByteBuffer(request);
        return StandardCharsets.UTF_8.decode(content).toString();
    }

    private static void drain(Request request) throws IOException {
        Content.Source.consumeAll(request);
    }
}
