// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The pictures and videos of one shop. Thread-safe. */
final class MediaLibrary {

    private final World world;
    private final SplittableRandom random;
    private final List<SimMedia> media = new ArrayList<>();
    private long bytes;

    MediaLibrary(World world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(World.mix(seed ^ 0x6D_65_64_69L));
    }

    /** @throws Refusal when the file or the library is too large */
    synchronized SimMedia add(String sourceUrl, String fileName, String contentType, byte[] content) {
        if (content.length > world.quirks.maxMediaBytes()) {
            throw Refusal.of(Rt.BAD_ARGUMENT, "上传文件超过限定大小");
        }
        if (bytes + content.length > world.quirks.mediaSpaceBytes()) {
            throw Refusal.of(Rt.WRONG_STATE, "资源库空间不足");
        }
        bytes += content.length;
        String id = "ABUIABAAGAAg" + Long.toString(random.nextLong(Long.MAX_VALUE), 36);
        String url = "https://img.example.invalid/4/" + id + extension(fileName.isEmpty() ? sourceUrl : fileName);
        SimMedia added = new SimMedia(id, url, sourceUrl, fileName, contentType, content);
        media.add(added);
        return added;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot);
        return extension.matches("\\.[A-Za-z0-9]{1,5}") ? extension : ".png";
    }

    synchronized List<SimMedia> all() {
        return List.copyOf(media);
    }
}
