package io.github.pbxrouting.dialplan.command;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallRouter;
import io.github.pbxrouting.api.DialCursor;
import io.github.pbxrouting.api.InvalidDestinationException;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouteOptions;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.json.CommonFields;
import io.github.pbxrouting.dialplan.json.RouteFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialplan dial}: what is known of a number digit by digit. */
@Command(
    name = "dial",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Dials a number digit by digit, and says what is known after each.",
    footer = {
      "",
      "A line has the number so far, where it goes, and whether its route is settled: whatever"
          + " follows changes nothing. Then whether the number may be complete: the plan takes it,"
          + " or takes it with nothing that may follow either; and whether the plan takes a longer"
          + " number (matchmore). 'undecided' at the end says that the three are on the safe side.",
      "",
      "--json adds the keys of all decisions that are still possible."
    })
final class DialCommand implements Callable<Integer> {

  private static final int ROUTE_WIDTH = 24;

  private final Console console;

  @Mixin private OneClient client = new OneClient();

  @Parameters(index = "1", paramLabel = "NUMBER", description = "What is dialled.")
  private String number = "";

  @Option(
      names = "--keys",
      paramLabel = "KEYS",
      description = "The characters that may follow. Default: 0123456789*#.")
  private String keys = DialCursor.KEYPAD;

  @Mixin private CallingFriend from = new CallingFriend();

  @Option(names = "--json", description = "Prints a JSON object a line.")
  private boolean json;

  DialCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InvalidPlanFileException, MisuseException {
    BrandRouter brand = client.compile(console);
    RouteOptions options = from.options(brand, client.id());
    CallRouter router = brand.client(client.id());
    try {
      router.route(number);
    } catch (InvalidDestinationException wrong) {
      console.err().println("dialplan dial: " + wrong.getMessage());
      return ExitStatus.ERRORS;
    }
    DialCursor cursor = cursor(router, options);
    JsonLines objects = new JsonLines(console.out());
    TextLines lines = new TextLines(console.out());
    for (int i = 0; i < number.length(); i++) {
      cursor.append(number.charAt(i));
      if (Character.isHighSurrogate(number.charAt(i))) {
        continue; // half a character
      }
      if (json) {
        objects.write(fields -> write(fields, cursor));
      } else {
        write(lines, cursor);
      }
    }
    objects.flush();
    lines.flush();
    return ExitStatus.GOOD;
  }

  private DialCursor cursor(CallRouter router, RouteOptions options) throws MisuseException {
    try {
      return router.dial(keys, options);
    } catch (IllegalArgumentException wrong) {
      throw new MisuseException("--keys: " + wrong.getMessage());
    }
  }

  private void write(TextLines lines, DialCursor cursor) throws IOException {
    List<String> facts = new ArrayList<>();
    facts.add(cursor.settled() ? "settled" : "open");
    facts.add(cursor.mayBeComplete() ? "may be complete" : "incomplete");
    if (cursor.matchMore()) {
      facts.add("matchmore");
    }
    if (!cursor.exact()) {
      facts.add("undecided");
    }
    lines
        .column(cursor.number(), number.length())
        .column(cursor.decision().key(), ROUTE_WIDTH)
        .column(String.join(", ", facts), 0)
        .end();
  }

  private void write(JsonGenerator fields, DialCursor cursor) throws IOException {
    fields.writeStringField("client", client.id());
    fields.writeStringField("destination", cursor.number());
    RouteFields.write(fields, cursor.decision());
    fields.writeBooleanField("settled", cursor.settled());
    fields.writeBooleanField("mayBeComplete", cursor.mayBeComplete());
    fields.writeBooleanField("matchMore", cursor.matchMore());
    fields.writeBooleanField("exact", cursor.exact());
    CommonFields.strings(
        fields, "possible", cursor.possible().stream().map(RouteDecision::key).toList());
  }
}
