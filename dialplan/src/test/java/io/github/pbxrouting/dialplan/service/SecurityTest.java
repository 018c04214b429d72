package io.github.pbxrouting.dialplan.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is answered. */
@Tag("slow")
final class SecurityTest {

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String ROUTE = "/v1/clients/madrid/route?number=2001";

  /** Keys with certificates that they signed themselves: making them takes a process each. */
  private static KeyStore rsa;

  private static KeyStore ec;
  private static KeyStore stranger;

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void makeKeys(@TempDir Path made) throws Exception {
    rsa = keys(made, "rsa", "RSA");
    ec = keys(made, "ec", "EC");
    stranger = keys(made, "stranger", "EC");
  }

  @Test
  void with_bearer_tokens_only_who_has_one_is_answered() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.bearerTokens = Files.writeString(folder.resolve("tokens"), "old-one\n\nnew-one\n");
    try (RunningService service = settings.start()) {
      for (String token : List.of("old-one", "new-one")) {
        assertEquals(
            200, service.get(ROUTE, "Authorization", "Bearer " + token).statusCode(), token);
      }
      for (String authorization :
          List.of("Bearer other", "Bearer ", "Basic old-one", "old-one", "Bearer old-on")) {
        HttpResponse<String> refused = service.get(ROUTE, "Authorization", authorization);
        DecisionServiceTest.problem(401, "unauthorized", "Authorization", refused);
        assertTrue(
            refused.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Bearer"));
      }
      for (String path : List.of(ROUTE, "/metrics", "/openapi.json", "/nothing")) {
        assertEquals(401, service.get(path).statusCode(), path);
      }
      assertEquals(401, service.post("/v1/calls", "{}").statusCode());
      assertEquals(200, service.get("/healthz").statusCode());
      assertEquals(503, service.get("/readyz").statusCode());

      service.service.warmUp(Duration.ofMillis(500));

      assertEquals(200, service.get("/readyz").statusCode());
    }
  }

  @Test
  void a_file_without_a_token_is_refused() throws IOException {
    RunningService.Settings settings = new RunningService.Settings();
    settings.bearerTokens = Files.writeString(folder.resolve("tokens"), "\n");

    assertThrows(IOException.class, settings::start);
  }

  @Test
  void over_tls_only_clients_with_a_certificate_of_the_authority_are_answered() throws Exception {
    assertOnlyKnownClientsAreAnswered(rsa, ec);
    assertOnlyKnownClientsAreAnswered(ec, rsa);
  }

  private void assertOnlyKnownClientsAreAnswered(KeyStore server, KeyStore known) throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.tlsCertificate = certificate(server, "server");
    settings.tlsKey = privateKey(server);
    settings.tlsClientAuthority = certificate(known, "known");
    try (RunningService service = settings.start()) {
      URI route = service.uri(ROUTE);
      assertEquals("https", route.getScheme());

      assertEquals(200, ask(route, server, known));
      assertThrows(IOException.class, () -> ask(route, server, stranger));
      assertThrows(IOException.class, () -> ask(route, server, null));
    }
  }

  @Test
  void tls_without_an_authority_asks_clients_for_nothing() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.tlsCertificate = certificate(ec, "server");
    settings.tlsKey = privateKey(ec);
    try (RunningService service = settings.start()) {
      assertEquals(200, ask(service.uri(ROUTE), ec, null));
    }
  }

  @Test
  void a_file_that_is_no_key_is_refused_with_how_to_make_one() throws Exception {
    RunningService.Settings settings = new RunningService.Settings();
    settings.tlsCertificate = certificate(ec, "server");
    settings.tlsKey = settings.tlsCertificate;

    IOException refused = assertThrows(IOException.class, settings::start);

    assertTrue(refused.getMessage().contains("openssl pkcs8 -topk8 -nocrypt"));
  }

  @Test
  void a_key_of_another_certificate_is_refused() throws Exception {
    KeyStore edwards = keys(folder, "edwards", "Ed25519");
    RunningService.Settings settings = new RunningService.Settings();
    for (KeyStore server : List.of(rsa, ec, edwards)) {
      settings.tlsCertificate = certificate(server, "server");
      for (KeyStore other : List.of(rsa, ec, stranger, edwards)) {
        settings.tlsKey = privateKey(other);
        if (other.equals(server)) {
          settings.start().close();
        } else {
          IOException refused = assertThrows(IOException.class, settings::start);
          assertTrue(refused.getMessage().contains("is not that of the first certificate"));
        }
      }
    }
  }

  private static int ask(URI uri, KeyStore server, KeyStore client) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.getCertificate("key"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(client, client == null ? null : PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(client == null ? null : own.getKeyManagers(), trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .sslContext(context)
        .build()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static KeyStore keys(Path folder, String name, String algorithm) throws Exception {
    Path file = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "key",
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, keytool.waitFor(), said);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private Path certificate(KeyStore keys, String name) throws Exception {
    return pem(name, "CERTIFICATE", keys.getCertificate("key").getEncoded());
  }

  private Path privateKey(KeyStore keys) throws Exception {
    return pem("private", "PRIVATE KEY", keys.getKey("key", PASSWORD).getEncoded());
  }

  private Path pem(String name, String kind, byte[] content) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("-----BEGIN " + kind + "-----");
    lines.add(Base64.getMimeEncoder().encodeToString(content));
    lines.add("-----END " + kind + "-----");
    return Files.write(folder.resolve(name + ".pem"), lines);
  }
}
