package org.doorstep.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A little web site for the tests of this package; what it was not given is not found. */
final class Site implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  Site() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  Site page(String path, String html) {
    return page(path, 200, html);
  }

  Site page(String path, int status, String html) {
    var body = html.getBytes(StandardCharsets.UTF_8);
    answers.put(path, exchange -> send(exchange, status, "text/html; charset=utf-8", body));
    return this;
  }

  Site file(String path, byte[] content) {
    answers.put(path, exchange -> send(exchange, 200, "application/octet-stream", content));
    return this;
  }

  /** Which paths it was asked for, in that order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    asked.add(path);
    try (exchange) {
      answers.getOrDefault(path, Site::notFound).handle(exchange);
    }
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    send(exchange, 404, "text/plain", "Not here".getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    // Forbids eval, as our own pages do: what the tests put into a page must not need it.
    exchange.getResponseHeaders().add("Content-Security-Policy", "default-src * 'unsafe-inline'");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
