// SPDX-License-Identifier: Apache-2.0
/**
 * The connector of API Factory in Spring Boot: its component configured by properties. Knows Spring and the component's public
 * options; nothing of what the component does.
 */
package io.github.camelfkw.component.apifm.springboot;
