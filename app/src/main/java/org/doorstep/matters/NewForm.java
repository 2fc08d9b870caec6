package org.doorstep.matters;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.pages.NewPage.Typed;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Parsed;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The form for a matter that comes on its own, exactly as typed. Id and code were made with the
 * empty form, so that sending it twice raises one matter.
 */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record NewForm(
    String id,
    String code,
    String at,
    String channel,
    String kind,
    String title,
    String text,
    String place,
    @BindParam("place-q") String placeTyped,
    String recipient,
    @BindParam("recipient-q") String recipientTyped,
    String concerns,
    String priority,
    String contactName,
    String find) {

  private static final int LONGEST_TITLE = 60;

  NewForm {
    id = Objects.requireNonNullElse(id, "");
    code = Objects.requireNonNullElse(code, "");
    at = Objects.requireNonNullElse(at, "");
    channel = Objects.requireNonNullElse(channel, "");
    kind = Objects.requireNonNullElse(kind, "");
    title = Objects.requireNonNullElse(title, "");
    text = Objects.requireNonNullElse(text, "");
    place = Objects.requireNonNullElse(place, "");
    placeTyped = Objects.requireNonNullElse(placeTyped, "");
    recipient = Objects.requireNonNullElse(recipient, "");
    recipientTyped = Objects.requireNonNullElse(recipientTyped, "");
    concerns = Objects.requireNonNullElse(concerns, "");
    priority = Objects.requireNonNullElse(priority, "");
    contactName = Objects.requireNonNullElse(contactName, "");
    find = Objects.requireNonNullElse(find, "");
  }

  /** An empty form, ready to be raised once. */
  static NewForm blank(Instant now, String place) {
    return new NewForm(
        UUID.randomUUID().toString(),
        FollowCode.random().value(),
        now.toString(),
        Channel.BOX.stored(),
        Kind.PROBLEM.stored(),
        "",
        "",
        place,
        "",
        "",
        "",
        MatterFields.PERSON,
        Priority.ORDINARY.stored(),
        "",
        "");
  }

  Typed typed() {
    return new Typed(
        id,
        code,
        at,
        channel,
        kind,
        title,
        text,
        place,
        placeTyped,
        recipient,
        recipientTyped,
        concerns,
        priority,
        contactName);
  }

  /**
   * What it raises.
   *
   * @param linkedWith the link the asker has with a recipient today; null for none
   */
  Checked<Raise> check(Function<UUID, @Nullable UUID> linkedWith) {
    var errors = new FieldErrors();
    var channelOf = Coded.find(Channel.class, channel);
    if (channelOf.isEmpty()) {
      errors.add("channel", new Word("matters.channel.choose"));
    }
    var kindOf = Coded.find(Kind.class, kind);
    if (kindOf.isEmpty()) {
      errors.add("kind", new Word("matters.kind.choose"));
    }
    MatterFields.checkText(errors, "text", "matters.new.text", text);
    errors.limit("title", title.strip(), LONGEST_TITLE);
    if (!place.matches("\\d{9,15}")) {
      errors.add("place", new Word("matters.place.choose"));
    }
    var priorityOf = Coded.find(Priority.class, priority);
    if (priorityOf.isEmpty()) {
      errors.add("priority", new Word("matters.priority.choose"));
    }
    var madeId = Parsed.id(id);
    var madeCode = FollowCode.parse(code);
    var madeAt = Parsed.moment(at);
    if (madeId.isEmpty() || madeCode.isEmpty() || madeAt.isEmpty()) {
      errors.add("text", new Word("matters.new.again"));
    }
    var whose = Parsed.id(recipient).orElse(null);
    return errors.none()
        ? new Valid<>(
            new Raise(
                madeId.get(),
                madeCode.get(),
                kindOf.get(),
                title.isBlank() ? Raise.titleOf(text) : title.strip(),
                text.strip(),
                place,
                whose,
                concerns.equals(MatterFields.COLLECTIVE),
                priorityOf.get(),
                channelOf.get(),
                madeAt.get(),
                null,
                whose == null ? null : linkedWith.apply(whose),
                false,
                contactName.strip(),
                ""))
        : new Invalid<>(errors);
  }

  @Override
  public String toString() {
    return "NewForm";
  }
}
