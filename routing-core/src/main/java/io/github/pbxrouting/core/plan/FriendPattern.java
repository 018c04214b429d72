package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.core.regex.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of a remote friend.
 *
 * @param rank the friend's rank
 * @param text the pattern as declared
 * @param syntax what it matches, or null when only RE2J can say
 * @param beyondAscii what an automaton that has the syntax can say of numbers that are not ASCII
 */
public record FriendPattern(
    int rank, String text, @Nullable Syntax syntax, BeyondAscii beyondAscii) {}
