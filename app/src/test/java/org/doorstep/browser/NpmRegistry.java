package org.doorstep.browser;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An npm registry, spoken to over plain HTTPS, so that neither Node nor an npm client is needed.
 *
 * <p>Which one, and the way to it, is read from the environment as npm does: {@code
 * npm_config_registry} and the proxy variables.
 */
final class NpmRegistry {

  private static final String PUBLIC = "https://registry.npmjs.org";
  private static final int ATTEMPTS = 3;

  private final URI address;
  private final ProxyOfEnvironment proxy;

  NpmRegistry(Map<String, String> environment) {
    var named =
        Stream.of("npm_config_registry", "NPM_CONFIG_REGISTRY")
            .map(environment::get)
            .filter(Objects::nonNull)
            .filter(value -> !value.isBlank())
            .findFirst();
    this.address = URI.create(named.orElse(PUBLIC).strip().replaceFirst("/*$", "/"));
    this.proxy = new ProxyOfEnvironment(environment);
  }

  /** Where a package is fetched from, without any password. */
  URI addressOf(NpmPackage wanted) {
    var plain = address.toString().replaceFirst("//[^/@]*@", "//");
    return URI.create(plain + wanted.path());
  }

  /** Fetches a package's file, and refuses it if it is not the one that was pinned. */
  void fetch(NpmPackage wanted, Path into) throws IOException {
    try (var http = client()) {
      for (var attempt = 1; ; attempt++) {
        try {
          fetchOnce(http, wanted, into);
          return;
        } catch (IOException failed) {
          if (attempt == ATTEMPTS) {
            throw failed;
          }
        }
      }
    }
  }

  private void fetchOnce(HttpClient http, NpmPackage wanted, Path into) throws IOException {
    var request = HttpRequest.newBuilder(addressOf(wanted)).timeout(Duration.ofMinutes(2));
    credentials(address).ifPresent(value -> request.header("Authorization", "Basic " + value));
    var answer = http.sendAsync(request.build(), BodyHandlers.ofFile(into));
    try {
      var status = answer.get(15, MINUTES).statusCode();
      if (status != 200) {
        throw new IOException("it answered with status " + status);
      }
    } catch (ExecutionException failed) {
      throw new IOException(reason(failed.getCause()), failed);
    } catch (TimeoutException tooSlow) {
      answer.cancel(true);
      throw new IOException("it took longer than 15 minutes", tooSlow);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the test run was stopped");
    }
    var sha512 = NpmPackage.sha512();
    try (var file = new DigestInputStream(Files.newInputStream(into), sha512)) {
      file.transferTo(OutputStream.nullOutputStream());
    }
    if (!wanted.accepts(sha512)) {
      throw new IOException("what it sent is not the pinned file, by its sha512");
    }
  }

  private HttpClient client() {
    var client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(30));
    var through = proxy.proxyFor(address);
    if (through.isEmpty()) {
      return client.build(); // Java's own proxy settings, if there are any, still hold
    }
    client.proxy(proxy);
    var userInfo = through.get().getUserInfo();
    if (userInfo != null) {
      // Java refuses to give a password to a proxy for HTTPS unless this list is emptied.
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
      client.authenticator(new ProxyPassword(userInfo));
    }
    return client.build();
  }

  private static Optional<String> credentials(URI address) {
    return Optional.ofNullable(address.getUserInfo())
        .map(pair -> pair.getBytes(StandardCharsets.UTF_8))
        .map(Base64.getEncoder()::encodeToString);
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "for no reason given";
    }
    var message = failure.getMessage();
    var kind = failure.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message;
  }

  private static final class ProxyPassword extends Authenticator {

    private final String[] userInfo;

    ProxyPassword(String userInfo) {
      this.userInfo = userInfo.split(":", 2);
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      var password = userInfo.length == 2 ? userInfo[1] : "";
      return new PasswordAuthentication(userInfo[0], password.toCharArray());
    }
  }
}
