package org.doorstep.recipients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.audit.Trail;
import org.doorstep.recipients.PersonalNumbers.Numbers;
import org.doorstep.shared.Phone;
import org.doorstep.shared.Refused;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.junit.jupiter.api.Test;

@ProgramTest
class PersonalNumbersTest {

  private static final String ID_NUMBER = "11010519491231002X";

  private final PersonalNumbers numbers;
  private final Registrations registrations;
  private final Recipients recipients;
  private final Trail trail;
  private final TestCounty county;

  PersonalNumbersTest(
      PersonalNumbers numbers,
      Registrations registrations,
      Recipients recipients,
      Trail trail,
      TestCounties counties) {
    this.numbers = numbers;
    this.registrations = registrations;
    this.recipients = recipients;
    this.trail = trail;
    this.county = counties.found();
  }

  private Recipient household() {
    county
        .system()
        .run(() ->
            registrations.add(
                Map.of(
                    new RecipientEntry(
                        Recipient.Kind.HOUSEHOLD,
                        "H1",
                        "石有才",
                        county.dadong,
                        "三组",
                        null,
                        List.of()),
                    List.of(
                        new ResidentEntry(
                            "石有才",
                            "head",
                            "m",
                            LocalDate.of(1949, 12, 31),
                            IdNumber.parse(ID_NUMBER).orElseThrow(),
                            Phone.parse("13885512345").orElseThrow(),
                            "")))));
    return county.wu.scope().call(() -> recipients.search("H1").getFirst());
  }

  private long looks(Person who) {
    return county
        .system()
        .call(() ->
            trail.list(
                new Trail.Sought(
                    Optional.of(who.id()),
                    "resident.show-numbers",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false),
                Optional.empty(),
                50))
        .size();
  }

  @Test
  void numbers_are_masked_and_shown_in_full_to_whoever_works_at_the_door_each_look_recorded() {
    var door = household().id();
    var masked = county.wu.scope().call(() -> numbers.masked(door));
    assertThat(masked)
        .singleElement()
        .returns("138****2345", Numbers::phone)
        .returns("1101********002X", Numbers::idNumber);
    var head = masked.getFirst().resident();

    var whole = county.wu.scope().call(() -> numbers.show(door, head));
    assertThat(whole).returns("13885512345", Numbers::phone).returns(ID_NUMBER, Numbers::idNumber);
    assertThat(looks(county.wu)).isEqualTo(1);
    assertThat(whole.toString()).doesNotContain("石有才", "138", "1101");

    for (var other : List.of(county.luo, county.meng, county.pan, county.liang, county.ji)) {
      assertThatThrownBy(() -> other.scope().call(() -> numbers.show(door, head)))
          .as(other.name())
          .isInstanceOf(Refused.class);
      assertThat(looks(other)).isZero();
    }
  }
}
