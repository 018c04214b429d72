package io.github.pbxrouting.examples.sip;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The networks whose requests may say more than a number: who calls, for which client, and how the
 * last dial ended.
 *
 * @param networks the networks; immutable
 */
record TrustedPeers(List<Network> networks) {

  /** This machine alone. */
  static final TrustedPeers LOOPBACK =
      new TrustedPeers(List.of(Network.of("127.0.0.0/8"), Network.of("::1/128")));

  TrustedPeers {
    networks = List.copyOf(networks);
  }

  /** Returns whether the address is in one of the networks. */
  boolean contains(InetAddress address) {
    byte[] octets = address.getAddress();
    for (Network network : networks) {
      if (network.contains(octets)) {
        return true;
      }
    }
    return false;
  }

  /** An address and how many of its first bits count. */
  record Network(InetAddress address, int bits) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|.*:.*");
    private static final Pattern BITS = Pattern.compile("[0-9]{1,3}");

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or an address alone.
     *
     * @throws IllegalArgumentException when it is neither, or a bit beyond the first ones is set
     */
    static Network of(String text) {
      int slash = text.indexOf('/');
      String host = slash < 0 ? text : text.substring(0, slash);
      InetAddress address = address(host);
      int most = address.getAddress().length * 8;
      int bits = most;
      if (slash >= 0) {
        String digits = text.substring(slash + 1);
        bits = BITS.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
        if (bits < 0 || bits > most) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "must end with /0 to /%d, but ends with /%s", most, digits));
        }
      }
      byte[] octets = address.getAddress();
      for (int bit = bits; bit < most; bit++) {
        if ((octets[bit / 8] & (0x80 >> bit % 8)) != 0) {
          throw new IllegalArgumentException(
              "has bits behind its first " + bits + "; write the network's own address");
        }
      }
      return new Network(address, bits);
    }

    private static InetAddress address(String host) {
      try {
        if (ADDRESS.matcher(host).matches()) {
          return InetAddress.getByName(host); // an address, never a name: nothing is looked up
        }
      } catch (UnknownHostException e) {
        // The same message.
      }
      throw new IllegalArgumentException(
          "must be a network such as 10.0.0.0/8 or 2001:db8::/32, or an address");
    }

    boolean contains(byte[] octets) {
      byte[] own = address.getAddress();
      if (own.length != octets.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        if (((own[bit / 8] ^ octets[bit / 8]) & (0x80 >> bit % 8)) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
