package consumer;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.RouteDecision;
import io.github.pbxrouting.api.RouterCompiler;
import io.github.pbxrouting.dialplan.InvalidPlanFileException;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.util.List;

/** Reads and writes plan files with jackson-core alone. */
final class Host {

  private static final List<String> OF_THE_COMMAND =
      List.of("com.fasterxml.jackson.databind.ObjectMapper", "picocli.CommandLine");

  private Host() {}

  public static void main(String[] args) throws Exception {
    for (String unwanted : OF_THE_COMMAND) {
      try {
        Class.forName(unwanted);
        throw new AssertionError("a host gets " + unwanted);
      } catch (ClassNotFoundException expected) {
        // as it should be
      }
    }
    Brand brand =
        PlanFiles.parse(
            "{\"brand\": \"demo\", \"clients\": [{\"id\": \"madrid\","
                + " \"friends\": [{\"name\": \"bilbao\", \"patterns\": [\"^2[0-9]{3}$\"]}]}]}");
    RouteDecision decision = RouterCompiler.load().compile(brand).client("madrid").route("2001");
    expect("friend:bilbao", decision.key());
    expect("bilbao", PlanFiles.format(brand));
    try {
      PlanFiles.parse("{\"brand\": \"demo\", \"cleints\": []}");
      throw new AssertionError("an unknown field passes");
    } catch (InvalidPlanFileException refused) {
      expect("did you mean \"clients\"?", refused.problems());
    }
    expect("io.github.pbxrouting.dialplan", PlanFiles.class.getPackage().getName());
    expect("pbxrouting dialplan", PlanFiles.class.getPackage().getImplementationTitle());
  }

  private static void expect(String part, Object found) {
    if (!String.valueOf(found).contains(part)) {
      throw new AssertionError("no " + part + " in " + found);
    }
  }
}
