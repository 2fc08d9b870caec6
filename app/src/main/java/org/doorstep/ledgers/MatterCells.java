package org.doorstep.ledgers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.doorstep.ledgers.MatterLedger.Line;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.shared.Words;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;

/**
 * Says what stands in each column of the ledger, in the reader's language; names of places and
 * units are asked for once each.
 */
final class MatterCells {

  private final Words words;
  private final Function<String, String> categories;
  private final Places places;
  private final Units units;
  private final Map<String, String> placeNames = new HashMap<>();
  private final Map<UUID, String> unitNames = new HashMap<>();

  MatterCells(Words words, Function<String, String> categories, Places places, Units units) {
    this.words = words;
    this.categories = categories;
    this.places = places;
    this.units = units;
  }

  /** What a column says of a line; empty for nothing. */
  String say(Line line, MatterColumn column) {
    return switch (column) {
      case NUMBER -> line.number();
      case TITLE -> line.title();
      case KIND -> words.say("ledgers.kind." + line.kind());
      case CATEGORY -> line.category() == null ? "" : categories.apply(line.category());
      case TOWNSHIP -> place(Level.TOWNSHIP.holding(line.place()));
      case VILLAGE -> place(line.place());
      case CHANNEL -> words.say("ledgers.channel." + line.channel());
      case PRIORITY -> words.say("ledgers.priority." + line.priority());
      case CONCERNS ->
          words.say(line.collective() ? "ledgers.concerns.collective" : "ledgers.concerns.person");
      case RAISED -> day(line.raisedAt());
      case STATE -> words.say("ledgers.state." + line.state());
      case HOLDER -> unit(line.holder());
      case DUE -> line.due().toString();
      case OUTCOME -> line.outcome() == null ? "" : words.say("ledgers.outcome." + line.outcome());
      case ANSWERED -> day(line.answeredAt());
      case CLOSED -> day(line.closedAt());
      case SCORE -> line.score() == null ? "" : line.score().toString();
      case REOPENED -> Integer.toString(line.reopened());
      case REASON ->
          line.reasonClass() == null ? "" : words.say("ledgers.reason." + line.reasonClass());
      case NEXT_LOOK -> line.nextLook() == null ? "" : line.nextLook().toString();
    };
  }

  /** The heads of some columns. */
  List<String> heads(List<MatterColumn> columns) {
    return columns.stream().map(column -> words.say(column.key())).toList();
  }

  private String day(@Nullable Instant moment) {
    return moment == null ? "" : LocalDate.ofInstant(moment, words.zone()).toString();
  }

  private String place(String code) {
    return placeNames.computeIfAbsent(code, places::name);
  }

  private String unit(UUID id) {
    return unitNames.computeIfAbsent(
        id, unknown -> units.names(List.of(unknown)).getOrDefault(unknown, ""));
  }
}
