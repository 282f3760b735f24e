// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.till;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/** Reads the till's files: a JSON object a line, in UTF-8. */
public final class Till {

    /**
     * The lines that are not empty.
     *
     * @throws IllegalArgumentException the file is not UTF-8
     */
    public List<TillLine> lines(
            @Header(Exchange.FILE_NAME_ONLY) String fileName,
            @Header(Exchange.FILE_LAST_MODIFIED) long modified,
            @Body byte[] content) {
        String base = fileName.replaceAll("[.][^.]*$", "");
        List<TillLine> lines = new ArrayList<>();
        int number = 0;
        for (String line : decode(content).split("\r?\n")) {
            number++;
            if (!line.isBlank()) {
                lines.add(TillLine.of(base + String.format(Locale.ROOT, "-%06d", number), modified, line));
            }
        }
        return lines;
    }

    /** A row that {@link TillRow#json} has written. */
    public TillRow row(@Body byte[] content) {
        return TillRow.read(decode(content));
    }

    private static String decode(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The till's file is not UTF-8");
        }
    }
}
