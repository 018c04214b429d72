package io.github.pbxrouting.dialplan.replay;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The calls that two plans route differently. Destinations are compared by {@link
 * RouteDecision#key()}: a friend that was changed but kept its name is still the same destination.
 */
public final class MovedCalls implements CallCount<MovedCalls> {

  /** How many groups are kept; the calls of further ones are still counted. */
  static final int MAX_GROUPS = 100_000;

  private static final int MAX_SAMPLES = 3;

  /**
   * Calls that go from one place to another.
   *
   * @param client the id of their client
   * @param from the key of where the old plan sends them, or null when it lacks the client
   * @param to the key of where the new plan sends them, or null when it lacks the client
   * @param count how many calls there are
   * @param samples the first numbers dialled, each once
   * @param numbers where the destination stays: what the plans send for the first sample
   */
  public record Group(
      String client,
      @Nullable String from,
      @Nullable String to,
      long count,
      List<String> samples,
      @Nullable SentNumbers numbers) {

    /** Copies the list. */
    public Group {
      samples = List.copyOf(samples);
    }
  }

  /**
   * The number that is sent for one number dialled.
   *
   * @param from what the old plan sends
   * @param to what the new plan sends
   */
  public record SentNumbers(String from, String to) {}

  private record Move(
      String client, @Nullable String from, @Nullable String to, boolean numberAlone) {}

  private static final class Calls {
    private long count;
    private final List<String> samples = new ArrayList<>(1);
    private @Nullable SentNumbers numbers;

    void sample(String number) {
      if (samples.size() < MAX_SAMPLES && !samples.contains(number)) {
        samples.add(number);
      }
    }
  }

  private final boolean numbers;
  private final DestinationKeys keys = new DestinationKeys();
  private final Map<Move, Calls> groups = new LinkedHashMap<>();
  private long moved;
  private long renumbered;
  private long ungrouped;

  /**
   * Begins with no calls.
   *
   * @param numbers whether calls whose number to send alone changes are grouped and picked out
   */
  MovedCalls(boolean numbers) {
    this.numbers = numbers;
  }

  @Override
  public boolean count(
      Clients.Entry client, byte[] bytes, int offset, int length, @Nullable String from) {
    RouteDecision before = route(client.before(), bytes, offset, length, from);
    RouteDecision after = route(client.after(), bytes, offset, length, from);
    String oldKey = before == null ? null : keys.key(before);
    String newKey = after == null ? null : keys.key(after);
    if (!Objects.equals(oldKey, newKey)) {
      moved++;
      calls(new Move(client.id(), oldKey, newKey, false), bytes, offset, length);
      return true;
    }
    if (before == null
        || after == null
        || (before.number().isEmpty() && after.number().isEmpty())) {
      return false;
    }
    String dialled = new String(bytes, offset, length, StandardCharsets.UTF_8);
    String oldNumber = before.number().orElse(dialled);
    String newNumber = after.number().orElse(dialled);
    if (oldNumber.equals(newNumber)) {
      return false;
    }
    renumbered++;
    if (numbers) {
      Calls calls = calls(new Move(client.id(), oldKey, newKey, true), bytes, offset, length);
      if (calls.numbers == null) {
        calls.numbers = new SentNumbers(oldNumber, newNumber);
      }
    }
    return numbers;
  }

  private Calls calls(Move move, byte[] bytes, int offset, int length) {
    Calls calls = groups.computeIfAbsent(move, m -> new Calls());
    calls.count++;
    if (calls.samples.size() < MAX_SAMPLES) {
      calls.sample(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
    return calls;
  }

  private static @Nullable RouteDecision route(
      @Nullable CallRouter router, byte[] bytes, int offset, int length, @Nullable String from) {
    if (router == null) {
      return null;
    }
    // A friend that only the other plan has cannot be left out here.
    return from != null && router.client().friend(from).isPresent()
        ? router.route(
            new String(bytes, offset, length, StandardCharsets.UTF_8),
            RouteOptions.leavingOut(from))
        : router.route(bytes, offset, length);
  }

  @Override
  public void add(MovedCalls later) {
    moved += later.moved;
    renumbered += later.renumbered;
    for (Map.Entry<Move, Calls> entry : later.groups.entrySet()) {
      Calls added = entry.getValue();
      Calls calls = groups.get(entry.getKey());
      if (calls == null && groups.size() == MAX_GROUPS) {
        ungrouped += added.count;
      } else if (calls == null) {
        groups.put(entry.getKey(), added);
      } else {
        calls.count += added.count;
        added.samples.forEach(calls::sample);
      }
    }
  }

  /** Returns how many calls go to another place. */
  public long moved() {
    return moved;
  }

  /** Returns how many calls go to the same place with another number to send. */
  public long renumbered() {
    return renumbered;
  }

  /** Returns how many calls are in no group, as there are too many groups. */
  public long ungrouped() {
    return ungrouped;
  }

  /** Returns the calls by client, from and to: most first, then by name. */
  public List<Group> groups() {
    return groups.entrySet().stream()
        .map(entry -> group(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(Group::count)
                .reversed()
                .thenComparing(Group::client)
                .thenComparing(group -> String.valueOf(group.from()))
                .thenComparing(group -> String.valueOf(group.to())))
        .toList();
  }

  private static Group group(Move move, Calls calls) {
    return new Group(
        move.client(), move.from(), move.to(), calls.count, calls.samples, calls.numbers);
  }
}
