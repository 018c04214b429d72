package io.github.pbxrouting.dialplan.file;

import io.github.pbxrouting.core.analysis.answers.Destination;
import io.github.pbxrouting.core.analysis.numbers.NumberPatterns;
import org.jspecify.annotations.Nullable;

/**
 * What an edit of a plan is expected to move.
 *
 * @param place where it stands, for example {@code moves[0]}
 * @param client the client in which the numbers are dialled
 * @param numbers the numbers that may move, by default all
 * @param named whether the numbers are named, and so all have to arrive
 * @param from where they come from, or null when that does not matter
 * @param to where they go, or null when that does not matter
 */
public record Move(
    String place,
    String client,
    NumberPatterns numbers,
    boolean named,
    @Nullable Destination from,
    @Nullable Destination to) {}
