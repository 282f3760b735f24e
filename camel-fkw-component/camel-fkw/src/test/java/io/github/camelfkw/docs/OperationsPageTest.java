// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.camelfkw.component.fkw.FkwConsumerEvent;
import io.github.camelfkw.component.fkw.FkwShopEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for who is on call has what the code says, and nothing else, in both languages. */
class OperationsPageTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern KEY = Pattern.compile("<[^>]+>");

    private static SourceFacts facts;

    /** A page, and what its tables are called by their first heading. */
    enum Page {
        ENGLISH("docs/guide/operations.md", "Line", "Handed over", "Exception", "Event", "Detail"),
        CHINESE("docs/guide/operations.zh.md", "日志", "交给处理器的话", "异常", "事件", "明细");

        private final String path;
        private final String lines;
        private final String handed;
        private final String exceptions;
        private final String events;
        private final String details;

        Page(String path, String lines, String handed, String exceptions, String events, String details) {
            this.path = path;
            this.lines = lines;
            this.handed = handed;
            this.exceptions = exceptions;
            this.events = events;
            this.details = details;
        }

        /** The cells of the rows of all tables whose first column is called so; none is empty. */
        private List<List<String>> rows(String heading) {
            List<List<String>> rows = new ArrayList<>();
            boolean inside = false;
            for (String line : Docs.read(path).lines().toList()) {
                if (!line.startsWith("| ")) {
                    inside = false;
                } else if (line.startsWith("| " + heading + " |")) {
                    inside = true;
                } else if (inside && !line.startsWith("| ---")) {
                    rows.add(Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList());
                }
            }
            assertThat(rows).as("%s of %s", heading, path).hasSizeGreaterThan(2).allSatisfy(row -> assertThat(row)
                    .hasSizeGreaterThan(2)
                    .noneMatch(String::isEmpty));
            return rows;
        }

        /** What stands as code in the first cells. */
        private List<String> codes(String heading) {
            return rows(heading).stream()
                    .flatMap(row -> CODE.matcher(row.get(0)).results())
                    .map(code -> code.group(1))
                    .toList();
        }

        @Override
        public String toString() {
            return path;
        }
    }

    @BeforeAll
    static void readTheSources() {
        facts = SourceFacts.read();
    }

    private static String code(String cell) {
        return cell.replaceFirst("^`(.*)`$", "$1");
    }

    @ParameterizedTest
    @EnumSource
    void eachLineOfTheLogIsOnThePageOnceWithItsLevelAndItsLogger(Page page) {
        assertThat(page.rows(page.lines))
                .extracting(row -> new SourceFacts.Line(code(row.get(0)), row.get(1), row.get(2)))
                .containsExactlyInAnyOrderElementsOf(facts.lines());
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhatIsHandedToTheExceptionHandler(Page page) {
        assertThat(page.codes(page.handed)).containsExactlyInAnyOrderElementsOf(facts.handed());
    }

    @ParameterizedTest
    @EnumSource
    void eachExceptionOfOursIsOnThePage(Page page) {
        Set<String> ours = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.camelfkw.common", "io.github.camelfkw.component")
                        .stream()
                        .filter(type -> type.isAssignableTo(Throwable.class))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !isBehindTheApi(type))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        assertThat(ours).hasSizeGreaterThan(10).contains("FkwOrderGivenUpException", "TokenStoreException");
        Set<String> named = page.codes(page.exceptions).stream()
                .filter(name -> name.endsWith("Exception"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named.remove("IllegalArgumentException")).isTrue();
        assertThat(named).containsExactlyInAnyOrderElementsOf(ours);
    }

    /** What the connector turns into another exception before anybody sees it. */
    private static boolean isBehindTheApi(JavaClass type) {
        return type.getPackageName().equals("io.github.camelfkw.common");
    }

    @ParameterizedTest
    @EnumSource
    void eachEventIsOnThePage(Page page) {
        Function<Class<?>, String> name =
                event -> event.getDeclaringClass().getSimpleName() + "." + event.getSimpleName();
        assertThat(page.codes(page.events))
                .containsExactlyInAnyOrderElementsOf(Stream.of(FkwShopEvent.class, FkwConsumerEvent.class)
                        .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                        .map(name)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void eachDetailOfAHealthCheckIsOnThePage(Page page) {
        assertThat(page.codes(page.details))
                .map(detail -> KEY.matcher(detail).replaceAll("<key>"))
                .containsExactlyInAnyOrderElementsOf(facts.details());
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesHaveTheSameRowsInTheSameOrder(Page page) {
        for (Function<Page, String> table :
                List.<Function<Page, String>>of(p -> p.lines, p -> p.handed, p -> p.exceptions, p -> p.events)) {
            assertThat(page.codes(table.apply(page))).isEqualTo(Page.ENGLISH.codes(table.apply(Page.ENGLISH)));
        }
    }
}
