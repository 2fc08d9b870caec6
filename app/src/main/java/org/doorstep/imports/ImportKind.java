package org.doorstep.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which register an import brings; stored and addressed by {@link #stored()}. */
public enum ImportKind {
  HOUSEHOLDS(Sheet.HOUSEHOLDS, Sheet.RESIDENTS),
  UNITS(Sheet.UNITS),
  OFFICIALS(Sheet.OFFICIALS),
  ENTERPRISES(Sheet.ENTERPRISES),
  INSTITUTIONS(Sheet.INSTITUTIONS);

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Sheet> sheets;

  ImportKind(Sheet... sheets) {
    this.sheets = List.of(sheets);
  }

  /** Its sheets, in the order in which they are read. */
  List<Sheet> sheets() {
    return sheets;
  }

  public String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ImportKind> find(String stored) {
    return Arrays.stream(values()).filter(kind -> kind.stored().equals(stored)).findFirst();
  }
}
