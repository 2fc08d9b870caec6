package org.doorstep.command;

/**
 * How to sign in to the program's database.
 *
 * @param owner who owns the tables, and migrates them
 * @param program who owns nothing, and serves
 */
public record Doors(Door owner, Door program) {

  /** Those of a database, by the names of its two roles ({@code db/roles.sql}). */
  public static Doors at(String url, String ownerPassword, String programPassword) {
    return new Doors(
        new Door(url, "doorstep_owner", ownerPassword),
        new Door(url, "doorstep_app", programPassword));
  }
}
