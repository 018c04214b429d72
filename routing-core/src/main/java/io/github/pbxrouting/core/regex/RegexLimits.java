package io.github.pbxrouting.core.regex;

/**
 * The bounds a pattern is held to before anything is built from it.
 *
 * @param length the most UTF-16 units a pattern may have
 * @param depth the most groups and repetitions that may nest
 * @param size the most single-character positions its repetitions may expand to
 */
public record RegexLimits(int length, int depth, int size) {}
