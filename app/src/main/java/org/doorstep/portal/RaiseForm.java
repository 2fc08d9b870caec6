package org.doorstep.portal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.matters.FollowCode;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.Raise;
import org.doorstep.places.Division.Level;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Phone;
import org.doorstep.shared.Word;

/**
 * What a resident raises, as it was typed.
 *
 * @param id made with the empty form, so that the same sent twice is one matter
 * @param followCode made with the empty form too; only a hash of it is kept
 * @param at when the form was opened
 * @param find sent by the button that looks for villages
 */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record RaiseForm(
    String id,
    String followCode,
    String at,
    String what,
    String kind,
    String concerns,
    String township,
    String village,
    String villageName,
    String anonymous,
    String name,
    String phone,
    String find) {

  private static final int WHAT_AT_MOST = 1000;
  private static final int NAME_AT_MOST = 40;

  RaiseForm {
    id = text(id);
    followCode = text(followCode);
    at = text(at);
    what = text(what);
    kind = text(kind);
    concerns = text(concerns);
    township = text(township);
    village = text(village);
    villageName = text(villageName);
    anonymous = text(anonymous);
    name = text(name);
    phone = text(phone);
    find = text(find);
  }

  static RaiseForm blank(Instant now) {
    return new RaiseForm(
        UUID.randomUUID().toString(),
        FollowCode.random().value(),
        now.toString(),
        "",
        "",
        "me",
        "",
        "",
        "",
        "",
        "",
        "",
        "");
  }

  boolean isAnonymous() {
    return !anonymous.isEmpty();
  }

  boolean looksForVillages() {
    return !find.isEmpty();
  }

  /** The same with a village found for what was typed. */
  RaiseForm in(String found) {
    return new RaiseForm(
        id,
        followCode,
        at,
        what,
        kind,
        concerns,
        Level.TOWNSHIP.holding(found),
        found,
        "",
        anonymous,
        name,
        phone,
        find);
  }

  Checked<Raise> check(boolean villageIsHere) {
    var errors = new FieldErrors();
    var said = Coded.find(Kind.class, kind);
    errors.require("what", what, "portal.raise.what.empty", WHAT_AT_MOST);
    if (said.isEmpty()) {
      errors.add("kind", new Word("portal.raise.kind.choose"));
    }
    if (!villageIsHere) {
      errors.add("township", new Word("portal.raise.village.choose"));
    }
    errors.limit("name", name, NAME_AT_MOST);
    var call = isAnonymous() ? Optional.<Phone>empty() : Phone.parse(phone);
    if (call.isEmpty() && !phone.isEmpty() && !isAnonymous()) {
      errors.add("phone", new Word("portal.raise.phone.wrong"));
    }
    var made = made();
    if (made.isEmpty()) {
      errors.add("what", new Word("portal.raise.again"));
    }
    if (!errors.none()) {
      return new Invalid<>(errors);
    }
    return new Valid<>(
        new Raise(
            made.orElseThrow().id(),
            made.orElseThrow().code(),
            said.orElseThrow(),
            Raise.titleOf(what),
            what,
            village,
            null,
            concerns.equals("many"),
            Priority.ORDINARY,
            Channel.PAGE,
            made.orElseThrow().at(),
            null,
            null,
            isAnonymous(),
            isAnonymous() ? "" : name,
            call.map(Phone::digits).orElse("")));
  }

  private record Made(UUID id, FollowCode code, Instant at) {}

  /** What was made with the empty form and came back as it was. */
  private Optional<Made> made() {
    try {
      return Optional.of(
          new Made(UUID.fromString(id), new FollowCode(followCode), Instant.parse(at)));
    } catch (IllegalArgumentException | DateTimeParseException tampered) {
      return Optional.empty();
    }
  }

  private static String text(String sent) {
    return Objects.requireNonNullElse(sent, "").strip();
  }

  /** Says nothing of what was typed. */
  @Override
  public String toString() {
    return "RaiseForm";
  }
}
