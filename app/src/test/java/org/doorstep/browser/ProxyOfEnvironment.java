package org.doorstep.browser;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy named by the customary variables {@code https_proxy}, {@code http_proxy}, {@code
 * all_proxy} and {@code no_proxy}, in either case. Java itself reads none of them.
 */
final class ProxyOfEnvironment extends ProxySelector {

  private final Map<String, String> environment;

  ProxyOfEnvironment(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI target) {
    var proxy = spared(target) ? Optional.<URI>empty() : proxyFor(target);
    return List.of(
        proxy.map(address -> new Proxy(Proxy.Type.HTTP, socket(address))).orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException reason) {}

  /** The proxy for an address, with the name and password it may carry. */
  Optional<URI> proxyFor(URI target) {
    return variable(target.getScheme() + "_proxy")
        .or(() -> variable("all_proxy"))
        .map(address -> URI.create(address.contains("://") ? address : "http://" + address));
  }

  private boolean spared(URI target) {
    var host = target.getHost().toLowerCase(ROOT);
    return host.equals("localhost")
        || host.startsWith("127.")
        || Arrays.stream(variable("no_proxy").orElse("").split("[\\s,]+"))
            .map(entry -> entry.toLowerCase(ROOT).replaceFirst(":\\d+$", ""))
            .map(entry -> entry.replaceFirst("^\\*?\\.", ""))
            .filter(entry -> !entry.isEmpty())
            .anyMatch(
                entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  private Optional<String> variable(String name) {
    return Stream.of(name, name.toUpperCase(ROOT))
        .flatMap(each -> Stream.ofNullable(environment.get(each)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static InetSocketAddress socket(URI proxy) {
    var usual = "https".equals(proxy.getScheme()) ? 443 : 80;
    return new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? usual : proxy.getPort());
  }
}
