package io.github.pbxrouting.dialplan.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version the build wrote beside this class. */
final class Version implements IVersionProvider {

  /** Returns the version alone. */
  static String number() throws IOException {
    return new Version().getVersion()[0].substring("dialplan ".length());
  }

  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream written = Version.class.getResourceAsStream("version.properties")) {
      if (written != null) {
        properties.load(written);
      }
    }
    return new String[] {"dialplan " + properties.getProperty("version", "(unknown version)")};
  }
}
