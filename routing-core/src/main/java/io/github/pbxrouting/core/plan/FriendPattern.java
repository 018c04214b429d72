package io.github.pbxrouting.core.plan;

import io.github.pbxrouting.core.regex.ParsedPattern.Parsed;

/**
 * One pattern of a remote friend.
 *
 * @param rank the friend's rank
 * @param text the pattern as declared
 * @param parsed the meaning of the pattern
 */
public record FriendPattern(int rank, String text, Parsed parsed) {}
