package io.github.pbxrouting.dialplan.ivozprovider;

import io.github.pbxrouting.api.Brand;
import io.github.pbxrouting.api.Client;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports the clients of an IvozProvider brand.
 *
 * <p>A folder is one client when it has {@code friends.json} or {@code extensions.json}, and else
 * one client in each of its folders. {@code company.json}, the answer of {@code GET /companies/ID},
 * names a client; without it the folder's name does.
 */
public final class IvozProviderImport {

  /**
   * The result of an import.
   *
   * @param brand the brand, which compiles
   * @param notes all that could not be taken over as it stood, a line each
   */
  public record Result(Brand brand, List<String> notes) {}

  private IvozProviderImport() {}

  /**
   * Imports the clients in a folder.
   *
   * @throws IOException when the folder holds no saved answers, one of them cannot be read, or what
   *     they say is more than a plan may have
   */
  public static Result read(Path folder, String brandName) throws IOException {
    Companies companies = Companies.in(folder);
    List<String> lines = new ArrayList<>();
    List<Client> imported = new ArrayList<>();
    for (Companies.Company company : companies.all()) {
      imported.add(
          new ClientImport(company, companies, new Report(company.client(), lines)).read());
    }
    Brand brand = LoadableBrand.of(Brand.of(brandName, imported), lines);
    return new Result(brand, List.copyOf(lines));
  }
}
