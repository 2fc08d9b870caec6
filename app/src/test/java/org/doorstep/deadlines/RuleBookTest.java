package org.doorstep.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.doorstep.deadlines.Cases.day;

import org.doorstep.deadlines.DeadlineRule.LastDayOff;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.deadlines.LegalBasis.Standing;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleBookTest {

  @Test
  void the_shipped_rules_are_proposals_without_a_basis_in_law() {
    assertThat(RuleBook.shipped().rules())
        .allMatch(rule -> rule.basis().equals(LegalBasis.NONE))
        .extracting(DeadlineRule::quoted, DeadlineRule::amount, DeadlineRule::unit)
        .extracting(Object::toString)
        .containsExactly(
            "(\"sort.1\", 2, WORKING_DAYS)",
            "(\"accept.1\", 2, WORKING_DAYS)",
            "(\"handle.1\", 15, WORKING_DAYS)",
            "(\"handle-consultation.1\", 5, WORKING_DAYS)",
            "(\"handle-urgent.1\", 3, WORKING_DAYS)",
            "(\"look-back.1\", 30, CALENDAR_DAYS)",
            "(\"look-again.1\", 0, WORKING_DAYS)");
  }

  @Test
  void a_rule_of_law_names_its_document_and_says_whether_it_was_compared() {
    var book =
        book(
            """
            # limits of the petition regulations, as far as they were read
            petition-handle,1,2022-05-01,信访工作条例,,verified,60,calendar-days,accepted,no,\
            moves-to-next-working-day,30,80,0 3 7
            petition-accept,1,2022-05-01,信访工作条例,第二十二条,not-verified,15,calendar-days,raised,no,\
            stays,0,80,0 3 7
            """);

    assertThat(book.findInEffect("petition-handle", day("2026-01-01")))
        .hasValueSatisfying(rule -> {
          assertThat(rule.basis()).isEqualTo(new LegalBasis("信访工作条例", "", Standing.VERIFIED));
          assertThat(rule.unit()).isEqualTo(Unit.CALENDAR_DAYS);
          assertThat(rule.startsFrom()).isEqualTo(StartEvent.ACCEPTED);
          assertThat(rule.maxExtension()).isEqualTo(30);
        });
    assertThat(book.findInEffect("petition-accept", day("2026-01-01")))
        .hasValueSatisfying(rule -> {
          assertThat(rule.basis().standing()).isEqualTo(Standing.NOT_VERIFIED);
          assertThat(rule.lastDayOff()).isEqualTo(LastDayOff.STAYS);
        });
  }

  @Test
  void the_version_in_effect_on_the_day_is_found() {
    var rest = "product-default,%d,working-days,raised,no,moves-to-next-working-day,0,80,0 3 7\n";
    var book =
        book(
            ("reply,1,2024-01-01,,," + rest).formatted(10)
                + ("reply,2,2026-07-01,,," + rest).formatted(5));

    assertThat(book.findInEffect("reply", day("2023-12-31"))).isEmpty();
    assertThat(book.findInEffect("reply", day("2026-06-30")).orElseThrow().amount()).isEqualTo(10);
    assertThat(book.findInEffect("reply", day("2026-07-01")).orElseThrow().amount()).isEqualTo(5);
    assertThat(book.findInEffect("unknown", day("2026-07-01"))).isEmpty();
  }

  @Test
  void a_rule_that_cannot_be_is_refused_with_its_line() {
    var hours =
        "x,1,2026-01-01,,,product-default,4,hours,raised,no,moves-to-next-working-day,0,80,0";
    var lawless = "x,1,2026-01-01,,,verified,4,hours,raised,no,stays,0,80,0";

    assertThatIllegalArgumentException()
        .isThrownBy(() -> book(hours))
        .withMessage("Line 2: x: hours run on through days off");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book(lawless))
        .withMessageStartingWith("Line 2: A rule of law names its document");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book("\nx,1,2026-13-01"))
        .withMessage("Line 3: 3 cells instead of 14");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> book(hours.replace("hours,", "weeks,")))
        .withMessageStartingWith("Line 2: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleBook.read("id;version"))
        .withMessageStartingWith("Line 1: expected id,version");
  }

  private static RuleBook book(String rows) {
    return RuleBook.read(RuleBook.HEADER + "\n" + rows);
  }
}
