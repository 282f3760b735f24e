// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
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
import java.io.PrintStream;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.slf4j.Logger;

/** Which room may know what; see the ADRs for the reasons. */
@AnalyzeClasses(
        packages = {"io.github.camelfkw.common", "io.github.camelfkw.component"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String FKW = "io.github.camelfkw.component.fkw";
    private static final String JDK = "java..";

    @ArchTest
    static final ArchRule CLIENT_AND_COMMON_KNOW_NO_CAMEL = noClasses()
            .that()
            .resideInAnyPackage(FKW + ".client..", "io.github.camelfkw.common")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "io.github.camelfkw.common.camel..");

    @ArchTest
    static final ArchRule MODEL_KNOWS_JDK_AND_JACKSONS_ANNOTATIONS = classes()
            .that()
            .resideInAPackage(FKW + ".client.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(FKW + ".client.model..", "com.fasterxml.jackson.annotation..", JDK);

    @ArchTest
    static final ArchRule CLIENT_KNOWS_NOTHING_OF_THE_CAMEL_SIDE = noClasses()
            .that()
            .resideInAPackage(FKW + ".client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FKW, FKW + ".internal..");

    @ArchTest
    static final ArchRule TOKENS_KNOW_NO_HTTP = noClasses()
            .that()
            .resideInAPackage(FKW + ".client.token..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*\\.common\\.Http.*|.*\\.client\\.internal\\.[A-Z].*");

    @ArchTest
    static final ArchRule FEED_KNOWS_NO_CAMEL = noClasses()
            .that()
            .resideInAPackage(FKW + ".internal.poll..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule DOCTOR_KNOWS_NO_CAMEL = noClasses()
            .that()
            .resideInAPackage(FKW + ".internal.doctor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED_BUT_BY_THE_COMMAND = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(FKW + ".FkwDoctor")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(PrintStream.class);

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses().should(callAnyNamed("sleep", Thread.class));

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
    static void oneClassKnowsTheHttpLibrary(JavaClasses all) {
        Assertions.assertThat(classesThatKnow(all, "org.apache.hc"))
                .containsExactly("io.github.camelfkw.common.camel.CamelHttpTransport");
    }

    @ArchTest
    static void oneClassKnowsTheMetricsLibrary(JavaClasses all) {
        Assertions.assertThat(classesThatKnow(all, "io.micrometer"))
                .containsExactly(FKW + ".internal.metrics.MicrometerMetrics");
    }

    @ArchTest
    static final ArchRule METRICS_KNOW_NO_CAMEL = noClasses()
            .that()
            .resideInAPackage(FKW + ".internal.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..");

    private static Set<String> classesThatKnow(JavaClasses all, String library) {
        return all.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(library)))
                .map(JavaClass::getName)
                .map(name -> name.replaceAll("\\$.*", ""))
                .collect(Collectors.toSet());
    }

    @ArchTest
    static void everyRoomIsLookedAt(JavaClasses all) {
        Assertions.assertThat(all.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.github.camelfkw.common",
                        "io.github.camelfkw.common.camel",
                        FKW,
                        FKW + ".client",
                        FKW + ".client.internal",
                        FKW + ".client.model",
                        FKW + ".client.token",
                        FKW + ".internal.doctor",
                        FKW + ".internal.metrics",
                        FKW + ".internal.operation",
                        FKW + ".internal.poll");
    }

    private static ArchCondition<JavaClass> callAnyNamed(String name, Class<?> owner) {
        return new ArchCondition<>("call " + owner.getSimpleName() + "." + name) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(owner)
                                && call.getName().equals(name))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        };
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
                type.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(java.util.Date.class)
                                && call.getTarget().getRawParameterTypes().isEmpty())
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
                        .filter(method -> types(method).anyMatch(shown -> resideInAnyPackage("..internal..")
                                .and(JavaClass.Predicates.resideInAPackage("io.github.camelfkw.."))
                                .test(shown)))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(method, method.getDescription())));
            }

            private Stream<JavaClass> types(JavaMethod method) {
                return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream());
            }
        };
    }
}
