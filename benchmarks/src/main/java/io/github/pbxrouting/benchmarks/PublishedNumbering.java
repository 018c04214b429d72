package io.github.pbxrouting.benchmarks;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import com.google.i18n.phonenumbers.metadata.init.MetadataParser;
import com.google.i18n.phonenumbers.prefixmapper.MappingFileProvider;
import com.google.i18n.phonenumbers.prefixmapper.PhonePrefixMap;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The world's numbering as libphonenumber publishes it, read from its jars on the class path.
 *
 * @param carrierPrefixes every carrier prefix, in the order of calling code and prefix
 * @param nationalPatterns every distinct national number pattern, in the order of region and kind
 *     of number
 */
record PublishedNumbering(
    List<CarrierPrefix> carrierPrefixes, List<NationalPattern> nationalPatterns) {

  private static final String PACKAGE = "/com/google/i18n/phonenumbers/";

  PublishedNumbering {
    carrierPrefixes = List.copyOf(carrierPrefixes);
    nationalPatterns = List.copyOf(nationalPatterns);
  }

  /**
   * A range of numbers handed to one carrier.
   *
   * @param prefix the digits its numbers begin with, calling code first
   * @param carrier the carrier's English name and calling code
   */
  record CarrierPrefix(String prefix, String carrier) {}

  /**
   * What numbers of one kind look like in one country.
   *
   * @param callingCode the country's calling code
   * @param pattern a regular expression for all that follows the calling code
   */
  record NationalPattern(int callingCode, String pattern) {}

  /** Reads both lists; takes about half a second. */
  static PublishedNumbering load() {
    return new PublishedNumbering(loadCarrierPrefixes(), loadNationalPatterns());
  }

  private static List<CarrierPrefix> loadCarrierPrefixes() {
    String folder = PACKAGE + "carrier/data/";
    List<CarrierPrefix> prefixes = new ArrayList<>();
    // The two classes show what they read only as text: "34|en," and "34600|Vodafone", a line an
    // entry.
    String files = read(folder + "config", new MappingFileProvider()).toString();
    for (String file : files.split("\n", -1)) {
      if (file.isEmpty()) {
        continue;
      }
      String block = file.substring(0, file.indexOf('|'));
      String entries = read(folder + block + "_en", new PhonePrefixMap()).toString();
      for (String entry : entries.split("\n", -1)) {
        int bar = entry.indexOf('|');
        if (bar > 0) {
          prefixes.add(
              new CarrierPrefix(entry.substring(0, bar), block + " " + entry.substring(bar + 1)));
        }
      }
    }
    return prefixes;
  }

  private static List<NationalPattern> loadNationalPatterns() {
    Set<NationalPattern> patterns = new LinkedHashSet<>();
    for (String region : new TreeSet<>(PhoneNumberUtil.getInstance().getSupportedRegions())) {
      for (PhoneMetadata country : readMetadata(region)) {
        for (PhoneNumberDesc kind : kindsOf(country)) {
          if (kind.hasNationalNumberPattern() && !kind.getNationalNumberPattern().isEmpty()) {
            patterns.add(
                new NationalPattern(country.getCountryCode(), kind.getNationalNumberPattern()));
          }
        }
      }
    }
    return List.copyOf(patterns);
  }

  private static List<PhoneNumberDesc> kindsOf(PhoneMetadata country) {
    return List.of(
        country.getFixedLine(),
        country.getMobile(),
        country.getTollFree(),
        country.getPremiumRate(),
        country.getSharedCost(),
        country.getPersonalNumber(),
        country.getVoip(),
        country.getPager(),
        country.getUan(),
        country.getVoicemail());
  }

  private static Iterable<PhoneMetadata> readMetadata(String region) {
    try (InputStream stream = resource(PACKAGE + "data/PhoneNumberMetadataProto_" + region)) {
      return MetadataParser.newStrictParser().parse(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T extends Externalizable> T read(String name, T into) {
    try (InputStream stream = resource(name);
        ObjectInputStream objects = new ObjectInputStream(stream)) {
      into.readExternal(objects);
      return into;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is not in the format its reader expects", e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        PublishedNumbering.class.getResourceAsStream(name),
        () -> name + " is not on the class path");
  }
}
