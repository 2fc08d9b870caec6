package org.doorstep.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProxyOfEnvironmentTest {

  @ParameterizedTest
  @CsvSource({
    "https_proxy, http://gate:3128, '', gate:3128",
    "HTTPS_PROXY, gate:8080, '', gate:8080",
    "all_proxy, http://name:secret@gate:3128/, '', gate:3128",
    "http_proxy, http://gate:3128, '', direct",
    "https_proxy, http://gate:3128, 'office.example, npmjs.org', direct",
    "https_proxy, http://gate:3128, .npmjs.org:443, direct",
    "https_proxy, http://gate:3128, js.org, gate:3128",
    "https_proxy, http://gate:3128, *, direct",
  })
  void the_way_to_the_registry(String variable, String proxy, String spared, String expected) {
    var selector = new ProxyOfEnvironment(Map.of(variable, proxy, "NO_PROXY", spared));

    var ways = selector.select(URI.create("https://registry.npmjs.org/"));

    assertThat(ways).map(ProxyOfEnvironmentTest::written).containsExactly(expected);
  }

  private static String written(Proxy way) {
    return way.address() instanceof InetSocketAddress address
        ? address.getHostString() + ":" + address.getPort()
        : "direct";
  }
}
