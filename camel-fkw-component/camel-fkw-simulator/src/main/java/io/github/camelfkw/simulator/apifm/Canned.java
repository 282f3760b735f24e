// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * Answers that never change: the document's response examples, and what it describes in words without an example. Kept as
 * resources by the name of the call.
 */
final class Canned {

    /** A PNG of one black pixel. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    private Canned() {}

    /** The whole answer of a call; a bare success where the document says nothing. */
    static ObjectNode answer(String call) {
        for (String folder : new String[] {"examples/", "described/"}) {
            try (InputStream in = Canned.class.getResourceAsStream(folder + call + ".json")) {
                if (in != null) {
                    return (ObjectNode) Json.read(in);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Json.object().put("code", Code.OK).put("msg", "success");
    }

    static byte[] picture() {
        return PICTURE.clone();
    }
}
