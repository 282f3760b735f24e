// SPDX-License-Identifier: Apache-2.0
/**
 * The connector in Spring Boot: its component configured by properties, and the application's database and meters given to
 * it. Knows Spring and the component's public options; nothing of what the component does.
 */
package io.github.camelfkw.component.fkw.springboot;
