// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common.camel;

import io.github.camelfkw.common.HttpRequest.FilePart;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The content of a file on its way out: tells a failure of the disk from one of the network. */
final class UploadStream extends FilterInputStream {

    private final long length;
    private long read;

    private UploadStream(InputStream content, long length) {
        super(content);
        this.length = length;
    }

    static UploadStream open(FilePart file) throws IOException {
        return new UploadStream(file.content().open(), file.length());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int got = read(one, 0, 1);
        return got < 0 ? got : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        int got;
        try {
            got = super.read(bytes, from, count);
        } catch (IOException e) {
            throw new Unreadable(e.getMessage(), e);
        }
        read += Math.max(got, 0);
        if (length >= 0 && (got < 0 ? read < length : read > length)) {
            throw new Unreadable("it changed while it was sent", null);
        }
        return got;
    }

    /** The file, not the network. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
