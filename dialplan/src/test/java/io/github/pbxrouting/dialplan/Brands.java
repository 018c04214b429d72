package io.github.pbxrouting.dialplan;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.Extension;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardCondition;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.MatchMode;
import io.github.pbxrouting.api.NumberingRule;
import io.github.pbxrouting.api.ServiceCode;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Brands of every shape the models allow, compilable or not. */
final class Brands {

  private Brands() {}

  static Arbitrary<Brand> brands() {
    return Combinators.combine(names(), clients().list().ofMaxSize(3))
        .as((name, clients) -> Brand.of(name, clients));
  }

  private static Arbitrary<Client> clients() {
    return Combinators.combine(
            names(),
            Arbitraries.of(MatchMode.class),
            rules().list().ofMaxSize(2),
            numbers().array(String[].class).ofMaxSize(2),
            codes().list().ofMaxSize(2),
            Arbitraries.of(true, false),
            extensions().list().ofMaxSize(3),
            friends().list().ofMaxSize(3))
        .as((id, match, rules, emergencies, codes, rejects, extensions, friends) ->
            Client.builder(id)
                .match(match)
                .numbering(rules)
                .emergencyNumbers(emergencies)
                .serviceCodes(codes)
                .rejectUnknownCodes(rejects)
                .extensions(extensions)
                .friends(friends)
                .build());
  }

  private static Arbitrary<NumberingRule> rules() {
    return Combinators.combine(
            numbers(),
            Arbitraries.integers().between(0, 20),
            Arbitraries.integers().between(20, 120),
            numbers())
        .as(NumberingRule::of);
  }

  private static Arbitrary<ServiceCode> codes() {
    return Combinators.combine(numbers(), Arbitraries.of(true, false))
        .as((number, arguments) -> new ServiceCode("*" + number, arguments));
  }

  private static Arbitrary<Extension> extensions() {
    Arbitrary<ExtensionTarget> targets =
        Arbitraries.oneOf(
            Combinators.combine(Arbitraries.of("user", "queue"), names())
                .as(ExtensionTarget::endpoint),
            externals().map(ExtensionTarget::external),
            names().map(ExtensionTarget::voicemail),
            numbers().map(ExtensionTarget::throughFriends));
    return Combinators.combine(numbers(), targets).as(Extension::of);
  }

  private static Arbitrary<Friend> friends() {
    Arbitrary<String> patterns = Arbitraries.strings().all().ofMaxLength(8).filter(Brands::whole);
    return Arbitraries.oneOf(
        Combinators.combine(
                names(),
                Arbitraries.integers(),
                Arbitraries.of(true, false),
                patterns.list().ofMaxSize(3),
                forwards().list().ofMaxSize(3))
            .as((name, priority, normalizedOnly, texts, forwards) ->
                Friend.remote(name)
                    .priority(priority)
                    .normalizedOnly(normalizedOnly)
                    .patterns(texts)
                    .forwards(forwards)
                    .build()),
        Combinators.combine(
                names(), Arbitraries.integers(), names(), forwards().list().ofMaxSize(3))
            .as((name, priority, target, forwards) ->
                Friend.internal(name, target).priority(priority).forwards(forwards).build()));
  }

  private static Arbitrary<ForwardRule> forwards() {
    Arbitrary<ForwardTarget> targets =
        Arbitraries.oneOf(
            externals().map(ForwardTarget::external),
            names().map(ForwardTarget::voicemail),
            numbers().map(ForwardTarget::extension));
    return Combinators.combine(
            Arbitraries.of(ForwardCondition.class),
            Arbitraries.integers().between(1, (int) ForwardRule.MAX_AFTER.toSeconds()),
            Arbitraries.of(CallTypeFilter.class),
            targets,
            Arbitraries.of(true, false))
        .as((when, after, calls, to, enabled) ->
            ForwardRule.of(
                    when, when == ForwardCondition.NO_ANSWER ? Duration.ofSeconds(after) : null, to)
                .forCalls(calls)
                .withEnabled(enabled));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("abz-_/\"\\ é中")
        .ofMinLength(1)
        .ofMaxLength(6)
        .filter(name -> !name.isBlank());
  }

  private static Arbitrary<String> numbers() {
    return Arbitraries.strings().withChars("0123456789*#+\"\\").ofMinLength(1).ofMaxLength(6);
  }

  private static Arbitrary<String> externals() {
    return Arbitraries.strings().numeric().ofMinLength(3).ofMaxLength(15).map(n -> "+" + n);
  }

  /** No half surrogate pair, which no UTF-8 text can hold. */
  private static boolean whole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
