package org.doorstep.bench;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What PostgreSQL did for a statement, as {@code explain (analyze, format json)} tells it.
 *
 * @param visited rows read from tables and indexes, those that were read in vain included
 * @param sorted the most rows any one sort was given
 */
record Plan(long visited, long sorted) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern LIMIT = Pattern.compile("fetch next (\\d+) rows only|limit (\\d+)");
  private static final String ENTRIES = "Bitmap Index Scan";
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 100;

  static Plan of(String explained) {
    return of(JSON.readTree(explained).get(0).get("Plan"));
  }

  private static Plan of(JsonNode node) {
    var type = node.get("Node Type").asString();
    var loops = number(node, "Actual Loops");
    var visited = 0L;
    if (node.has("Relation Name") && type.endsWith("Scan")) {
      visited =
          Math.round(
              loops
                  * (number(node, "Actual Rows")
                      + number(node, "Rows Removed by Filter")
                      + number(node, "Rows Removed by Index Recheck")));
    }
    if (type.equals(ENTRIES)) {
      visited = Math.round(loops * number(node, "Actual Rows"));
    }
    var sorted = 0L;
    var entries = 0L;
    for (var child : node.path("Plans")) {
      var below = of(child);
      if (type.equals("Bitmap Heap Scan")) {
        entries += below.visited;
      } else {
        visited += below.visited;
      }
      sorted = Math.max(sorted, below.sorted);
      if (type.equals("Sort")
          && !child.path("Parent Relationship").asString("").equals("SubPlan")) {
        sorted = Math.max(sorted, Math.round(number(child, "Actual Rows")));
      }
    }
    // Where indexes are held against each other, what all have is few and what each has was read.
    return new Plan(Math.max(visited, entries), sorted);
  }

  Plan orWorse(Plan other) {
    return new Plan(Math.max(visited, other.visited), Math.max(sorted, other.sorted));
  }

  private static double number(JsonNode node, String name) {
    return node.path(name).asDouble(0);
  }

  static boolean isList(String sql) {
    return sql.contains(" rows only");
  }

  /** How many lines the page of a statement has: what the statement as a whole stops at. */
  static int page(String sql) {
    var limits = LIMIT.matcher(sql);
    var page = USUAL_PAGE;
    while (limits.find()) {
      var number = limits.group(1) == null ? limits.group(2) : limits.group(1);
      page = Integer.parseInt(number);
    }
    return Math.clamp(page, USUAL_PAGE, LARGEST_PAGE);
  }
}
