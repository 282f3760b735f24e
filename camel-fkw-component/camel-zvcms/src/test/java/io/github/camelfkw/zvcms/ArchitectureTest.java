// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.zvcms;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.slf4j.Logger;

/** Which room may know what; as in the connector of FKW. */
@AnalyzeClasses(packages = "io.github.camelfkw.component.zvcms", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ZVCMS = "io.github.camelfkw.component.zvcms";
    private static final String JDK = "java..";

    @ArchTest
    static final ArchRule CLIENT_KNOWS_NO_CAMEL = noClasses()
            .that()
            .resideInAPackage(ZVCMS + ".client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..", "io.github.camelfkw.common.camel..", ZVCMS, ZVCMS + ".internal..");

    @ArchTest
    static final ArchRule MODEL_KNOWS_JDK_AND_JACKSONS_ANNOTATIONS = classes()
            .that()
            .resideInAPackage(ZVCMS + ".client.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ZVCMS + ".client.model..", "com.fasterxml.jackson.annotation..", JDK);

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_HTTP_LIBRARY_OR_ANOTHER_SCHEME = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.hc..",
                    "io.github.camelfkw.component.fkw..",
                    "io.github.camelfkw.component.apifm..",
                    "io.github.camelfkw.simulator..");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should().callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses().should(tellTheTimeWithoutAClock());

    @ArchTest
    static final ArchRule NO_STATIC_STATE_THAT_CHANGES = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should(beFinal());

    @ArchTest
    static final ArchRule LOGGERS_ARE_PRIVATE_CONSTANTS = fields().that()
            .haveRawType(Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule INTERNAL_TYPES_STAY_OUT_OF_PUBLIC_SIGNATURES = classes()
            .that()
            .resideOutsideOfPackages("..internal..")
            .and()
            .arePublic()
            .should(showNoInternalType());

    @ArchTest
    static void everyRoomIsLookedAt(JavaClasses all) {
        Assertions.assertThat(all.stream().map(JavaClass::getPackageName))
                .contains(
                        ZVCMS,
                        ZVCMS + ".client",
                        ZVCMS + ".client.internal",
                        ZVCMS + ".client.model",
                        ZVCMS + ".internal");
    }

    private static ArchCondition<JavaClass> tellTheTimeWithoutAClock() {
        return new ArchCondition<>("tell the time without a Clock") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> isNow(call.getTargetOwner(), call.getName())
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class)))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }

            private boolean isNow(JavaClass owner, String method) {
                return (owner.getPackageName().equals("java.time") && method.equals("now"))
                        || (owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis"));
            }
        };
    }

    private static ArchCondition<JavaClass> showNoInternalType() {
        return new ArchCondition<>("show no internal type to users") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                || method.getModifiers().contains(JavaModifier.PROTECTED))
                        .filter(method -> types(method).anyMatch(shown -> shown.getPackageName()
                                .matches("io\\.github\\.camelfkw\\..*internal.*")))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(method, method.getDescription())));
            }

            private Stream<JavaClass> types(JavaMethod method) {
                return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
            }
        };
    }
}
