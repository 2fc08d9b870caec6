package org.doorstep.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.doorstep.recipients.IdNumber.Fault;
import org.doorstep.shared.Phone;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IdNumberTest {

  private static final String PRINTED_IN_THE_STANDARD = "11010519491231002X";

  @Test
  void a_number_tells_when_somebody_was_born_and_the_sex() {
    var number = IdNumber.parse(" 11010519491231002x ").orElseThrow();

    assertThat(number.born()).isEqualTo(LocalDate.of(1949, 12, 31));
    assertThat(number.sex()).isEqualTo("f");
    assertThat(number.masked()).isEqualTo("1101********002X");
    assertThat(number).hasToString("IdNumber");
  }

  @Test
  void any_one_digit_mistyped_is_noticed() {
    for (var at = 0; at < 17; at++) {
      for (var digit = '0'; digit <= '9'; digit++) {
        if (PRINTED_IN_THE_STANDARD.charAt(at) != digit) {
          var mistyped =
              PRINTED_IN_THE_STANDARD.substring(0, at)
                  + digit
                  + PRINTED_IN_THE_STANDARD.substring(at + 1);
          assertThat(IdNumber.parse(mistyped)).as("place %d, %s", at, digit).isEmpty();
        }
      }
    }
  }

  @Test
  void what_is_wrong_is_told() {
    assertThat(IdNumber.faultOf("1101051949123100")).isEqualTo(Optional.of(Fault.LENGTH));
    assertThat(IdNumber.faultOf("110105194913310021")).isEqualTo(Optional.of(Fault.DATE));
    assertThat(IdNumber.faultOf("110105194912310021")).isEqualTo(Optional.of(Fault.CHECK_DIGIT));
  }

  @Test
  void a_telephone_is_read_as_people_type_it_and_shown_masked() {
    assertThat(Phone.parse("+86 138-0013-8000").map(Phone::masked)).contains("138****8000");
    assertThat(Phone.parse("(0855) 6412345").map(Phone::digits)).contains("08556412345");
    assertThat(Phone.parse("010-12345678").map(Phone::digits)).contains("01012345678");
    assertThat(Phone.parse("12345")).isEmpty();
    assertThat(Phone.parse("1380013800a")).isEmpty();
  }
}
