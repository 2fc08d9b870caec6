package org.doorstep.bench;

import java.sql.Connection;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.doorstep.bench.Addresses.Filter;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;

/**
 * Work lists and ledger pages as an official, a leader, a township, a department and the county
 * open them over ten million engagements and a million matters: each tab and view, each filter
 * alone, each pair of filters.
 *
 * <p>95 of 100 in under 100 ms, and no more than twice the blocks of the same pages over a
 * hundredth of the rows (design.md, section 10).
 */
public final class ListsBenchmark implements Benchmark {

  private static final Map<String, String> PEOPLE =
      new TreeMap<>(
          Map.of(
              "v0.1", "official",
              "v0.0", "leader",
              "t0.0", "township",
              "d0.0", "department",
              "county0", "county"));
  private static final List<String> WORK_LISTS =
      List.of(
          "/",
          "/matters",
          "/doors",
          "/look-backs",
          "/extensions",
          "/publications",
          "/commitments",
          "/diary",
          "/notices");
  private static final String LEDGER = "/ledger";
  private static final int BUDGET_MS = 100;
  private static final double BLOCKS = 2;
  private static final int ROUNDS = 5;
  private static final int VALUES = 3;

  /** So many filters show that it measures; only all of them show how fast they are. */
  private static final int FEW = 10;

  /** A page that touches fewer blocks says nothing by touching twice as many. */
  private static final long FEW_BLOCKS = 200;

  /** Made by the service loader. */
  public ListsBenchmark() {}

  @Override
  public String name() {
    return "lists";
  }

  /**
   * What one page costs.
   *
   * @param millis of each time it was opened, but the first
   * @param blocks the median of those times, for a timer's work may fall into one
   * @param goesOn whether it is full and another follows
   */
  private record Cost(List<Double> millis, long blocks, boolean goesOn) {

