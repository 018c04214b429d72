package io.github.pbxrouting.dialplan.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.CallTypeFilter;
import io.github.pbxrouting.api.Client;
import io.github.pbxrouting.api.ExtensionTarget;
import io.github.pbxrouting.api.ForwardRule;
import io.github.pbxrouting.api.ForwardTarget;
import io.github.pbxrouting.api.Friend;
import io.github.pbxrouting.api.PlanLimits;
import io.github.pbxrouting.dialplan.PlanFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportIvozProviderCommandTest {

  private static final String SAVED = "src/test/resources/ivozprovider";

  private static final String NO_SERVICES =
      "company_services.json: is missing, and so every number that begins with * is rejected: save the"
          + " answer of GET /company_services";
  private static final String NO_COMPANY =
      "company.json: is missing: the folder names the client, and its transformation set is not"
          + " known; save the answer of GET /companies/ID";
  private static final String LIST_ALONE =
      "friends.json: does not say whose alwaysApplyTransformations is set, or who has a"
          + " transformation set: save the answer of GET /friends/ID as friends/ID.json too";

  @Test
  void friends_patterns_extensions_and_forwards_become_a_plan(@TempDir Path folder)
      throws Exception {
    Path plan = folder.resolve("plan.json");
    Run run =
        Run.dialplan("import-ivozprovider", SAVED, "--brand", "iberia", "-o", plan.toString());

    assertEquals("", run.out());
    assertEquals(1, run.status());
    assertEquals(
        Brand.of(
            "iberia",
            Client.builder("barcelona")
                .rejectUnknownCodes(true)
                .extension("3001", ExtensionTarget.endpoint("user", "31"))
                .friend(Friend.internal("InterCompany8_7", "madrid").build())
                .build(),
            Client.builder("madrid")
                .rejectUnknownCodes(true)
                .extension("1001", ExtensionTarget.endpoint("user", "3"))
                .extension("1002", ExtensionTarget.external("+34944123456"))
                .extension("1003", ExtensionTarget.external("+33144123456"))
                .extension("1004", ExtensionTarget.throughFriends("2004"))
                .extension("1005", ExtensionTarget.voicemail("9"))
                .extension("1006", ExtensionTarget.endpoint("none", "1006"))
                .extension("1007", ExtensionTarget.endpoint("none", "1007"))
                .extension("1008", ExtensionTarget.endpoint("conditional", "4"))
                .extension("1009", ExtensionTarget.endpoint("none", "1009"))
                .friend(
                    Friend.remote("bilbao")
                        .pattern("^2[0-9]{3}$")
                        .forward(
                            ForwardRule.onBusy(ForwardTarget.extension("1001"))
                                .forCalls(CallTypeFilter.INTERNAL))
                        .forward(
                            ForwardRule.onNoAnswer(
                                Duration.ofSeconds(20), ForwardTarget.external("+34600123456")))
                        .forward(
                            ForwardRule.whenNotRegistered(ForwardTarget.voicemail("9"))
                                .forCalls(CallTypeFilter.EXTERNAL)
                                .disabled())
                        .forward(ForwardRule.onBusy(ForwardTarget.voicemail("9")).disabled())
                        .build())
                .friend(
                    Friend.remote("sevilla")
                        .priority(2)
                        .pattern("^95\\v?")
                        .forward(
                            ForwardRule.onNoAnswer(
                                Duration.ofSeconds(3600), ForwardTarget.voicemail("9")))
                        .forward(ForwardRule.unconditionally(ForwardTarget.extension("none")))
                        .build())
                .friend(Friend.internal("InterCompany7_8", "barcelona").priority(5).build())
                .extension("none", ExtensionTarget.endpoint("none", "forward"))
                .build()),
        PlanFiles.read(plan, PlanLimits.DEFAULT));
    assertEquals(0, Run.dialplan("route", plan.toString(), "--client", "madrid", "1001").status());
  }

  @Test
  void all_that_ivozprovider_tolerates_silently_is_reported_once() {
    List<String> report = Run.dialplan("import-ivozprovider", SAVED).err().lines().toList();

    for (String part :
        List.of(
            "extension 1006: has no target",
            "extension 1007: leads nowhere",
            "extension 1001: is there twice",
            "extension 1009: has a target that could not be taken over",
            "pattern lost: was left out: it has no friend",
            "friend bilbao: has two enabled forwards for busy",
            "pattern +3494 never matches in IvozProvider either, silently, and was left out",
            "pattern ^34(?!6) may match in IvozProvider, but has no equivalent in RE2, and was left out",
            "pattern ^9/5 was left out: an unescaped / ends the pattern in IvozProvider",
            "pattern ^95\\v? was kept, but may mean something else",
            "friend sevilla: a forward rings for 3600 s, the longest time: noAnswerTimeout is 0",
            "barcelona, company_services.json: is missing",
            "barcelona, company.json: has no transformationRuleSet",
            "barcelona, friends.json: does not say whose alwaysApplyTransformations is set",
            "madrid, company_services.json: is missing",
            "madrid, company.json: has no transformationRuleSet",
            "madrid, friends.json: does not say whose alwaysApplyTransformations is set",
            "forward 7 (inconditional): was left out: it belongs to the user 3",
            "the extension with id 77, is not there",
            "friend InterCompany7_9: was left out: it points to the company paris")) {
      assertEquals(1, report.stream().filter(line -> line.contains(part)).count(), part);
    }
    assertEquals(20, report.size(), String.join("\n", report));
  }

  @Test
  void without_a_file_the_plan_goes_to_standard_output(@TempDir Path folder) throws Exception {
    Path plan = folder.resolve("plan.json");
    Run.dialplan("import-ivozprovider", SAVED, "-o", plan.toString());

    assertEquals(Files.readString(plan), Run.dialplan("import-ivozprovider", SAVED).out());
  }

  @Test
  void one_client_alone_is_imported_from_its_own_folder() {
    Run run = Run.dialplan("import-ivozprovider", SAVED + "/barcelona");

    assertTrue(run.out().contains("\"id\" : \"barcelona\""), run.out());
    assertTrue(run.err().contains("points to the company madrid"), run.err());
    assertEquals(1, run.status());
  }

  @Test
  void a_client_without_anything_to_report_ends_with_status_0(@TempDir Path folder)
      throws Exception {
    saveEmptyLists(folder);
    save(folder, "friends", "[{\"name\": \"a\", \"id\": 1, \"alwaysApplyTransformations\": 0}]");
    save(folder, "company", "{\"id\": 1, \"name\": \"a\", \"transformationRuleSet\": null}");

    assertEquals(0, Run.dialplan("import-ivozprovider", folder.toString()).status());
  }

  @Test
  void what_is_missing_or_odd_is_reported_and_takes_no_calls(@TempDir Path folder)
      throws Exception {
    save(
        folder,
        "friends",
        """
        [{"id": 1, "name": "a", "priority": "x"}, {"id": 2, "name": "b", "priority": 99999999999},
         {"id": 3, "name": "c", "priority": "7"}, {"id": 4, "name": "d", "priority": null}]
        """);
    save(
        folder,
        "friends_patterns",
        """
        [{"friend": 1, "regExp": null}, {"friend": 1}, {"friend": 1, "regExp": ["^1"]},
         {"friend": 9, "regExp": "^9"}, {"friend": 2, "regExp": ""}]
        """);
    save(
        folder,
        "call_forward_settings",
        """
        [{"friend": 7, "callForwardType": "busy", "targetType": "voicemail", "voicemail": 1},
         {"friend": null, "user": 3, "callForwardType": "busy"}]
        """);
    Run run = Run.dialplan("import-ivozprovider", folder.toString());

    String client = "client " + folder.getFileName() + ", ";
    assertEquals(
        List.of(
            client + "extensions.json: is missing, and was taken for an empty list",
            client + NO_SERVICES,
            client + NO_COMPANY,
            client
                + "forward without id (busy): was left out: it belongs to the user 3, whose calls and"
                + " forwards are the host's; they count towards a call's redirects",
            client + "friend with id 9: is not there, and so 1 pattern was left out",
            client + "friend with id 7: is not there, and so 1 forward was left out",
            client + LIST_ALONE,
            client + "friend a: its priority, x, is not a whole number; it became 1",
            client + "friend a: has 3 patterns without a regExp, which were left out",
            client + "friend b: its priority, 99999999999, is not a whole number; it became 1",
            client + "friend b: has an empty pattern, which matches every number; it was kept",
            client + "friend d: its priority, null, is not a whole number; it became 1"),
        run.err().lines().toList());
    assertEquals(1, run.status());
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, run.out());
    assertEquals(
        Client.builder(folder.getFileName().toString())
            .rejectUnknownCodes(true)
            .friend(Friend.remote("a").build())
            .friend(Friend.remote("b").pattern("").build())
            .friend(Friend.remote("c").priority(7).build())
            .friend(Friend.remote("d").build())
            .build(),
        PlanFiles.read(plan, PlanLimits.DEFAULT).clients().get(0));
  }

  @Test
  void what_lists_leave_out_is_in_the_answers_for_one_object(@TempDir Path folder)
      throws Exception {
    save(
        folder,
        "friends",
        """
        {"hydra:totalItems": 1, "hydra:member": [{"@id": "/api/client/friends/1", "id": 1,
          "name": "bilbao", "priority": 3, "directConnectivity": "yes", "interCompany": null}]}
        """);
    save(
        folder,
        "friends_patterns",
        """
        [{"name": "a", "regExp": "^2", "id": 5}, {"name": "b", "regExp": "^3", "id": 6}]
        """);
    save(
        folder,
        "call_forward_settings",
        """
        [{"callTypeFilter": "both", "callForwardType": "noAnswer", "targetType": "extension",
          "numberValue": null, "enabled": true, "id": 8, "user": null, "extension": 11},
         {"callTypeFilter": "both", "callForwardType": "busy", "targetType": "extension",
          "numberValue": null, "enabled": true, "id": 9, "user": null, "extension": 11},
         {"callTypeFilter": "both", "callForwardType": "busy", "targetType": "extension",
          "numberValue": null, "enabled": true, "id": 10, "user": 4, "extension": 11}]
        """);
    save(
        folder,
        "extensions",
        "[{\"number\": \"101\", \"routeType\": \"user\", \"user\": 4, \"id\": 11}]");
    Path patterns = Files.createDirectory(folder.resolve("friends_patterns"));
    save(
        patterns, "5", "{\"name\": \"a\", \"regExp\": \"^2\", \"id\": 5, \"friend\": {\"id\": 1}}");
    Path forwards = Files.createDirectory(folder.resolve("call_forward_settings"));
    save(
        forwards,
        "8",
        """
        {"callTypeFilter": "both", "callForwardType": "noAnswer", "targetType": "extension",
         "noAnswerTimeout": 25, "enabled": true, "id": 8, "user": null, "friend": "/friends/1",
         "extension": {"id": 11, "number": "101"}}
        """);
    Run run = Run.dialplan("import-ivozprovider", folder.toString());

    String client = "client " + folder.getFileName() + ", ";
    assertEquals(
        List.of(
            client + NO_COMPANY,
            client + NO_SERVICES,
            client
                + "forward 10 (busy): was left out: it belongs to the user 4, whose calls and forwards are"
                + " the host's; they count towards a call's redirects",
            client
                + "forward 9 (busy): was left out: it has no friend, as in the API's list; save the answer"
                + " of GET /call_forward_settings/ID as call_forward_settings/ID.json too",
            client + LIST_ALONE,
            client
                + "pattern b: was left out: it has no friend, as in the API's list; save the answer"
                + " of GET /friends_patterns/ID as friends_patterns/ID.json too"),
        run.err().lines().sorted().toList());
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, run.out());
    assertEquals(
        Friend.remote("bilbao")
            .priority(3)
            .pattern("^2")
            .forward(ForwardRule.onNoAnswer(Duration.ofSeconds(25), ForwardTarget.extension("101")))
            .build(),
        PlanFiles.read(plan, PlanLimits.DEFAULT).clients().get(0).friends().get(0));
  }

  @Test
  void a_total_that_is_not_reached_is_warned_of(@TempDir Path folder) throws Exception {
    saveEmptyLists(folder);
    save(folder, "friends", "{\"hydra:totalItems\": 31, \"hydra:member\": []}");
    save(folder, "friends-2", "{\"hydra:totalItems\": 31, \"hydra:member\": [{\"id\": 1}]}");

    Run run = Run.dialplan("import-ivozprovider", folder.toString());
    assertEquals(1, run.status());
    assertTrue(run.err().contains("friends.json: has 1 of 31 objects: ask for"), run.err());
  }

  @Test
  void a_page_of_exactly_30_objects_is_warned_of_unless_the_next_one_was_saved(@TempDir Path folder)
      throws Exception {
    saveEmptyLists(folder);
    String warning = "extensions.json: ends with exactly 30 objects";
    save(folder, "extensions", extensions(0, 29));
    assertFalse(Run.dialplan("import-ivozprovider", folder.toString()).err().contains(warning));

    save(folder, "extensions", extensions(0, 30));
    assertTrue(Run.dialplan("import-ivozprovider", folder.toString()).err().contains(warning));

    save(folder, "extensions-2", extensions(30, 60));
    assertTrue(Run.dialplan("import-ivozprovider", folder.toString()).err().contains(warning));

    save(folder, "extensions-3", "[]");
    assertFalse(Run.dialplan("import-ivozprovider", folder.toString()).err().contains(warning));
    String plan = Run.dialplan("import-ivozprovider", folder.toString()).out();
    assertEquals(60, plan.lines().filter(line -> line.contains("\"number\"")).count());
  }

  @Test
  void a_page_that_was_saved_under_two_names_is_an_error(@TempDir Path folder) throws Exception {
    save(folder, "friends-2", "[]");
    save(folder, "friends.page2", "[]");

    assertUnusable("is the same page as", folder);
  }

  private static String extensions(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i ->
            "{\"id\": %d, \"number\": \"%d\", \"routeType\": \"user\", \"user\": 1}"
                .formatted(i, 1000 + i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void what_does_not_load_is_left_out_and_the_rest_loads(@TempDir Path folder) throws Exception {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path two = Files.createDirectory(folder.resolve("two"));
    for (Path client : List.of(one, two)) {
      saveEmptyLists(client);
    }
    save(two, "company", "{\"id\": 2, \"name\": \"two\"}");
    save(
        one,
        "company_services",
        "[{\"id\": 1, \"code\": \"9\", \"service\": {\"id\": 1, \"extraArgs\": false}}]");
    save(
        one,
        "extensions",
        "[{\"id\": 1, \"number\": \"*91\", \"routeType\": \"user\", \"user\": 1}]");
    save(
        one,
        "friends",
        """
        [{"id": 1, "name": "self", "company": 1, "directConnectivity": "intervpbx", "interCompany": 1},
         {"id": 2, "name": "first", "directConnectivity": "intervpbx", "interCompany": 2},
         {"id": 3, "name": "second", "directConnectivity": "intervpbx", "interCompany": 2},
         {"id": 4, "name": "trunk"}]
        """);
    save(folder.resolve("one"), "friends_patterns", "[{\"friend\": 4, \"regExp\": \"^7\"}]");
    Path plan = folder.resolve("plan.json");
    Run run = Run.dialplan("import-ivozprovider", folder.toString(), "-o", plan.toString());

    assertEquals(1, run.status());
    for (String line :
        List.of(
            "client one, friend self: was left out: it points to its own company",
            "client one, friend second: was left out: friends \"first\" and \"second\" both point",
            "client one, extension *91: was left out: the number starts with the service code")) {
      assertEquals(1, run.err().lines().filter(found -> found.startsWith(line)).count(), run.err());
    }
    Run routed = Run.dialplan("route", plan.toString(), "--client", "one", "71", "*9");
    assertEquals("", routed.err());
    assertTrue(routed.out().contains("trunk"), routed.out());
  }

  @Test
  void nothing_is_written_when_there_is_more_than_a_plan_may_have(@TempDir Path folder)
      throws Exception {
    saveEmptyLists(folder);
    save(
        folder,
        "company_services",
        IntStream.range(0, 1_001)
            .mapToObj(i -> "{\"id\": %d, \"code\": \"%04d\"}".formatted(i, i))
            .collect(Collectors.joining(",", "[", "]")));
    Path plan = folder.resolve("plan.json");
    Run run = Run.dialplan("import-ivozprovider", folder.toString(), "-o", plan.toString());

    assertEquals(2, run.status());
    assertTrue(run.err().contains("the client has 1001 service codes"), run.err());
    assertFalse(Files.exists(plan));
  }

  @Test
  void what_was_saved_one_by_one_has_an_id_of_its_own(@TempDir Path folder) throws Exception {
    Path friends = Files.createDirectory(folder.resolve("friends"));
    save(friends, "1", "{\"id\": 1, \"name\": \"a\"}");
    save(friends, "2", "{\"id\": 1, \"name\": \"b\"}");

    assertUnusable("2.json: has no id, or the id of a file beside it", folder);
  }

  private static void saveEmptyLists(Path folder) throws IOException {
    for (String list :
        List.of(
            "friends",
            "friends_patterns",
            "extensions",
            "call_forward_settings",
            "company_services")) {
      save(folder, list, "[]");
    }
  }

  private static void save(Path folder, String resource, String answer) throws IOException {
    Files.writeString(folder.resolve(resource + ".json"), answer);
  }

  @Test
  void what_cannot_be_read_is_an_error_that_names_the_file(@TempDir Path folder) throws Exception {
    assertUnusable("is not a folder", folder.resolve("none"));
    assertUnusable("neither friends.json nor extensions.json", folder);
    for (String text : List.of("[", "7", "[7]", "{\"a\": 1, \"a\": 2}", "[" + "[".repeat(60))) {
      Files.writeString(folder.resolve("friends.json"), text);
      assertUnusable("friends.json", folder);
    }
  }

  private static void assertUnusable(String problem, Path folder) {
    Run run = Run.dialplan("import-ivozprovider", folder.toString());

    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().contains(problem), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }
}
