// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links within the project lead somewhere. */
class DocLinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    @Test
    void leadToFilesAndHeadingsThatExist() {
        List<String> broken = new ArrayList<>();
        for (Path document : Docs.all()) {
            Matcher link = LINK.matcher(withoutBlocks(Docs.read(document.toString())));
            while (link.find()) {
                String target = link.group(1);
                if (!target.contains("://") && !leadsSomewhere(document, target)) {
                    broken.add(document + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path path = file.isEmpty()
                ? document
                : Docs.root()
                        .relativize(Docs.root()
                                .resolve(document)
                                .resolveSibling(file)
                                .normalize());
        if (!Files.exists(Docs.root().resolve(path))) {
            return false;
        }
        return hash < 0 || headings(Docs.read(path.toString())).contains(target.substring(hash + 1));
    }

    /** The anchors that GitHub makes of headings. */
    private static List<String> headings(String markdown) {
        return withoutBlocks(markdown)
                .lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\-_ ]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static String withoutBlocks(String markdown) {
        return markdown.replaceAll("(?ms)^```.*?^```$", "");
    }
}
