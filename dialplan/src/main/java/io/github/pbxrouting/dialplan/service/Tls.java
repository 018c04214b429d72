package io.github.pbxrouting.dialplan.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS from PEM files.
 *
 * @param certificates the server's certificate and those that vouch for it
 * @param key the server's private key, PKCS#8 without a password
 * @param clientAuthority the certificates that vouch for clients, which must then have one; null to
 *     ask for none
 */
record Tls(Path certificates, Path key, @Nullable Path clientAuthority) {

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** Never leaves the memory: a key store must have one. */
  private static final String PASSWORD = "in-memory";

  /**
   * Reads the files.
   *
   * @throws IOException when a file cannot be read, or is not what it should be
   */
  SslContextFactory.Server read() throws IOException {
    try {
      Certificate[] chain = certificates(certificates).toArray(new Certificate[0]);
      PrivateKey own = privateKey();
      if (!belongTogether(own, chain[0].getPublicKey())) {
        throw new IOException(
            ("the private key in %s is not that of the first certificate in %s: name the key"
                    + " the certificate was made for")
                .formatted(key, certificates));
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("server", own, PASSWORD.toCharArray(), chain);
      SslContextFactory.Server factory = new SslContextFactory.Server();
      factory.setKeyStore(keys);
      factory.setKeyStorePassword(PASSWORD);
      if (clientAuthority != null) {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        int count = 0;
        for (Certificate certificate : certificates(clientAuthority)) {
          trusted.setCertificateEntry("authority-" + count++, certificate);
        }
        factory.setTrustStore(trusted);
        factory.setNeedClientAuth(true);
      }
      return factory;
    } catch (GeneralSecurityException e) {
      throw new IOException("the TLS files do not fit together: " + e.getMessage(), e);
    }
  }

  /** Returns whether what the private key signs is what the public one accepts. */
  private static boolean belongTogether(PrivateKey own, PublicKey published)
      throws GeneralSecurityException {
    if (!own.getAlgorithm().equals(published.getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            switch (own.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> own.getAlgorithm();
            });
    byte[] text = PASSWORD.getBytes(StandardCharsets.US_ASCII);
    signature.initSign(own);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(published);
    signature.update(text);
    return signature.verify(signed);
  }

  private PrivateKey privateKey() throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(key, StandardCharsets.ISO_8859_1));
    if (!pem.find()) {
      throw new IOException(
          key
              + " has no PKCS#8 private key: make one with openssl pkcs8 -topk8 -nocrypt, which"
              + " begins with -----BEGIN PRIVATE KEY-----");
    }
    PKCS8EncodedKeySpec encoded =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException another) {
        // The next algorithm.
      }
    }
    throw new IOException(key + " has a private key that is neither RSA, EC nor EdDSA");
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
    if (certificates.isEmpty()) {
      throw new IOException(file + " has no certificate");
    }
    return certificates;
  }
}
