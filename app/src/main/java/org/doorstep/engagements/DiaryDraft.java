package org.doorstep.engagements;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Words;

/**
 * A draft of a day's narrative: what the records of the day say, one line each, and nothing that
 * they do not say. A talk between officials is left out, because others read the diary.
 */
final class DiaryDraft {

  private DiaryDraft() {}

  static String of(
      List<Engagement> held, Map<UUID, Recipient> doors, Map<String, String> places, Words t) {
    return held.stream()
        .filter(one -> one.kind() != Kind.OFFICIALS_TALK)
        .map(one -> line(one, doors, places, t))
        .collect(Collectors.joining("\n"));
  }

  private static String line(
      Engagement held, Map<UUID, Recipient> doors, Map<String, String> places, Words t) {
    var door = held.recipient() == null ? null : doors.get(held.recipient());
    var place = places.getOrDefault(held.place(), held.place());
    var from = DiaryController.time(held.begun(), t.zone());
    var to = DiaryController.time(held.ended(), t.zone());
    var kind = t.say(held.kind().word());
    if (!held.met()) {
      return t.say("engagements.draft.not-home", from, place, door == null ? "" : door.name());
    }
    var happened =
        door == null
            ? t.say("engagements.draft.gathering", from, to, kind, place, held.persons())
            : t.say("engagements.draft.door", from, to, kind, place, door.name());
    return held.heard().isEmpty()
        ? happened
        : happened + t.say("engagements.draft.heard", held.heard());
  }
}
