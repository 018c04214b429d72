package io.github.pbxrouting.dialplan.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.CallEvent;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.dialplan.host.StepFingerprint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CallTokenTest {

  private static final PlanVersion PLAN =
      new PlanVersion("twelve bytes".getBytes(StandardCharsets.US_ASCII));
  private static final Question PLAIN =
      new Question("madrid", "2001", CallType.INTERNAL, null, Set.of());
  private final SigningKey key = SigningKey.random();

  @Test
  void a_token_gives_back_what_was_put_into_it() throws Problem {
    List<CallEvent> history = new ArrayList<>();
    for (DialOutcome outcome : DialOutcome.values()) {
      history.add(CallEvent.outcome(outcome, Duration.ofMillis(12_345)));
    }
    history.add(CallEvent.nested());
    history.add(CallEvent.forwarded());
    history.add(CallEvent.outcome(DialOutcome.BUSY, Duration.ofDays(1)));
    for (Question question :
        List.of(
            PLAIN,
            new Question(
                "ñandú/1", "+34 \0é\uD83D\uDE00", CallType.EXTERNAL, "b", Set.of(DialOutcome.BUSY)),
            new Question(
                "c", "1", CallType.EXTERNAL, "bilbao", EnumSet.allOf(DialOutcome.class)))) {
      CallToken token =
          new CallToken(PLAN, StepFingerprint.none().and(new byte[] {1}), question, history);

      assertEquals(token, CallToken.open(token.seal(key), key));
    }
  }

  @Test
  void the_largest_token_is_within_the_bound() {
    String longest = "\u20AC".repeat(128);
    Question question =
        new Question(
            longest, longest, CallType.EXTERNAL, longest, EnumSet.allOf(DialOutcome.class));
    CallEvent event = CallEvent.outcome(DialOutcome.BUSY, Duration.ofDays(1));

    // A call of the service reaches at most 20 friends, and is forwarded at most 5 times.
    int length =
        new CallToken(PLAN, StepFingerprint.none(), question, Collections.nCopies(60, event))
            .seal(key)
            .length();

    assertTrue(length <= CallToken.MAX_LENGTH, length + " characters");
  }

  @Test
  void every_changed_bit_is_noticed() {
    byte[] sealed =
        Base64.getUrlDecoder()
            .decode(new CallToken(PLAN, StepFingerprint.none(), PLAIN, List.of()).seal(key));
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      byte[] changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);

      Problem problem = assertThrows(Problem.class, () -> CallToken.open(text, key), "bit " + bit);

      assertEquals(Problem.Kind.INVALID_TOKEN, problem.kind());
    }
  }

  @Test
  void every_changed_character_is_noticed() {
    String alphabet = "AQgwBCDEFGHIJKLMNOPRSTUVWXYZabcdefhijklmnopqrstuvxyz0123456789-_";
    for (String number : List.of("1", "12", "123")) {
      Question question = new Question("c", number, CallType.INTERNAL, null, Set.of());
      String token = new CallToken(PLAN, StepFingerprint.none(), question, List.of()).seal(key);
      for (int i = 0; i < token.length(); i++) {
        for (int j = 0; j < alphabet.length(); j++) {
          char other = alphabet.charAt(j);
          if (other != token.charAt(i)) {
            String changed = token.substring(0, i) + other + token.substring(i + 1);

            assertThrows(Problem.class, () -> CallToken.open(changed, key), changed);
          }
        }
      }
    }
  }

  @Test
  void what_is_no_token_is_refused_with_a_reason() {
    String token = new CallToken(PLAN, StepFingerprint.none(), PLAIN, List.of()).seal(key);
    String other =
        new CallToken(PLAN, StepFingerprint.none(), PLAIN, List.of()).seal(SigningKey.random());
    refused("", "signature");
    refused("AAAA", "signature");
    refused("%%%", "base64url");
    refused(token + "A", "");
    refused(token.substring(1), "");
    refused("A".repeat(CallToken.MAX_LENGTH + 1), "at most 4096 characters");
    refused(other, "another key");
  }

  private void refused(String text, String reason) {
    Problem problem = assertThrows(Problem.class, () -> CallToken.open(text, key), text);
    assertEquals(Problem.Kind.INVALID_TOKEN, problem.kind());
    assertEquals("token", problem.where());
    assertTrue(problem.detail().contains(reason), problem.detail());
  }

  @Test
  void a_signed_token_of_another_format_is_refused() {
    byte[] payload = {2, 1, 2, 3};
    byte[] signed = Arrays.copyOf(payload, 4 + SigningKey.SIGNATURE_BYTES);
    System.arraycopy(key.sign(payload, 4), 0, signed, 4, SigningKey.SIGNATURE_BYTES);

    refused(Base64.getUrlEncoder().encodeToString(signed), "another version of the service");
  }

  @Test
  void tokens_of_this_format_keep_their_bytes(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
    CallToken token =
        new CallToken(
            PLAN,
            StepFingerprint.none(),
            new Question("madrid", "2001", CallType.EXTERNAL, "bilbao", Set.of(DialOutcome.BUSY)),
            List.of(
                CallEvent.outcome(DialOutcome.NO_ANSWER, Duration.ofSeconds(1)),
                CallEvent.forwarded()));

    assertEquals(
        "AXR3ZWx2ZSBieXRlcwAAAAAAAAAAAAAAAAAGbWFkcmlkAAQyMDAxAwAGYmlsYmFvBAACAQAAA-ggtP2OHRynDexp_JRiDIMHdE5EbVBuSdlucmW6zz5nwDw",
        token.seal(SigningKey.read(file)));
  }
}
