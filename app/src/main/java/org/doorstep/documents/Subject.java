package org.doorstep.documents;

import java.util.UUID;

/** What files are attached to. */
public record Subject(Kind kind, UUID id) {

  /** The kinds of things that take files. */
  public enum Kind {
    VISIT("visit"),
    MATTER("matter");

    private final String stored;

    Kind(String stored) {
      this.stored = stored;
    }

    String stored() {
      return stored;
    }
  }

  public static Subject visit(UUID id) {
    return new Subject(Kind.VISIT, id);
  }

  public static Subject matter(UUID id) {
    return new Subject(Kind.MATTER, id);
  }
}