    /** The same page opened again later: a timer that ran meanwhile can only have added blocks. */
    Cost again(Cost later) {
      return new Cost(millis, Math.min(blocks, later.blocks()), goesOn);
    }
  }

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    var small = measured(rig, MadeSites.small(rig), Map.of());
    var large = measured(rig, MadeSites.large(rig), small);
    var pages = pages(small, large);
    var ledger = pages.stream().filter(page -> page.address().contains(" " + LEDGER)).toList();
    var work = pages.stream().filter(page -> !ledger.contains(page)).toList();
    var figures = new ArrayList<>(judged(rig, "work", work));
    figures.addAll(judged(rig, "ledger", ledger));
    return figures;
  }

  /** What each page costs; one that seems to have grown is opened again, a little later. */
  private static Map<String, Cost> measured(Rig rig, Site site, Map<String, Cost> beside)
      throws Exception {
    var costs = new TreeMap<String, Cost>();
    try (var superuser = site.superuser()) {
      Statements.reset(superuser);
      for (var person : PEOPLE.entrySet().stream().limit(rig.of(PEOPLE.size(), 1)).toList()) {
        var client = MadeSites.signedIn(site, person.getKey());
        var all = addresses(rig, client);
        var addresses = rig.full() ? List.copyOf(all) : few(all);
        rig.say("bench.lists.opening", addresses.size(), person.getValue());
        var reader = person.getValue() + " ";
        var opened = new TreeMap<String, Cost>();
        for (var address : addresses) {
          opened.put(reader + address, cost(rig, client, superuser, address));
        }
        for (var page : pages(beside, opened).stream().filter(Page::grown).toList()) {
          var address = page.address().substring(reader.length());
          opened.merge(page.address(), cost(rig, client, superuser, address), Cost::again);
        }
        costs.putAll(opened);
      }
    }
    site.stop();
    return costs;
  }

  /** Every list as it opens, and some of the ledger's filters. */
  private static List<String> few(Set<String> all) {
    return Stream.concat(
            all.stream().filter(address -> !address.contains("?")),
            all.stream().filter(address -> address.startsWith(LEDGER + "?")).limit(FEW))
        .toList();
  }

  private static Set<String> addresses(Rig rig, Client client) throws Exception {
    var addresses = new LinkedHashSet<String>();
    for (var list : WORK_LISTS) {
      var page = client.get(list);
      if (page.status() == 200) {
        addresses.add(list);
        addresses.addAll(Addresses.links(list, page.body()));
      }
    }
    var ledger = client.get(LEDGER).expect(200).body();
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var values = rig.of(VALUES, 1);
    var filters = new ArrayList<>(Addresses.filters(ledger, values, values));
    for (var ago : List.of(Period.ofMonths(1), Period.ofYears(4))) {
      filters.add(Filter.of("from", today.minus(ago)));
      filters.add(Filter.of("to", today.minus(ago)));
    }
    addresses.add(LEDGER);
    addresses.addAll(Addresses.links(LEDGER, ledger));
    addresses.addAll(Addresses.aloneAndInPairs(LEDGER, filters));
    return addresses;
  }

  private static Cost cost(Rig rig, Client client, Connection superuser, String address)
      throws Exception {
    var goesOn = client.get(address).expect(200).body().contains("after=");
    var rounds = rig.of(ROUNDS, 1);
    var millis = new ArrayList<Double>();
    var blocks = new ArrayList<Double>();
    var before = Statements.blocks(superuser);
    for (var round = 0; round < rounds; round++) {
      var began = System.nanoTime();
      client.get(address).expect(200);
      millis.add((System.nanoTime() - began) / 1e6);
      var after = Statements.blocks(superuser);
      blocks.add((double) after - before);
      before = after;
    }
    return new Cost(millis, Math.round(Pairs.median(toArray(blocks.stream()))), goesOn);
  }

  /**
   * A page that both sizes have.
   *
   * @param comparable whether it is full in the small set too; one that shows more rows may touch
   *     more blocks
   */
  private record Page(
      String address, List<Double> millis, long few, long many, boolean comparable) {

    double median() {
      return Pairs.median(toArray(millis.stream()));
    }

    double growth() {
      return comparable && many > FEW_BLOCKS ? (double) many / Math.max(1, few) : 1;
    }

    boolean grown() {
      return growth() > BLOCKS;
    }
  }

  private static List<Page> pages(Map<String, Cost> small, Map<String, Cost> large) {
    var pages = new ArrayList<Page>();
    large.forEach((address, cost) -> {
      var same = small.get(address);
      if (same != null) {
        pages.add(new Page(address, cost.millis(), same.blocks(), cost.blocks(), same.goesOn()));
      }
    });
    return pages;
  }

  private static List<Figure> judged(Rig rig, String what, List<Page> pages) {
    var p95 = Pairs.percentile(toArray(pages.stream().flatMap(page -> page.millis().stream())), 95);
    var slowest = Collections.max(pages, Comparator.comparingDouble(Page::median));
    var grown =
        pages.stream()
            .filter(Page::grown)
            .sorted(Comparator.comparingDouble(Page::growth).reversed())
            .map(
                page -> rig.text("bench.lists.grown-page", page.few(), page.many(), page.address()))
            .toList();
    grown.forEach(line -> rig.progress().step(line));
    return List.of(
        Figure.judged(
            rig.text("bench.lists." + what + ".p95", pages.size()),
            rig.text("bench.ms", Pairs.shown(p95)),
            rig.text("bench.under-ms", BUDGET_MS),
            p95 < BUDGET_MS),
        Figure.told(
            rig.text("bench.lists.slowest"),
            rig.text("bench.lists.ms-blocks", Pairs.shown(slowest.median()), slowest.many()),
            slowest.address()),
        Figure.judged(
            rig.text("bench.lists." + what + ".grown"),
            rig.text(
                "bench.lists.of",
                grown.size(),
                pages.stream().filter(Page::comparable).count(),
                pages.size()),
            grown.isEmpty() ? "0" : grown.getFirst(),
            grown.isEmpty()));
  }

  private static double[] toArray(Stream<Double> millis) {
    return millis.mapToDouble(Double::doubleValue).toArray();
  }
}
