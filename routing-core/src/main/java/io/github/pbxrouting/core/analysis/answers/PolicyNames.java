package io.github.pbxrouting.core.analysis.answers;

import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.InternalFriend;
import io.github.pbxrouting.api.RouteKind;
import io.github.pbxrouting.api.ServiceCode;
import io.github.pbxrouting.core.analysis.answers.Destination.Field;
import io.github.pbxrouting.core.analysis.numbers.walk.BrandView;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Checks that a plan has what a policy names: a policy about a friend that is not there would hold
 * for the wrong reason.
 */
final class PolicyNames {

  /** How many names an error lists. */
  private static final int MAX_LISTED = 10;

  private final BrandView brand;
  private final Policy policy;
  private final Destination destination;

  private PolicyNames(BrandView brand, Policy policy) {
    this.brand = brand;
    this.policy = policy;
    this.destination = policy.destination();
  }

  /**
   * Checks the names of a policy.
   *
   * @throws IllegalArgumentException when the plan does not have one of them
   */
  static void check(BrandView brand, Policy policy) {
    new PolicyNames(brand, policy).check();
  }

  private void check() {
    Client client = brand.client(policy.client());
    policy.from().ifPresent(friend -> requireFriend(client, friend));
    for (Field field : destination.fields().keySet()) {
      if (field.isOfEnds() && !policy.isEndToEnd()) {
        throw new IllegalArgumentException(
            field.token() + " says where calls end: make the policy one from end to end");
      }
    }
    Client home = destination.get(Field.CLIENT).map(brand::client).orElse(client);
    destination.get(Field.FRIEND).ifPresent(friend -> requireFriend(home, friend));
    destination.get(Field.TARGET_CLIENT).ifPresent(brand::client);
    destination.get(Field.EXTENSION).ifPresent(number -> requireExtension(home, number));
    destination.get(Field.CODE).ifPresent(code -> requireCode(client, code));
    destination
        .get(Field.VOICEMAIL)
        .ifPresent(mailbox -> {
          SortedSet<String> known = mailboxes();
          if (!known.contains(mailbox)) {
            throw unknown("no extension or forward of the brand", "voicemail", mailbox, known);
          }
        });
    destination
        .get(Field.ENDPOINT)
        .ifPresent(endpoint -> {
          SortedSet<String> known = endpoints();
          if (!known.contains(endpoint)) {
            throw unknown("no extension of the brand", "endpoint", endpoint, known);
          }
        });
  }

  private static void requireFriend(Client client, String name) {
    if (client.friend(name).isEmpty()) {
      throw unknown(
          "client \"" + client.id() + "\" has no friend",
          name,
          client.friends().stream().map(Friend::name).toList());
    }
  }

  private void requireExtension(Client home, String number) {
    boolean ofAnyClient =
        destination.get(Field.ROUTE).equals(Optional.of(RouteKind.FRIEND.token()))
            && destination.get(Field.FRIEND).isEmpty()
            && destination.get(Field.TARGET_CLIENT).isEmpty();
    if (ofAnyClient && brand.clients().stream().anyMatch(client -> has(client, number))) {
      return;
    }
    Client of =
        destination
            .get(Field.TARGET_CLIENT)
            .map(brand::client)
            .or(() ->
                destination
                    .get(Field.FRIEND)
                    .flatMap(home::friend)
                    .filter(InternalFriend.class::isInstance)
                    .map(friend -> brand.client(((InternalFriend) friend).targetClient())))
            .orElse(home);
    if (!has(of, number)) {
      throw unknown(
          "client \"" + of.id() + "\" has no extension",
          number,
          of.extensions().stream().map(Extension::number).toList());
    }
  }

  private static boolean has(Client client, String extension) {
    return client.extensions().stream().anyMatch(each -> each.number().equals(extension));
  }

  private static void requireCode(Client client, String code) {
    if (client.serviceCodes().stream().noneMatch(known -> known.code().equals(code))) {
      throw unknown(
          "client \"" + client.id() + "\" has no service code",
          code,
          client.serviceCodes().stream().map(ServiceCode::code).toList());
    }
  }

  private SortedSet<String> mailboxes() {
    SortedSet<String> mailboxes = new TreeSet<>();
    for (Client client : brand.clients()) {
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.Voicemail voicemail) {
          mailboxes.add(voicemail.mailbox());
        }
      }
      for (Friend friend : client.friends()) {
        for (ForwardRule rule : friend.forwards()) {
          if (rule.target() instanceof ExtensionTarget.Voicemail voicemail) {
            mailboxes.add(voicemail.mailbox());
          }
        }
      }
    }
    return mailboxes;
  }

  private SortedSet<String> endpoints() {
    SortedSet<String> endpoints = new TreeSet<>();
    for (Client client : brand.clients()) {
      for (Extension extension : client.extensions()) {
        if (extension.target() instanceof ExtensionTarget.Endpoint endpoint) {
          endpoints.add(endpoint.toString());
        }
      }
    }
    return endpoints;
  }

  private static IllegalArgumentException unknown(
      String who, String what, String name, Collection<String> known) {
    return unknown(who + " leads to the " + what, name, known);
  }

  private static IllegalArgumentException unknown(
      String problem, String name, Collection<String> known) {
    String listed =
        known.isEmpty()
            ? "there is none"
            : "use one of "
                + String.join(", ", known.stream().limit(MAX_LISTED).toList())
                + (known.size() > MAX_LISTED ? ", ... (" + known.size() + " in all)" : "");
    return new IllegalArgumentException(problem + " \"" + name + "\": " + listed);
  }
}
