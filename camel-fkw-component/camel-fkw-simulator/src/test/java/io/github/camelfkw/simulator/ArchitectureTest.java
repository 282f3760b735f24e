// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.github.camelfkw.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule knowsNoConnectorAndNoCamel = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.camelfkw.component..", "io.github.camelfkw.common..", "org.apache.camel..");

    @ArchTest
    static final ArchRule theSharedPartKnowsNoVendor = noClasses()
            .that()
            .resideInAPackage("io.github.camelfkw.simulator")
            .and()
            .haveNameNotMatching(".*\\.(FkwSimulatorMain|MainOptions).*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.camelfkw.simulator.fkw..", "io.github.camelfkw.simulator.apifm..");

    @ArchTest
    static final ArchRule platformsDoNotKnowEachOther =
            slices().matching("io.github.camelfkw.simulator.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheServerKnowsJetty = noClasses()
            .that()
            .resideInAnyPackage("io.github.camelfkw.simulator.fkw..", "io.github.camelfkw.simulator.apifm..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule onlyTheMainClassPrints =
            noClasses().that().doNotHaveSimpleName("FkwSimulatorMain").should().accessField(System.class, "out");

    @ArchTest
    static final ArchRule asksTheClockForTheTime = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
