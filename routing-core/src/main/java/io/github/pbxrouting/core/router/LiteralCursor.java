package io.github.pbxrouting.core.router;

import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteDecision.ToEmergency;
import io.github.pbxrouting.api.RouteDecision.ToExternal;
import io.github.pbxrouting.api.RouteDecision.ToInternalFriend;
import io.github.pbxrouting.api.RouteDecision.ToRemoteFriend;
import io.github.pbxrouting.api.RouteDecision.ToService;
import io.github.pbxrouting.api.RouteOptions;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The meaning of a {@link DialCursor}: dials every number that begins with the number so far.
 * Exponential in the longest length; for worlds so small that they can be tried.
 */
final class LiteralCursor implements DialCursor {

  private final CallRouter router;
  private final RouteOptions options;
  private final String continuation;
  private final int maxLength;
  private final StringBuilder number = new StringBuilder();

  /** The decisions so far, of numbers that are dialled again for each that they begin with. */
  private final Map<String, RouteDecision> known = new HashMap<>();

  LiteralCursor(CallRouter router, RouteOptions options, String continuation, int maxLength) {
    this.router = router;
    this.options = options;
    this.continuation = DialTable.checked(continuation);
    this.maxLength = maxLength;
  }

  @Override
  public DialCursor append(char character) {
    if (number.length() == maxLength) {
      throw Destinations.invalid(number, maxLength + 1, maxLength);
    }
    number.append(character);
    return this;
  }

  @Override
  public DialCursor append(String characters) {
    Objects.requireNonNull(characters, "characters must not be null");
    for (int i = 0; i < characters.length(); i++) {
      append(characters.charAt(i));
    }
    return this;
  }

  @Override
  public DialCursor reset() {
    number.setLength(0);
    return this;
  }

  @Override
  public int length() {
    return number.length();
  }

  @Override
  public String number() {
    return number.toString();
  }

  @Override
  public RouteDecision decision() {
    return route(number());
  }

  @Override
  public boolean settled() {
    return possible().size() == 1;
  }

  @Override
  public boolean matchMore() {
    Set<RouteDecision> longer = new LinkedHashSet<>();
    addLonger(number(), longer);
    return longer.stream().anyMatch(DialTable::isTaken);
  }

  @Override
  public boolean mayBeComplete() {
    return !number.isEmpty() && (DialTable.isTaken(decision()) || !matchMore());
  }

  @Override
  public boolean exact() {
    return true;
  }

  /** In no particular order. */
  @Override
  public List<RouteDecision> possible() {
    Set<RouteDecision> decisions = new LinkedHashSet<>();
    if (!number.isEmpty()) {
      decisions.add(destination(decision()));
    }
    addLonger(number(), decisions);
    return List.copyOf(decisions);
  }

  private RouteDecision route(String dialled) {
    return known.computeIfAbsent(dialled, each -> router.route(each, options));
  }

  private void addLonger(String begin, Set<RouteDecision> decisions) {
    for (int i = 0; i < continuation.length() && begin.length() < maxLength; i++) {
      String longer = begin + continuation.charAt(i);
      decisions.add(destination(route(longer)));
      addLonger(longer, decisions);
    }
  }

  /** Returns a decision without what depends on the number. */
  static RouteDecision destination(RouteDecision decision) {
    if (decision instanceof ToEmergency to) {
      return ToEmergency.of(to.emergency());
    } else if (decision instanceof ToService to) {
      return ToService.of(to.code(), "");
    } else if (decision instanceof ToRemoteFriend to) {
      return ToRemoteFriend.of(to.friend());
    } else if (decision instanceof ToInternalFriend to) {
      return ToInternalFriend.of(to.friend(), to.extension());
    }
    return decision instanceof ToExternal ? ToExternal.of() : decision;
  }
}
