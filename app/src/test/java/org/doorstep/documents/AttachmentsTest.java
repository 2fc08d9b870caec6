package org.doorstep.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.doorstep.access.Sessions;
import org.doorstep.audit.Trail;
import org.doorstep.documents.Attachments.Filed;
import org.doorstep.engagements.Kind;
import org.doorstep.engagements.Served;
import org.doorstep.engagements.Visit;
import org.doorstep.engagements.Visits;
import org.doorstep.matters.AnsweredMatters;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raised;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Attached;
import org.doorstep.staff.Officials;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.doorstep.testing.TestTrail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockMultipartFile;

@ProgramTest
class AttachmentsTest {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  private final Attachments attachments;
  private final AttachmentSweep sweep;
  private final Matters matters;
  private final Visits visits;
  private final Trail trail;
  private final Sessions sessions;
  private final Officials officials;
  private final TestHouseholds households;
  private final MessageSource words;
  private final SetClock clock;
  private final TestCounty county;
  private final Path disk;
  private final int port;

  AttachmentsTest(
      Attachments attachments,
      AttachmentSweep sweep,
      Matters matters,
      Visits visits,
      Trail trail,
      Sessions sessions,
      Officials officials,
      TestHouseholds households,
      MessageSource words,
      SetClock clock,
      TestCounties counties,
      @Value("${doorstep.data}") String data,
      @LocalServerPort int port) {
    this.attachments = attachments;
    this.sweep = sweep;
    this.matters = matters;
    this.visits = visits;
    this.trail = trail;
    this.sessions = sessions;
    this.officials = officials;
    this.households = households;
    this.words = words;
    this.clock = clock;
    this.county = counties.found();
    this.disk = Path.of(data, "attachments", Integer.toString(county.key));
    this.port = port;
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  private Raised raised() {
    return new AnsweredMatters(matters).raised(county, county.wu, clock.instant());
  }

  private static List<NewFile> file(String name, byte[] content, Attachments attachments) {
    return switch (attachments.check(
        new Checked.Valid<>(name), List.of(new MockMultipartFile("files", name, null, content)))) {
      case Valid<Filed<String>>(Filed<String>(_, var files)) -> files;
      case Invalid<Filed<String>>(var errors) -> throw new AssertionError(errors.all());
    };
  }

  private List<NewFile> photograph(int seed) throws IOException {
    return file("桥头.jpg", SampleFiles.photograph(seed), attachments);
  }

  private List<Attached> seen(Person who, Subject about) {
    return who.scope()
        .call(() ->
            attachments.of(about, new Words(words, Locale.SIMPLIFIED_CHINESE, who.scope().zone())));
  }

  private HttpResponse<byte[]> get(Person who, String path) throws Exception {
    var session =
        county
            .system()
            .call(() -> sessions.begin(who.id(), officials.postsOf(who.id()).getFirst().id()));
    return BROWSER.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Cookie", "doorstep=" + county.key + "." + session)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private Path bytes(List<NewFile> files) {
    var name = NewFile.hex(files.getFirst().sha256());
    return disk.resolve(name.substring(0, 2)).resolve(name);
  }

  private int entries(String action) {
    return TestTrail.entries(trail, county, action).size();
  }

  @Test
  void a_file_is_seen_by_whoever_sees_the_matter_and_by_no_other_township() throws Exception {
    var raised = raised();
    var matter = Subject.matter(raised.id());
    var files = photograph(11);

    county.system().run(() -> attachments.keep(files, raised::number, matter));

    assertThat(seen(county.shi, matter)).singleElement().returns("群众", Attached::who);
    assertThat(seen(county.pan, matter)).isEmpty();
    assertThat(seen(county.ji, matter)).isEmpty();
    var href = seen(county.shi, matter).getFirst().href();
    assertThat(get(county.shi, href).body()).isEqualTo(files.getFirst().content());
    for (var stranger : List.of(county.pan, county.liang, county.meng)) {
      assertThat(get(stranger, href).statusCode()).as(stranger.name()).isEqualTo(404);
      assertThat(get(stranger, href + "/small").statusCode()).isEqualTo(404);
    }
    assertThat(get(county.ji, href).statusCode()).as("an administrator").isEqualTo(403);
    county
        .shi
        .scope()
        .run(() ->
            matters.take(
                raised.number(),
                new org.doorstep.matters.MatterStep.Dispatch(
                    county.water.id(), null, "请办理。", List.of())));
    assertThat(get(county.meng, href).statusCode()).as("asked to deal with it").isEqualTo(200);
  }

  @Test
  void it_is_handed_out_with_its_own_type_and_kept_by_nobody_on_the_way() throws Exception {
    var raised = raised();
    var matter = Subject.matter(raised.id());
    county
        .wu
        .scope()
        .run(() -> {
          try {
            attachments.keep(photograph(12), raised::number, matter);
            attachments.keep(
                file("..\\..\\申请 书.pdf", SampleFiles.pdf(), attachments), raised::number, matter);
          } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
          }
        });
    var all = seen(county.wu, matter);
    var picture = all.stream().filter(one -> one.name().equals("桥头.jpg")).findFirst().orElseThrow();
    var letter =
        all.stream().filter(one -> one.name().equals("申请 书.pdf")).findFirst().orElseThrow();

    var whole = get(county.wu, picture.href()).headers();
    assertThat(whole.firstValue("Content-Type")).contains("image/jpeg");
    assertThat(whole.allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(whole.allValues("Cache-Control")).containsExactly("no-store");
    assertThat(whole.allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(whole.firstValue("Content-Disposition").orElseThrow()).startsWith("inline");
    var opened = get(county.wu, letter.href()).headers();
    assertThat(opened.firstValue("Content-Type")).contains("application/pdf");
    assertThat(opened.firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment")
        .contains("filename*=UTF-8''%E7%94%B3");
    assertThat(letter.small()).isNull();
    var small = get(county.wu, picture.href() + "/small");
    assertThat(small.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(small.body().length).isLessThan(get(county.wu, picture.href()).body().length);
    var read = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(small.body()));
    assertThat(Math.max(read.getWidth(), read.getHeight())).isEqualTo(360);
  }

  @Test
  void where_a_photograph_was_taken_never_reaches_the_disk() throws Exception {
    var raised = raised();
    var files = photograph(13);
    county
        .wu
        .scope()
        .run(() -> attachments.keep(files, raised::number, Subject.matter(raised.id())));

    assertThat(new String(Files.readAllBytes(bytes(files)), ISO_8859_1))
        .doesNotContain(SampleFiles.WHERE);
    assertThat(bytes(files)).hasBinaryContent(files.getFirst().content());
    assertThat(waiting()).isEmpty();
  }

  private List<Path> waiting() throws IOException {
    try (var all = Files.list(disk.resolve("coming"))) {
      return all.toList();
    }
  }

  @Test
  void given_the_same_is_sent_twice_then_nothing_changes() throws Exception {
    var raised = raised();
    var matter = Subject.matter(raised.id());
    var files = photograph(14);
    var before = entries("attachment.add");

    county.wu.scope().run(() -> attachments.keep(files, raised::number, matter));
    county.wu.scope().run(() -> attachments.keep(files, raised::number, matter));

    assertThat(seen(county.wu, matter)).hasSize(1);
    assertThat(entries("attachment.add")).isEqualTo(before + 1);
  }

  @Test
  void a_visits_files_are_seen_with_it_and_only_its_writer_adds_any() throws Exception {
    var household = households.household(county, county.dadong, "石有才");
    var visit =
        new Visit(
            UUID.randomUUID(),
            Kind.HOME_VISIT,
            new Visit.With.Door(household.id()),
            clock.instant().minusSeconds(1800),
            clock.instant(),
            new Visit.Came.Met("桥面裂了", Served.LIVELIHOODS),
            "",
            List.of(),
            "");
    var about = Subject.visit(visit.id());
    var files = photograph(15);

    county.wu.scope().run(() -> attachments.keep(files, () -> visits.record(visit), about));

    assertThat(seen(county.wu, about)).singleElement().returns("吴干部", Attached::who);
    assertThat(seen(county.shi, about)).hasSize(1);
    assertThat(seen(county.long_, about)).isEmpty();
    assertThat(seen(county.pan, about)).isEmpty();
    var another = photograph(16);
    for (var other : List.of(county.shi, county.liang)) {
      assertThatThrownBy(() -> other.scope().run(() -> attachments.keep(another, () -> "", about)))
          .as(other.name())
          .rootCause()
          .hasMessageContaining("row-level security");
    }
    assertThat(seen(county.wu, about)).hasSize(1);
  }

  @Test
  void what_came_with_a_transaction_that_was_rolled_back_goes_after_an_hour_and_nothing_else()
      throws Exception {
    var raised = raised();
    var matter = Subject.matter(raised.id());
    var lost = photograph(17);
    var kept = photograph(18);
    county.wu.scope().run(() -> attachments.keep(kept, raised::number, matter));
    assertThatThrownBy(() ->
            county
                .wu
                .scope()
                .run(() ->
                    attachments.keep(
                        lost, () -> matters.get(new MatterNumber(2026, 999_999)), matter)))
        .isInstanceOf(Refused.class);
    Files.createLink(
        disk.resolve("coming").resolve(NewFile.hex(kept.getFirst().sha256()) + ".killed"),
        bytes(kept));
    assertThat(waiting()).hasSize(2);

    clock.set(Instant.now());
    county.system().run(sweep::sweep);
    assertThat(waiting()).as("too early").hasSize(2);
    clock.set(Instant.now().plus(Duration.ofMinutes(61)));
    county.system().run(sweep::sweep);

    assertThat(waiting()).isEmpty();
    assertThat(bytes(lost)).doesNotExist();
    assertThat(bytes(kept)).exists();
    assertThat(seen(county.wu, matter)).hasSize(1);
  }

  @Test
  void what_is_erased_leaves_the_pages_and_the_disk_unless_something_else_has_the_same()
      throws Exception {
    var one = raised();
    var other = raised();
    var shared = photograph(19);
    var alone = photograph(20);
    county
        .wu
        .scope()
        .run(() ->
            attachments.keep(
                shared, one::number, Subject.matter(one.id()), Subject.matter(other.id())));
    county.wu.scope().run(() -> attachments.keep(alone, one::number, Subject.matter(one.id())));
    var href = seen(county.wu, Subject.matter(one.id())).getFirst().href();

    county.system().run(() -> attachments.erase(Subject.matter(one.id())));
    county.system().run(sweep::sweep);

    assertThat(seen(county.wu, Subject.matter(one.id()))).isEmpty();
    assertThat(get(county.wu, href).statusCode()).isEqualTo(404);
    assertThat(bytes(alone)).doesNotExist();
    assertThat(bytes(shared)).exists();
    assertThat(seen(county.wu, Subject.matter(other.id()))).hasSize(1);
    assertThat(entries("attachment.erase")).isEqualTo(1);
    assertThat(waiting()).isEmpty();
  }
}
