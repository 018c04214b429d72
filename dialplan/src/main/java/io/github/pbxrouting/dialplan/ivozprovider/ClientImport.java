package io.github.pbxrouting.dialplan.ivozprovider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.pbxrouting.api.Client;
import java.io.IOException;
import java.util.List;

/** Imports one client. What cannot be taken over is reported and left out; nothing else is lost. */
final class ClientImport {

  /** The lists that a plan is made of. */
  private static final List<String> LISTS =
      List.of("friends", "friends_patterns", "extensions", "call_forward_settings");

  private final Companies.Company company;
  private final Companies companies;
  private final Report report;

  ClientImport(Companies.Company company, Companies companies, Report report) {
    this.company = company;
    this.companies = companies;
    this.report = report;
  }

  Client read() throws IOException {
    reportMissing();
    SavedAnswers answers = company.answers();
    Countries countries = Countries.of(company);
    ExtensionImport extensions = new ExtensionImport(countries, report);
    ForwardImport forwards = new ForwardImport(extensions, countries, report);
    Client.Builder client =
        Client.builder(company.client())
            .numbering(new NumberingImport(company, countries, report).read())
            .rejectUnknownCodes(true);
    new ServiceCodeImport(answers, report).read().forEach(client::serviceCode);
    extensions.read(answers.list("extensions").objects()).forEach(client::extension);
    new FriendImport(company, companies, forwards, report).read().forEach(client::friend);
    forwards.deadEnd().ifPresent(client::extension);
    return client.build();
  }

  private void reportMissing() throws IOException {
    SavedAnswers answers = company.answers();
    for (String list : LISTS) {
      if (!answers.has(list)) {
        report.note(list + ".json", "is missing, and was taken for an empty list");
      }
    }
    if (!answers.has("company_services")) {
      report.note(
          "company_services.json",
          "is missing, and so every number that begins with * is rejected: save the answer of GET"
              + " /company_services");
    }
    for (String list :
        List.of(
            "friends",
            "friends_patterns",
            "extensions",
            "call_forward_settings",
            "company_services",
            "services",
            "countries")) {
      answers.list(list).warnings().forEach(warning -> report.note(list + ".json", warning));
    }
    JsonNode set = company.answer().path("transformationRuleSet");
    if (company.answer().isMissingNode()) {
      report.note(
          "company.json",
          "is missing: the folder names the client, and its transformation set is not known; save"
              + " the answer of GET /companies/ID");
    } else if (set.isMissingNode()) {
      report.note(
          "company.json",
          "has no transformationRuleSet: save the whole answer of GET /companies/ID");
    }
  }
}
