package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.CallFlow;
import io.github.pbxrouting.api.CallRequest;
import io.github.pbxrouting.api.CallStep;
import io.github.pbxrouting.api.CallType;
import io.github.pbxrouting.api.DialOutcome;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.ivozprovider.IvozProviderImport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calls whose ways were traced through IvozProvider's sources, played on an imported plan of two
 * clients. What differs there is a sentence in {@code IVOZPROVIDER.md}.
 */
final class TracedCallsTest {

  private static final String SAVED = "src/test/resources/ivozprovider-calls";
  private static final Pattern LINE =
      Pattern.compile("(\\S+) +(\\S+)(?:.* for at most ([0-9]+) s.*)?.*?(?: (cause [0-9]+))?");

  @TempDir static Path folder;
  private static String plan = "";

  @BeforeAll
  static void importPlan() {
    plan = folder.resolve("plan.json").toString();
    Run run = Run.dialplan("import-ivozprovider", SAVED, "-o", plan);
    // The report has the extension without a target, whose calls end.
    assertEquals(1, run.err().lines().filter(line -> line.contains("extension 4110")).count());
  }

  @ParameterizedTest(name = "{0}: {1} dials {2}, {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1|internal|4101||endpoint user/21",
        "2|internal|5201||dial braga 10, answered braga",
        "3|internal|5201|busy|dial braga 10, forward braga, endpoint user/21",
        "4|external|5201|busy|dial braga 20, forward braga, external +351219876543",
        "5|external|5201|no-answer|dial braga 20, forward braga, voicemail 29",
        "6|internal|5201|not-registered|dial braga 10, forward braga, endpoint user/22",
        "7|external|5201|not-registered|dial braga 20, rejected not-registered cause 20",
        "8|internal|5201|congestion|dial braga 10, forward braga, endpoint user/21",
        "9|internal|5201|cancelled|dial braga 10, rejected cancelled cause 16",
        "10|internal|5201|no-answer|dial braga 10, forward braga, voicemail 29",
        "11|internal|5500||dial braga 10, answered braga",
        "12|internal|55000||forward faro, dial braga 10, answered braga",
        "13|internal|6001||forward faro, dial braga 10, answered braga",
        "14|internal|4107||dial InterCompany11_12 10800, answered InterCompany11_12",
        "15|internal|8601|busy|dial InterCompany11_12 10800, forward InterCompany11_12,"
            + " endpoint user/21",
        "16|internal|7700||forward ovar, forward elvas, forward ovar, forward elvas, forward ovar,"
            + " rejected too-many-redirects cause 44",
        "17|internal|72123|busy|dial moura 10800, rejected busy cause 17",
        "18|internal|4106||rejected no-friend-takes-number cause 3",
        "19|internal|4110||endpoint none/4110",
        "20|internal|4103||external +351212345678",
        "21|internal|4109||endpoint conditional/15",
        "22|internal|4108||endpoint queue/14",
        "23|internal|212345678||forward faro, dial braga 10, answered braga",
        "24|internal|+351212345678||forward faro, dial braga 10, answered braga",
        "25|internal|300000000||dial nines 10800, answered nines",
        "26|internal|*94||service *94",
        "27|internal|*0||rejected unknown-service-code cause 1",
        "28|internal|4111||dial InterCompany11_12 10800, answered InterCompany11_12",
        "29|internal|4112||forward faro, dial braga 10, answered braga",
        "30|internal|901||forward step1, forward step2, forward step3, forward step4, forward step5,"
            + " dial step6 10800, answered step6",
        "31|internal|901|busy|forward step1, forward step2, forward step3, forward step4,"
            + " forward step5, dial step6 10800, rejected too-many-redirects cause 44",
        "33|internal|#31#1||external #31#1",
        "34|internal|5202||dial braga 10, answered braga",
        "35|internal|4104||voicemail 29",
        "36|external|8601|busy|dial InterCompany11_12 10800, forward InterCompany11_12,"
            + " endpoint user/21",
      })
  void a_call_goes_the_way_it_goes_in_ivozprovider(
      int call, String type, String number, String outcome, String steps) {
    List<String> arguments =
        new ArrayList<>(List.of("call", plan, "--client", "lisboa", "--type", type, number));
    if (outcome != null) {
      arguments.add(outcome);
    }

    Run run = Run.dialplan(arguments.toArray(String[]::new));
    assertEquals(steps, String.join(", ", run.out().lines().map(TracedCallsTest::step).toList()));
  }

  /** The step, its name, how long it is dialled, and the cause of a rejection. */
  private static String step(String line) {
    Matcher step = LINE.matcher(line);
    if (!step.matches()) {
      return line;
    }
    return step.group(1)
        + " "
        + step.group(2)
        + (step.group(3) == null ? "" : " " + step.group(3))
        + (step.group(4) == null ? "" : " " + step.group(4));
  }

  @Test
  void a_call_to_the_other_client_rings_its_extension_whatever_the_caller_has_there() {
    Run run = Run.dialplan("call", plan, "--client", "lisboa", "4111");

    assertEquals(2, run.out().lines().filter(line -> line.endsWith("4101 of porto")).count());
  }

  /** Call 32: the leg in the other client is internal, and so is its friend's forward. */
  @Test
  void an_external_call_is_internal_in_the_other_client() throws Exception {
    BrandRouter router =
        RouterCompiler.load().compile(IvozProviderImport.read(Path.of(SAVED), "calls").brand());
    CallFlow outer = router.call(CallRequest.of("lisboa", "4113").withType(CallType.EXTERNAL));

    CallFlow nested = ((CallFlow.Dialling) outer).nested().orElseThrow();
    CallFlow busy = ((CallFlow.Dialling) nested).after(DialOutcome.BUSY);
    CallStep last = ((CallFlow.Forwarding) busy).next().step();

    assertEquals("InterCompany11_12", ((CallStep.Dial) outer.step()).friend().name());
    assertEquals("gaia", ((CallStep.Dial) nested.step()).friend().name());
    assertEquals("user/37", ((CallStep.RingEndpoint) last).endpoint().toString());
  }
}
