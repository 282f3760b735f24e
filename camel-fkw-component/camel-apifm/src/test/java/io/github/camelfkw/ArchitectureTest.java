// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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

/** Which room may know what, as in camel-fkw. */
@AnalyzeClasses(packages = "io.github.camelfkw.component.apifm", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String APIFM = "io.github.camelfkw.component.apifm";

    @ArchTest
    static final ArchRule TABLE_CLIENT_AND_SCAN_KNOW_NO_CAMEL = noClasses()
            .that()
            .resideInAnyPackage(APIFM + ".internal.call..", APIFM + ".internal.client..", APIFM + ".internal.scan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "io.github.camelfkw.common.camel..");

    @ArchTest
    static final ArchRule OF_THE_CAMEL_SIDE_THEY_KNOW_EXCEPTIONS_ONLY = noClasses()
            .that()
            .resideInAnyPackage(APIFM + ".internal.call..", APIFM + ".internal.client..", APIFM + ".internal.scan..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("are of the Camel side") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getPackageName().equals(APIFM)
                            && !type.getSimpleName().endsWith("Exception");
                }
            });

    @ArchTest
    static final ArchRule THE_TABLE_KNOWS_NEITHER_CLIENT_NOR_SCAN = noClasses()
            .that()
            .resideInAPackage(APIFM + ".internal.call..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(APIFM + ".internal.client..", APIFM + ".internal.scan..");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS_OR_PRINTS = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule NOBODY_TELLS_THE_TIME = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule NO_STATIC_STATE_THAT_CHANGES = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should()
            .beFinal();

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
    static final ArchRule THE_HTTP_LIBRARY_IS_KNOWN_TO_COMMON_ONLY =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule INTERNAL_ROOMS_ARE_NOT_FOR_USERS = classes()
            .that()
            .resideInAPackage(APIFM)
            .and()
            .arePublic()
            .should(new ArchCondition<JavaClass>("show no internal type") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getMethods().stream()
                            .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                    || method.getModifiers().contains(JavaModifier.PROTECTED))
                            .filter(method -> Stream.concat(
                                            Stream.of(method.getRawReturnType()),
                                            method.getRawParameterTypes().stream())
                                    .anyMatch(shown -> shown.getPackageName().startsWith(APIFM + ".internal")))
                            .forEach(method ->
                                    events.add(SimpleConditionEvent.violated(method, method.getDescription())));
                }
            });

    @ArchTest
    static void everyRoomIsLookedAt(JavaClasses all) {
        Assertions.assertThat(all.stream().map(JavaClass::getPackageName))
                .contains(
                        APIFM,
                        APIFM + ".internal",
                        APIFM + ".internal.call",
                        APIFM + ".internal.client",
                        APIFM + ".internal.scan");
    }
}
