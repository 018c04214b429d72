package io.github.pbxrouting.dialplan.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The jobs and the hook of the page on pipelines, run in a repository. */
@Tag("slow")
final class PipelinePageTest {

  private static final Pattern BLOCK = Pattern.compile("```(yaml|sh)\n(.*?)```", Pattern.DOTALL);

  private static final String GOOD =
      """
      {"brand": "b", "clients": [
        {"id": "madrid", "friends": [{"name": "bilbao", "patterns": ["^2[0-9]{3}$"]}]}]}
      """;

  private static final String BAD =
      GOOD.replace(
          "\"friends\"",
          "\"extensions\": [{\"number\": \"1801\", \"target\": {\"throughFriends\": \"5001\"}}],"
              + " \"friends\"");

  private static final String TESTS =
      """
      {"expect": [{"client": "madrid", "dial": "2001", "route": "friend", "friend": "bilbao"}]}
      """;

  @TempDir private Path folder = Path.of("");

  private record Ended(int status, String output) {}

  @BeforeAll
  static void needs_git_and_a_shell() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "there is no git here");
  }

  @BeforeEach
  void commit_a_plan_without_findings() throws Exception {
    Path dialplan =
        Files.writeString(
            folder.resolve("dialplan"),
            "#!/bin/sh\nexec '"
                + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                + absolute(System.getProperty("java.class.path"))
                + "' "
                + Dialplan.class.getName()
                + " \"$@\"\n");
    Files.setPosixFilePermissions(dialplan, PosixFilePermissions.fromString("rwxr-xr-x"));
    plan(GOOD);
    Files.writeString(folder.resolve("plan-tests.json"), TESTS);
    Ended ended =
        shell(
            "git init -q -b main && git add plan.json plan-tests.json && git commit -q -m first"
                + " && git update-ref refs/remotes/origin/main HEAD");
    assertEquals(0, ended.status(), ended.output());
  }

  private static String absolute(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split(System.getProperty("path.separator"), -1)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(System.getProperty("path.separator"), parts);
  }

  private void plan(String text) throws IOException {
    Files.writeString(folder.resolve("plan.json"), text);
  }

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("CI.md")));
    while (block.find()) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  private static Map<?, ?> yaml(int block) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(blocks("yaml").get(block));
  }

  private Ended shell(String script) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/bash", "-e", "-o", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("DIALPLAN", folder.resolve("dialplan").toString());
    environment.put("GITHUB_BASE_REF", "main");
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "a");
      environment.put("GIT_" + who + "_EMAIL", "a@example.com");
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private static List<String> gitHubSteps() throws IOException {
    List<?> steps =
        (List<?>) ((Map<?, ?>) ((Map<?, ?>) yaml(0).get("jobs")).get("check")).get("steps");
    List<String> scripts = new ArrayList<>();
    for (Object step : steps) {
      Object run = ((Map<?, ?>) step).get("run");
      if (run != null) {
        scripts.add(run.toString());
      } else {
        assertTrue(((Map<?, ?>) step).containsKey("uses"), step::toString);
      }
    }
    return scripts;
  }

  @Test
  void the_github_job_passes_a_good_plan_and_fails_at_the_end_of_a_bad_one() throws Exception {
    plan(BAD);
    List<Integer> statuses = new ArrayList<>();
    Ended last = new Ended(-1, "");
    for (String script : gitHubSteps()) {
      last = shell(script);
      statuses.add(last.status());
    }

    assertEquals(List.of(0, 0, 0, 1), statuses);
    assertTrue(last.output().startsWith("::error file=plan.json,line=2,"), last.output());
    assertTrue(Files.readString(folder.resolve("summary")).contains("to extension 1801"));
    assertTrue(Files.readString(folder.resolve("dialplan.sarif")).contains("\"dead-end\""));
  }

  @Test
  void the_gitlab_job_writes_what_it_says_it_writes() throws Exception {
    Map<?, ?> job = (Map<?, ?>) yaml(1).get("dial plan");
    List<?> script = (List<?>) job.get("script");
    for (Object line : script) {
      Ended ended = shell(line.toString());
      assertEquals(0, ended.status(), ended.output());
    }
    for (Object report :
        (List<?>) ((Map<?, ?>) ((Map<?, ?>) job.get("artifacts")).get("reports")).get("junit")) {
      assertTrue(
          Files.readString(folder.resolve(report.toString())).startsWith("<?xml version"),
          report.toString());
    }
    plan(BAD);
    assertEquals(1, shell(script.get(1).toString()).status());
  }

  @Test
  void the_hook_looks_at_what_is_staged() throws Exception {
    Path hook = folder.resolve(".git/hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, blocks("sh").get(0));
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));

    plan(BAD);
    Ended refused = shell("git commit -q -a -m bad");
    assertEquals(1, refused.status(), refused.output());
    assertTrue(refused.output().contains("dead-end"), refused.output());

    plan(GOOD + "\n");
    shell("git add plan.json");
    plan(BAD);
    Ended taken = shell("git commit -q -m good");
    assertEquals(0, taken.status(), taken.output());
    assertFalse(taken.output().contains("dead-end"), taken.output());
  }

  @Test
  void the_baseline_of_the_page_holds_for_the_plan_it_was_made_of() throws Exception {
    plan(BAD);
    Ended ended = shell(blocks("sh").get(1));

    assertEquals(0, ended.status(), ended.output());
    assertEquals("nothing new found, 1 known; --all lists each\n", ended.output());
  }
}
