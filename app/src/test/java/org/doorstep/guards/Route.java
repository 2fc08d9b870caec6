package org.doorstep.guards;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.access.RouteGuard;
import org.doorstep.shared.Role;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * One way into the program.
 *
 * @param who the roles it is open to, {@code staff} for all who have an account, {@code everybody},
 *     {@code nobody}, or {@code unguarded} where the guard is not asked at all
 */
public record Route(String method, String path, String who) {

  private static final Set<Role> STAFF =
      EnumSet.complementOf(EnumSet.of(Role.RESIDENT, Role.PUBLIC, Role.SYSTEM));

  /** The line of the committed file. */
  String line() {
    return String.join(",", method, path, who);
  }

  static Route of(String line) {
    var cells = line.split(",", 3);
    return new Route(cells[0], cells[1], cells[2]);
  }

  /** Whether a role is let in. */
  public boolean opensTo(Role role) {
    return isOpen()
        || (who.equals("staff")
            ? STAFF.contains(role)
            : List.of(who.split(" ", -1)).contains(role.name()));
  }

  public boolean isOpen() {
    return who.equals("everybody") || who.equals("unguarded");
  }

  boolean writes() {
    return !method.equals("GET");
  }

  /** A path that can be asked: every part left open is filled with something nobody has. */
  public String sample() {
    return path.replaceAll("\\{[a-z]+:\\[a-z]\\+}", "nothing")
        .replaceAll("\\{\\*?[^}]*}", "00000000-0000-0000-0000-000000000000")
        .replace("/**", "");
  }

  /** Every route the program has mapped. */
  public static List<Route> mapped(ApplicationContext program) {
    return program.getBeansOfType(RequestMappingInfoHandlerMapping.class).entrySet().stream()
        .flatMap(mapping ->
            mapping.getValue().getHandlerMethods().entrySet().stream()
                .flatMap(handler ->
                    routes(
                        handler.getKey(),
                        mapping.getKey().equals("requestMappingHandlerMapping")
                            ? who(handler.getValue())
                            : "unguarded")))
        .collect(
            Collectors.toMap(
                route -> route.path + " " + route.method,
                Function.identity(),
                Route::same,
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /** Two handlers of one way in, told apart by what is sent or wanted, open to the same people. */
  private static Route same(Route one, Route other) {
    if (!one.equals(other)) {
      throw new IllegalStateException("One way in, two rights: " + one + " and " + other);
    }
    return one;
  }

  private static Stream<Route> routes(RequestMappingInfo info, String who) {
    var methods = info.getMethodsCondition().getMethods();
    return info.getPatternValues().stream()
        .flatMap(path ->
            (methods.isEmpty() ? List.of(RequestMethod.GET, RequestMethod.POST) : methods)
                .stream().map(method -> new Route(method.name(), path, who)));
  }

  private static String who(HandlerMethod handler) {
    var roles = RouteGuard.roles(handler);
    if (roles.contains(Role.PUBLIC)) {
      return "everybody";
    }
    if (roles.isEmpty()) {
      return "nobody";
    }
    return STAFF.equals(Set.copyOf(roles))
        ? "staff"
        : roles.stream().sorted().distinct().map(Role::name).collect(Collectors.joining(" "));
  }

  /** The committed routes, by way in. */
  static Map<String, Route> committed() {
    return GuardedDatabase.resource("/denial/routes.csv")
        .lines()
        .skip(1)
        .filter(line -> !line.isBlank())
        .map(Route::of)
        .collect(
            Collectors.toMap(
                route -> route.path + " " + route.method,
                Function.identity(),
                Route::same,
                TreeMap::new));
  }
}
