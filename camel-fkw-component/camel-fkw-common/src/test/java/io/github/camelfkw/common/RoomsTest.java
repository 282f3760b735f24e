// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;

/** What the shared rooms may know. The rules of all rooms are held by the test of that name in camel-fkw. */
@AnalyzeClasses(packages = "io.github.camelfkw.common", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String CAMEL_SIDE = "io.github.camelfkw.common.camel";

    @ArchTest
    static final ArchRule NOTHING_IS_OF_A_PLATFORM = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.camelfkw.component..", "io.github.camelfkw.simulator..");

    @ArchTest
    static final ArchRule THE_PLAIN_SIDE_KNOWS_JDK_AND_JACKSON = classes()
            .that()
            .resideInAPackage("io.github.camelfkw.common")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.github.camelfkw.common", "com.fasterxml.jackson..", "org.slf4j..", "java..");

    @ArchTest
    static void oneClassKnowsTheHttpLibrary(JavaClasses all) {
        Assertions.assertThat(all.stream()
                        .filter(type -> type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(dependency -> dependency
                                        .getTargetClass()
                                        .getPackageName()
                                        .startsWith("org.apache.hc")))
                        .map(type -> type.getName().replaceAll("\\$.*", ""))
                        .collect(Collectors.toSet()))
                .containsExactly(CAMEL_SIDE + ".CamelHttpTransport");
    }
}
