package io.github.pbxrouting.dialplan.ivozprovider;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.CompileOptions;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanProblem;
import io.github.pbxrouting.api.ProblemCode;
import io.github.pbxrouting.api.RouterCompiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Leaves out of a brand what keeps it from being compiled, so that every written plan loads. */
final class LoadableBrand {

  private static final RouterCompiler COMPILER = RouterCompiler.load();

  private LoadableBrand() {}

  /**
   * Returns the brand without the friends and extensions that have a problem, each reported.
   *
   * @param lines where they are reported
   * @throws IOException when there is more of something than a plan may have, or a problem is not
   *     one friend's or one extension's; the message has all problems
   */
  static Brand of(Brand imported, List<String> lines) throws IOException {
    Brand brand = imported;
    List<PlanProblem> problems = problems(brand);
    // Each round leaves something out, and others may have led to it.
    while (!problems.isEmpty()) {
      brand = without(brand, problems, lines);
      problems = problems(brand);
    }
    return brand;
  }

  private static List<PlanProblem> problems(Brand brand) {
    return COMPILER.problems(brand, CompileOptions.DEFAULT);
  }

  private static Brand without(Brand brand, List<PlanProblem> problems, List<String> lines)
      throws IOException {
    List<Client> left = new ArrayList<>();
    boolean found = false;
    for (Client client : brand.clients()) {
      List<Friend> friends = new ArrayList<>(client.friends());
      List<Extension> extensions = new ArrayList<>(client.extensions());
      Report report = new Report(client.id(), lines);
      Set<String> places = new HashSet<>();
      for (PlanProblem problem : problems) {
        if (!problem.client().equals(Optional.of(client.id()))) {
          continue;
        }
        String friend = problem.friend().orElse("");
        String extension = problem.extension().orElse("");
        String place = friend.isEmpty() ? "extension " + extension : "friend " + friend;
        if (places.add(place)
            && (removeLast(friends, Friend::name, friend)
                || removeLast(extensions, Extension::number, extension))) {
          report.note(place, "was left out: " + problem.message() + "; " + problem.suggestion());
          found = true;
        }
      }
      left.add(
          client.toBuilder()
              .clearExtensions()
              .extensions(extensions)
              .clearFriends()
              .friends(friends)
              .build());
    }
    if (!found || problems.stream().anyMatch(one -> one.code() == ProblemCode.TOO_LARGE)) {
      throw new IOException(
          "the plan would not load: "
              + problems.stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    return Brand.of(brand.name(), left);
  }

  /** Removes the last one of that name, so that the first of two with one name stays. */
  private static <T> boolean removeLast(List<T> all, Function<T, String> name, String removed) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (name.apply(all.get(i)).equals(removed)) {
        all.remove(i);
        return true;
      }
    }
    return false;
  }
}
