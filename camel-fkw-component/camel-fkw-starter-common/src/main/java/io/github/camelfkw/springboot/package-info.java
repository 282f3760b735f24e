// SPDX-License-Identifier: Apache-2.0
/**
 * What the starters of all schemes do alike: set the options of the component that has the scheme's own name, make beans of
 * their names, refuse misspelt properties. Knows Spring and Camel, and no scheme. For the starters of this project; no promise
 * is made for it.
 */
package io.github.camelfkw.springboot;
