// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.zvcms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.camelfkw.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ZvcmsRoomsTest {

    @ArchTest
    static final ArchRule isKnownToNobodyElse = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.camelfkw.simulator.zvcms..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.camelfkw.simulator.zvcms..");

    @ArchTest
    static final ArchRule knowsNeitherTheWebServerNorAnotherPlatform = noClasses()
            .that()
            .resideInAPackage("io.github.camelfkw.simulator.zvcms..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.eclipse.jetty..",
                    "io.github.camelfkw.simulator.fkw..",
                    "io.github.camelfkw.simulator.apifm..");
}
