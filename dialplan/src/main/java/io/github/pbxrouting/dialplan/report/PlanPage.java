package io.github.pbxrouting.dialplan.report;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import io.github.pbxrouting.api.BrandRouter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.core.analysis.AnalysisOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan as one page of HTML, which needs nothing else: style, script and data are in it. The
 * script walks the library's tables. A content security policy allows this script and style alone,
 * and no request. The same plan gives the same page.
 */
public final class PlanPage {

  private static final String[] SCRIPTS = {"walk.js", "page.js"};

  private final String brand;
  private final PageData data;

  private PlanPage(String brand, PageData data) {
    this.brand = brand;
    this.data = data;
  }

  /**
   * Prepares a page of a plan.
   *
   * @param clients the ids of the clients that it is about; of all others it holds but the ids that
   *     internal friends of these point to
   * @param older the plan to compare with, or null for none
   */
  public static PlanPage of(
      BrandRouter plan, Set<String> clients, @Nullable BrandRouter older, AnalysisOptions options) {
    return new PlanPage(plan.brand().name(), new PageData(plan, older, clients, options));
  }

  /** Returns the ids of all clients of a plan: those of the operator's page. */
  public static Set<String> allClients(BrandRouter plan) {
    Set<String> ids = new LinkedHashSet<>();
    for (Client client : plan.brand().clients()) {
      ids.add(client.id());
    }
    return ids;
  }

  /** Writes the page in UTF-8, and leaves the stream open. */
  public void write(OutputStream out) throws IOException {
    StringBuilder script = new StringBuilder();
    for (String part : SCRIPTS) {
      script.append(resource(part));
    }
    String style = resource("page.css");
    String frame =
        resource("page.html")
            .replace("{script-hash}", hash(script.toString()))
            .replace("{style-hash}", hash(style));
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    // Split at the places to fill before anything of the plan is in it.
    String[] parts = frame.split("\\{(?:title|style|script|data)}", -1);
    text.write(parts[0]);
    text.write(escaped(brand));
    text.write(parts[1]);
    text.write(style);
    text.write(parts[2]);
    PageJson.write(text, data::write);
    text.write(parts[3]);
    text.append(script);
    text.write(parts[4]);
    text.flush();
  }

  private static String resource(String name) throws IOException {
    return Resources.toString(Resources.getResource(PlanPage.class, name), StandardCharsets.UTF_8);
  }

  private static String hash(String text) {
    byte[] hash = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asBytes();
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  /**
   * Returns the text with every character but letters, digits and blanks of ASCII as a reference.
   */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          boolean plain = c == ' ' || (c < 128 && Character.isLetterOrDigit(c));
          boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
          boolean control = Character.isISOControl(c);
          if (plain) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append("&#").append(half || control ? 0xfffd : c).append(';');
          }
        });
    return escaped.toString();
  }
}
