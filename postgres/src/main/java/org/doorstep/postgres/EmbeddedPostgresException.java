package org.doorstep.postgres;

/** The embedded server cannot do what was asked; the message is one a person can act on. */
public final class EmbeddedPostgresException extends RuntimeException {

  /** What kind of obstacle it is, so that a program can put it into its own words. */
  public enum Reason {
    /** Another living program uses the folder. */
    FOLDER_IN_USE,
    /** The account that runs the server cannot enter a folder, or does not own it. */
    FOLDER_CLOSED,
    /** The data were made by another major version of PostgreSQL. */
    OTHER_VERSION,
    /** Another program listens on the port. */
    PORT_TAKEN,
    /** There is no server for this machine on the class path. */
    NO_BINARIES,
    /** Anything else; the message carries what the server said. */
    FAILED
  }

  private final Reason reason;

  EmbeddedPostgresException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  EmbeddedPostgresException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
