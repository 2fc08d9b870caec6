package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the database's own catalogue must say, so that it can be spread over several machines. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {

  /** Keys without the county, each with its reason. */
  private static final Set<String> KEYS_WITHOUT_COUNTY =
      Set.of(
          // the register of counties itself: a reference table, a division code is served once
          "places.county county_code_is_used_once",
          // the timers' list, one for all nodes; the work names its county when it runs
          "scheduler.task task_key",
          // one known value for the installation's keys
          "sealing.check_value check_value_key");

  /** Tables without row security, each with its reason. */
  private static final Set<String> OPEN_TABLES =
      Set.of(
          // the timers' own: read and written before any county is known, says nothing of anybody
          "scheduler.task");

  /** Functions that look past row security; each was read by a second pair of eyes. */
  private static final List<String> LOOKING_PAST_ROW_SECURITY =
      List.of(
          // one more rating handed in, by a resident; never down, never more than one
          "aftercare.count_handed_in(smallint)",
          // triggers that keep true what follows from other rows, in tables the asker may not write
          "aftercare.count_kept()",
          "aftercare.follow_clock()",
          "aftercare.follow_matter()",
          "aftercare.mark_trays()",
          "aftercare.stop_clock()",
          "documents.follow_subject()",
          "engagements.close_gap()",
          "engagements.note_meetings()",
          "engagements.recount_meetings()",
          "matters.count_reopenings()",
          "matters.follow_hand()",
          "matters.follow_unit()",
          "matters.leave_nothing()",
          "messages.follow_matter()",
          "pairings.follow_links()",
          "recipients.follow_recipient()",
          // whether a matter lies in no tray yet; the policy of clocks asks
          "matters.is_new(integer, uuid)",
          // writes the trays of others, which the asker may not read; only for a matter he or she
          // sees, and only as that matter says
          "matters.lay_in_trays(uuid)",
          // the same for any matter; called by the one above and by a trigger, granted to nobody
          "matters.lay(integer, uuid)",
          // whether a matter lies in a tray of the asker; policies of several tables ask
          "matters.sees(integer, uuid)",
          // whether an official has a link anywhere in the county, and how many: no doors
          "pairings.has_contact_point(uuid)",
          "pairings.load_of(uuid)",
          // which categories the doors of the asker's place are listed under, nothing of the doors
          "pairings.categories_at_work()",
          // the doors of the asker's place under one of them, in the order of their list, ids only
          "pairings.doors_under(text, text, text[], boolean, text, text, integer)",
          // full-text search within the asker's place, ids only
          "recipients.found(tsquery, integer)",
          // whether a recipient is the asker's to see; the policy of reaches asks
          "recipients.sees(integer, uuid)",
          // full-text search among officials, whom all who work in the county know, ids only
          "staff.found(tsquery, integer)");

  private static final String TABLES =
      """
      select c.oid, n.nspname || '.' || c.relname as name, c.relkind, c.relrowsecurity, c.relforcerowsecurity,
        c.relowner, c.reloptions, c.relname
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in (%s)
      """
          .formatted(GuardedDatabase.OURS);

  @Test
  void every_table_forces_row_security() throws SQLException {
    assertThat(list("relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)"))
        .isSubsetOf(OPEN_TABLES);
  }

  @Test
  void every_view_reads_with_the_rights_of_its_reader() throws SQLException {
    assertThat(
            list(
                "relkind in ('v', 'm') and not coalesce(reloptions @> '{security_invoker=true}',"
                    + " false)"))
        .isEmpty();
  }

  @Test
  void every_table_has_a_primary_key() throws SQLException {
    assertThat(
            list(
                "relkind in ('r', 'p') and not exists (select from pg_constraint k where k.conrelid"
                    + " = t.oid and k.contype = 'p')"))
        .isEmpty();
  }

  @Test
  void every_primary_and_unique_key_names_the_county() throws SQLException {
    assertThat(
            GuardedDatabase.list(
                """
                select t.name, x.relname from (%s) t
                join pg_index i on i.indrelid = t.oid and i.indisunique
                join pg_class x on x.oid = i.indexrelid
                where not exists (select from pg_attribute a
                  where a.attrelid = t.oid and a.attname = 'county' and a.attnum = any (i.indkey))
                """
                    .formatted(TABLES)))
        .isSubsetOf(KEYS_WITHOUT_COUNTY);
  }

  @Test
  void every_foreign_key_stays_within_the_county() throws SQLException {
    assertThat(
            GuardedDatabase.list(
                """
                select t.name, k.conname from (%s) t
                join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                where not exists (select from unnest(k.conkey, k.confkey) as pair(here, there)
                  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here and a.attname = 'county'
                  join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there and b.attname = 'county')
                """
                    .formatted(TABLES)))
        .isEmpty();
  }

  @Test
  void every_constraint_is_named_by_a_person_and_says_what_holds() throws SQLException {
    assertThat(
            GuardedDatabase.list(
                """
                select t.name, k.conname from (%s) t
                join pg_constraint k on k.conrelid = t.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
                where k.conname !~ '^[a-z0-9]+(_[a-z0-9]+)+$'
                  or k.conname ~ '_(pkey|fkey|check|excl)[0-9]*$'
                  or (k.contype = 'p') <> (k.conname ~ '_key$')
                  or k.contype <> 'p' and k.conname !~ '^[a-z0-9]+(_[a-z0-9]+){2,}$'
                """
                    .formatted(TABLES)))
        .isEmpty();
  }

  @Test
  void the_programs_role_owns_nothing_makes_nothing_and_is_held_by_every_policy()
      throws SQLException {
    assertThat(
            GuardedDatabase.list(
                """
                select 'table', oid::regclass from pg_class where relowner = 'doorstep_app'::regrole
                union all select 'function', oid::regprocedure from pg_proc where proowner = 'doorstep_app'::regrole
                union all select 'schema', oid::regnamespace from pg_namespace where nspowner = 'doorstep_app'::regrole
                union all select 'may create in', nspname::text::regnamespace from pg_namespace
                  where nspname !~ '^pg_(temp|toast)' and has_schema_privilege('doorstep_app', oid, 'CREATE')
                """
                    .replace("oid::regclass", "oid::regclass::text")
                    .replace("oid::regprocedure", "oid::regprocedure::text")
                    .replace("oid::regnamespace", "oid::regnamespace::text")
                    .replace("nspname::text::regnamespace", "nspname::text")))
        .isEmpty();
    assertThat(
            GuardedDatabase.list(
                """
                select rolname from pg_roles where rolname = 'doorstep_app'
                  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                union all select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid
                  where m.member = 'doorstep_app'::regrole
                union all select datname from pg_database
                  where datname = current_database() and has_database_privilege('doorstep_app', oid, 'CREATE')
                """))
        .isEmpty();
  }

  @Test
  void the_owner_of_the_tables_is_no_superuser_and_bound_by_its_own_policies() throws SQLException {
    assertThat(
            GuardedDatabase.list(
                "select rolname from pg_roles where rolname = 'doorstep_owner' and (rolsuper or"
                    + " rolbypassrls)"))
        .isEmpty();
    assertThat(list("relkind in ('r', 'p', 'v') and relowner <> 'doorstep_owner'::regrole"))
        .isEmpty();
  }

  @Test
  void only_reviewed_functions_look_past_row_security() throws SQLException {
    assertThat(
            GuardedDatabase.list(
                definers(
                    "n.nspname || '.' || p.proname || '(' || oidvectortypes(p.proargtypes) ||"
                        + " ')'")))
        .containsExactlyInAnyOrderElementsOf(LOOKING_PAST_ROW_SECURITY);
  }

  @Test
  void such_a_function_has_a_fixed_search_path_an_owner_nobody_signs_in_as_and_one_user()
      throws SQLException {
    assertThat(
            GuardedDatabase.list(
                definers("p.proname")
                    + """
                     and (not coalesce(p.proconfig @> '{search_path=pg_catalog}', false)
                      or p.proowner <> 'doorstep_search'::regrole
                      or exists (select from aclexplode(p.proacl) g where g.grantee = 0)
                      or p.proacl is null)
                    """))
        .isEmpty();
    assertThat(
            GuardedDatabase.list(
                "select rolname from pg_roles where rolname = 'doorstep_search' and (rolcanlogin or"
                    + " rolsuper)"))
        .isEmpty();
  }

  private static String definers(String columns) {
    return "select "
        + columns
        + " from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and"
        + " n.nspname in ("
        + GuardedDatabase.OURS
        + ")";
  }

  private static List<String> list(String condition) throws SQLException {
    return GuardedDatabase.list("select name from (" + TABLES + ") t where " + condition);
  }
}
