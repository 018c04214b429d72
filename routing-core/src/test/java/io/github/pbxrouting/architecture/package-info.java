/**
 * Holds the published modules to the layout of the house: layers, names, what a public signature
 * may show and what the code may touch. Reads bytecode and source file names; nothing else depends
 * on it.
 */
@NullMarked
package io.github.pbxrouting.architecture;

import org.jspecify.annotations.NullMarked;
