// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Walks over the platform's pages as a merchant does who agrees to everything. */
final class MerchantsBrowser {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern INPUT = Pattern.compile("name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI platform;

    MerchantsBrowser(URI platform) {
        this.platform = platform;
    }

    /** Where the platform sends him after he has agreed for the shop. */
    URI authorize(URI link, String shopId) throws IOException, InterruptedException {
        HttpResponse<String> login =
                http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        HttpResponse<String> consent = submit(login.body(), Map.of("acct", "demo", "password", "demo"));
        HttpResponse<String> back = submit(consent.body(), Map.of("shop_id", shopId));
        return URI.create(back.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + back.body())));
    }

    /** What a redirect brings, as an HTTP consumer of Camel makes headers of it. */
    static Map<String, Object> parameters(URI redirect) {
        return Arrays.stream(redirect.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> submit(String page, Map<String, String> filledIn)
            throws IOException, InterruptedException {
        Matcher action = ACTION.matcher(page);
        if (!action.find()) {
            throw new AssertionError("no form: " + page);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Matcher input = INPUT.matcher(page); input.find(); ) {
            fields.put(input.group(1), input.group(2).replace("&amp;", "&").replace("&#39;", "'"));
        }
        fields.putAll(filledIn);
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return http.send(
                HttpRequest.newBuilder(platform.resolve(action.group(1)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
