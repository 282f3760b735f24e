// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.ordersync.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** CSV files as a whole: encoding, and writing in one go. */
public final class CsvFile {

    private CsvFile() {}

    /** What a file in this encoding begins with. */
    public static String begin(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? Csv.BOM : "";
    }

    /**
     * The text of a file, without its BOM. A file with the BOM of UTF-8 is UTF-8, whatever was agreed.
     *
     * @param  agreed                   the encoding of files without a BOM
     * @throws IllegalArgumentException if the bytes are not in that encoding; says what to do
     */
    public static String decode(byte[] content, Charset agreed) {
        boolean isUtf8 = hasBom(content);
        Charset charset = isUtf8 ? StandardCharsets.UTF_8 : agreed;
        if (!charset.equals(StandardCharsets.UTF_8) && isUtf8BeyondAscii(content)) {
            throw new IllegalArgumentException(
                    "the file can be read as " + charset + " and as UTF-8, with different text."
                            + " Save it with a BOM (Excel: \"CSV UTF-8\"), or start order-sync with --csv-charset UTF-8");
        }
        try {
            String text = strictly(content, charset);
            return isUtf8 ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the file is not " + charset + ". "
                    + (charset.equals(StandardCharsets.UTF_8)
                            ? "Save it as UTF-8 (Excel: \"CSV UTF-8\"), or start order-sync with --csv-charset GBK if"
                                    + " your files are GBK"
                            : "Save it as " + charset + " or as UTF-8 with a BOM (Excel: \"CSV UTF-8\")"));
        }
    }

    /** Whether the file begins with the BOM of UTF-8. */
    public static boolean hasBom(byte[] content) {
        return content.length >= 3
                && content[0] == (byte) 0xEF
                && content[1] == (byte) 0xBB
                && content[2] == (byte) 0xBF;
    }

    private static boolean isUtf8BeyondAscii(byte[] content) {
        try {
            return strictly(content, StandardCharsets.UTF_8).length() < content.length;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String strictly(byte[] content, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    /** Writes a whole file: under a hidden name first, then renamed, so that nobody reads half of it. */
    public static void write(Path file, Charset charset, List<String> lines) throws IOException {
        Path hidden = file.resolveSibling("." + file.getFileName() + ".tmp");
        byte[] content = (begin(charset) + String.join("", lines)).getBytes(charset);
        try (FileChannel channel = FileChannel.open(
                hidden, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeFully(channel, content);
        }
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void writeFully(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }
}
