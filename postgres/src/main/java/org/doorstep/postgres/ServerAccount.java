package org.doorstep.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;

/**
 * Who runs the server. PostgreSQL refuses root, so a program started by root lends it somebody
 * unprivileged.
 */
sealed interface ServerAccount {

  /** An ordinary user runs the server as himself. */
  record Ourselves() implements ServerAccount {}

  /** Root runs it as an account that owns nothing else; the data belong to that account. */
  record Lent(String setpriv, UserPrincipal user, GroupPrincipal group) implements ServerAccount {}

  /**
   * Root without {@code setpriv}: a user namespace in which root is nobody; the data stay root's.
   */
  record Unshared(String unshare) implements ServerAccount {}

  static boolean weAreRoot() {
    return new UnixSystem().getUid() == 0;
  }

  static ServerAccount choose() throws IOException {
    if (!weAreRoot()) {
      return new Ourselves();
    }
    var setpriv = Command.find("setpriv");
    if (setpriv.isPresent()) {
      var names = FileSystems.getDefault().getUserPrincipalLookupService();
      var user = names.lookupPrincipalByName("nobody");
      GroupPrincipal group;
      try {
        group = names.lookupPrincipalByGroupName("nogroup");
      } catch (IOException notDebian) {
        group = names.lookupPrincipalByGroupName("nobody");
      }
      return new Lent(setpriv.get(), user, group);
    }
    return new Unshared(
        Command.find("unshare")
            .orElseThrow(() ->
                new EmbeddedPostgresException(
                    Reason.FAILED,
                    "PostgreSQL does not run as root, and neither setpriv nor unshare is here to"
                        + " run it as somebody else. Install util-linux, or start the program as an"
                        + " ordinary user.")));
  }

  /** A command line that does the same as this account. */
  default List<String> running(List<String> line) {
    var whole = new ArrayList<String>();
    switch (this) {
      case Ourselves() -> {}
      case Lent(var setpriv, var user, var group) ->
          whole.addAll(
              List.of(
                  setpriv,
                  "--reuid=" + user.getName(),
                  "--regid=" + group.getName(),
                  "--clear-groups",
                  "--no-new-privs"));
      case Unshared(var unshare) -> whole.addAll(List.of(unshare, "-U"));
    }
    whole.addAll(line);
    return whole;
  }

  /** Gives a folder with all in it to this account, unless it has it already. */
  default void own(Path folder) throws IOException {
    switch (this) {
      case Lent(var _, var user, var group) -> {
        if (Files.getOwner(folder).equals(user)) {
          return;
        }
        List<Path> everything;
        try (var tree = Files.walk(folder)) {
          everything = new ArrayList<>(tree.toList());
        }
        // The folder itself last: if this is broken off, the next start sees that it is not done.
        for (var path : everything.reversed()) {
          var view =
              Files.getFileAttributeView(
                  path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
          view.setGroup(group);
          view.setOwner(user);
        }
      }
      case Unshared _ -> {}
      case Ourselves() -> {
        var owner = Files.getAttribute(folder, "unix:uid");
        if (!owner.equals((int) new UnixSystem().getUid())) {
          throw new EmbeddedPostgresException(
              Reason.FOLDER_CLOSED,
              "The folder "
                  + folder
                  + " belongs to "
                  + Files.getOwner(folder).getName()
                  + ", and you are "
                  + new UnixSystem().getUsername()
                  + ". Start the program as that user or as root, or choose another folder.");
        }
      }
    }
  }

  /** Refuses a folder that this account cannot reach, and says which one stands in the way. */
  default void requirePassageTo(Path folder) throws IOException {
    var way = new ArrayList<String>();
    for (var step = folder.toRealPath(); step != null; step = step.getParent()) {
      way.addFirst(step.toString());
    }
    var script = "for d; do if [ ! -x \"$d\" ]; then printf %s \"$d\"; exit 1; fi; done";
    var line = Stream.concat(Stream.of("/bin/sh", "-c", script, "sh"), way.stream()).toList();
    var answer = new Command(running(line)).run();
    if (!answer.well()) {
      throw blocked(folder, answer.output());
    }
  }

  private EmbeddedPostgresException blocked(Path folder, String said) throws IOException {
    var who =
        switch (this) {
          case Lent(var _, var user, var _) ->
              "the account "
                  + user.getName()
                  + ", which runs PostgreSQL when root starts the program,";
          case Unshared _ -> "root in its own user namespace, which runs PostgreSQL here,";
          case Ourselves() -> new UnixSystem().getUsername();
        };
    var at = said.startsWith("/") ? Path.of(said) : folder;
    if (!Files.isDirectory(at)) {
      return new EmbeddedPostgresException(
          Reason.FAILED, "PostgreSQL cannot be run here as another account: " + said);
    }
    return new EmbeddedPostgresException(
        Reason.FOLDER_CLOSED,
        "The folder %s (%s) cannot be entered by %s but %s lies below it. Choose another folder, such as %s, or allow passage: chmod o+x '%s'"
            .formatted(
                at,
                PosixFilePermissions.toString(Files.getPosixFilePermissions(at)),
                who,
                folder,
                Folders.defaultHome(),
                at));
  }
}
