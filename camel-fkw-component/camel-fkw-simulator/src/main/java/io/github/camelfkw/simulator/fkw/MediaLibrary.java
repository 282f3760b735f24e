// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.fkw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The pictures and videos of one shop. Thread-safe. */
final class MediaLibrary {

    private final World world;
    private final SplittableRandom random;
    private final Map<String, SimMedia> media = new LinkedHashMap<>();
    private long fetchMinute;
    private int fetchesInMinute;
    private long bytes;

    MediaLibrary(World world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(World.mix(seed ^ 0x6D_65_64_69L));
    }

    /**
     * Takes what {@code uploadMedia} names.
     *
     * @throws Refusal when it was called too often, or when the picture or the library is too large
     */
    synchronized SimMedia fetch(String sourceUrl) {
        int limit = world.quirks.media().fetchesPerMinute();
        long minute = Math.floorDiv(world.now().getEpochSecond(), 60);
        if (minute != fetchMinute) {
            fetchMinute = minute;
            fetchesInMinute = 0;
        }
        if (++fetchesInMinute > limit && limit > 0) {
            throw Refusal.of(Rt.THROTTLED, "接口调用过于频繁");
        }
        return add(sourceUrl, "", "", new byte[0], world.quirks.media().fetchedBytes());
    }

    /**
     * Takes a file.
     *
     * @throws Refusal when the file or the library is too large
     */
    synchronized SimMedia add(String fileName, String contentType, byte[] content) {
        return add("", fileName, contentType, content, content.length);
    }

    private SimMedia add(String sourceUrl, String fileName, String contentType, byte[] content, long size) {
        if (size > world.quirks.maxMediaBytes()) {
            throw Refusal.of(Rt.BAD_ARGUMENT, "上传文件超过限定大小");
        }
        if (bytes + size > world.quirks.mediaSpaceBytes()) {
            throw Refusal.of(Rt.WRONG_STATE, "资源库空间不足");
        }
        bytes += size;
        String id = "ABUIABAAGAAg" + Long.toString(random.nextLong(Long.MAX_VALUE), 36);
        String url = "https://img.example.invalid/4/" + id + extension(fileName.isEmpty() ? sourceUrl : fileName);
        SimMedia added = new SimMedia(id, url, sourceUrl, fileName, contentType, content);
        media.put(id, added);
        return added;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot);
        return extension.matches("\\.[A-Za-z0-9]{1,5}") ? extension : ".png";
    }

    synchronized List<SimMedia> all() {
        return List.copyOf(media.values());
    }

    synchronized Optional<SimMedia> find(String id) {
        return Optional.ofNullable(media.get(id));
    }

    /** Whether an address, with or without its scheme, is one of this library's. */
    synchronized boolean holds(String link) {
        String address = link.startsWith("//") ? "https:" + link : link;
        return media.values().stream().anyMatch(known -> known.url().equals(address));
    }

    synchronized long usedBytes() {
        return bytes;
    }
}
