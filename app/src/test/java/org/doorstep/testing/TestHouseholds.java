package org.doorstep.testing;

import static org.doorstep.db.recipients.Tables.RECIPIENT;
import static org.doorstep.db.recipients.Tables.RESIDENT;
import static org.doorstep.db.recipients.Tables.SEARCH;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.pairings.Links;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.FullText;
import org.doorstep.shared.Scope;
import org.doorstep.shared.SearchText;
import org.doorstep.testing.TestCounty.Person;
import org.jooq.DSLContext;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts households, enterprises and institutions on a test county's register, as the system. */
@TestConfiguration(proxyBeanMethods = false)
public class TestHouseholds {

  private final DSLContext db;
  private final Recipients recipients;
  private final Links links;
  private final Audit audit;
  private final TransactionTemplate transactions;

  public TestHouseholds(
      DSLContext db,
      Recipients recipients,
      Links links,
      Audit audit,
      PlatformTransactionManager transactionManager) {
    this.db = db;
    this.recipients = recipients;
    this.links = links;
    this.audit = audit;
    this.transactions = new TransactionTemplate(transactionManager);
  }

  @Bean
  TestHouseholds households() {
    return this;
  }

  /** A household of the head alone. */
  public Recipient household(TestCounty county, String village, String head) {
    return household(county, village, head, "", "");
  }

  /** A household of the head and one child, with a cause of hardship and wishes (S11). */
  public Recipient household(
      TestCounty county, String village, String head, String cause, String wishes) {
    var id = recipient(county, Recipient.Kind.HOUSEHOLD, village, head, cause, wishes);
    resident(county, id, village, head, "head", LocalDate.of(1968, 3, 9));
    resident(county, id, village, head.charAt(0) + "小花", "child", LocalDate.of(2015, 6, 1));
    return get(county, id);
  }

  public Recipient enterprise(TestCounty county, String village, String name) {
    return get(county, recipient(county, Recipient.Kind.ENTERPRISE, village, name, "", ""));
  }

  public Recipient institution(TestCounty county, String village, String name) {
    return get(county, recipient(county, Recipient.Kind.INSTITUTION, village, name, "", ""));
  }

  /** The id of the link an official has with somebody since the first of January. */
  public UUID link(TestCounty county, Person official, Recipient recipient) {
    return link(county, official, recipient, LocalDate.of(2026, 1, 1));
  }

  /** The id of the link an official has with somebody since a day. */
  public UUID link(TestCounty county, Person official, Recipient recipient, LocalDate since) {
    return county
        .system()
        .call(() ->
            links.link(official.id(), recipient, Links.CONTACT, since, "", UUID.randomUUID()));
  }

  private Recipient get(TestCounty county, UUID id) {
    return county.system().call(() -> recipients.get(id));
  }

  private UUID recipient(
      TestCounty county,
      Recipient.Kind kind,
      String village,
      String name,
      String cause,
      String wishes) {
    var id = UUID.randomUUID();
    write(
        county,
        () -> {
          db.insertInto(RECIPIENT)
              .set(RECIPIENT.COUNTY, county.key)
              .set(RECIPIENT.ID, id)
              .set(RECIPIENT.KIND, kind.stored())
              .set(RECIPIENT.CODE, "H" + id.toString().substring(0, 8))
              .set(RECIPIENT.NAME, name)
              .set(RECIPIENT.PLACE, village)
              .set(RECIPIENT.ADDRESS, "三组 12 号")
              .set(RECIPIENT.CATEGORIES, new String[] {})
              .set(RECIPIENT.CAUSE, cause)
              .set(RECIPIENT.WISHES, wishes)
              .set(RECIPIENT.CONTENT, new byte[32])
              .execute();
          var words = new LinkedHashSet<>(SearchText.ofPerson(name).words());
          db.insertInto(
                  SEARCH, SEARCH.COUNTY, SEARCH.RECIPIENT, SEARCH.PLACE, FullText.column("words"))
              .values(
                  org.jooq.impl.DSL.val(county.key),
                  org.jooq.impl.DSL.val(id),
                  org.jooq.impl.DSL.val(village),
                  FullText.vector(words))
              .execute();
        });
    return id;
  }

  private void resident(
      TestCounty county,
      UUID household,
      String village,
      String name,
      String relation,
      LocalDate born) {
    write(
        county,
        () ->
            db.insertInto(RESIDENT)
                .set(RESIDENT.COUNTY, county.key)
                .set(RESIDENT.ID, UUID.randomUUID())
                .set(RESIDENT.HOUSEHOLD, household)
                .set(RESIDENT.PLACE, village)
                .set(RESIDENT.NAME, name)
                .set(RESIDENT.RELATION, relation)
                .set(RESIDENT.SEX, "unknown")
                .set(RESIDENT.BORN, born)
                .set(RESIDENT.CONTENT, new byte[0])
                .execute());
  }

  private void write(TestCounty county, Runnable work) {
    Scope scope = county.system();
    scope.run(() ->
        transactions.executeWithoutResult(_ -> {
          work.run();
          audit.record("recipient.import", null);
        }));
  }
}
