package org.doorstep.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.imports.pages.ImportsPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Takes;
import org.doorstep.shared.Way;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Bringing a register in from a table: template, upload, preview, and the choice to take it. */
@Controller
@RequestMapping("/admin/import")
@Allowed(Role.ADMINISTRATOR)
class ImportsController {

  private static final MediaType WORKBOOK =
      MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /** So many bytes may the files of one import have together. */
  private static final long FILES_AT_MOST = ImportPages.MEGABYTES_AT_MOST * 1_000_000L;

  private final Imports imports;
  private final Runs runs;
  private final Workbooks workbooks;
  private final ImportPages pages;
  private final Copies copies;

  ImportsController(
      Imports imports, Runs runs, Workbooks workbooks, ImportPages pages, Copies copies) {
    this.imports = imports;
    this.runs = runs;
    this.workbooks = workbooks;
    this.pages = pages;
    this.copies = copies;
  }

  /** The way to the imports. */
  @Configuration
  static class Ways {

    @Bean
    static Way importsWay() {
      return new Way(80, "imports.title", "/admin/import", "file", Role.ADMINISTRATOR);
    }
  }

  @GetMapping
  ModelAndView choose(Locale locale) {
    return all(locale);
  }

  private ModelAndView all(Locale locale) {
    return new ModelAndView(
        "imports/imports", Map.of("page", pages.all(runs.recent(), locale)), HttpStatus.OK);
  }

  @GetMapping("/{kind:[a-z]+}")
  ModelAndView ask(@PathVariable String kind, Locale locale) {
    return ask(kind(kind), HttpStatus.OK, new FieldErrors(), locale);
  }

  private ModelAndView ask(ImportKind kind, HttpStatus status, FieldErrors errors, Locale locale) {
    ImportsPage page = pages.one(kind, errors, locale);
    return new ModelAndView("imports/imports", Map.of("page", page), status);
  }

  private ModelAndView wrong(ImportKind kind, Word what, Locale locale) {
    var errors = new FieldErrors();
    errors.add("file", what);
    return ask(kind, HttpStatus.UNPROCESSABLE_CONTENT, errors, locale);
  }

  @GetMapping("/{kind:[a-z]+}/template")
  ResponseEntity<byte[]> template(@PathVariable String kind) throws IOException {
    var wanted = kind(kind);
    var out = new ByteArrayOutputStream();
    workbooks.template(wanted, out);
    return file("doorstep-" + wanted.stored() + ".xlsx", out);
  }

  @PostMapping("/{kind:[a-z]+}")
  @Takes(FILES_AT_MOST + 1_000_000)
  ModelAndView upload(
      @PathVariable String kind,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
      Locale locale)
      throws IOException {
    var wanted = kind(kind);
    var sent =
        files == null
            ? List.<MultipartFile>of()
            : files.stream().filter(file -> !file.isEmpty()).toList();
    if (sent.isEmpty()) {
      return wrong(wanted, new Word("imports.file.none"), locale);
    }
    if (sent.stream().mapToLong(MultipartFile::getSize).sum() > FILES_AT_MOST) {
      return wrong(
          wanted, new Word("imports.file.too-large", ImportPages.MEGABYTES_AT_MOST), locale);
    }
    var kept = new ArrayList<Path>();
    for (var file : sent) {
      kept.add(copies.keep(file));
    }
    var names =
        sent.stream()
            .map(file -> Objects.requireNonNullElse(file.getOriginalFilename(), ""))
            .map(name -> name.substring(Math.max(0, name.length() - 80)))
            .collect(Collectors.joining(", "));
    return new ModelAndView(
        "redirect:/admin/import/runs/" + imports.begin(wanted, names, kept, true));
  }

  @GetMapping("/runs/{id}")
  ModelAndView show(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String part,
      Locale locale) {
    var template = part.equals("progress") ? "imports/progress" : "imports/import";
    return page(template, id, HttpStatus.OK, new FieldErrors(), mark(after), locale);
  }

  @PostMapping("/runs/{id}/take")
  ModelAndView take(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String rows, Locale locale) {
    var bad = runs.get(id).all().bad();
    if (bad > 0 && rows.isEmpty()) {
      var errors = new FieldErrors();
      errors.add("rows", new Word("imports.take.choose"));
      return page(
          "imports/import", id, HttpStatus.UNPROCESSABLE_CONTENT, errors, Optional.empty(), locale);
    }
    if (rows.equals("none")) {
      imports.giveUp(id);
    } else {
      imports.confirm(id, rows.equals("good"));
    }
    return new ModelAndView("redirect:/admin/import/runs/" + id);
  }

  @PostMapping("/runs/{id}/give-up")
  String giveUp(@PathVariable UUID id) {
    imports.giveUp(id);
    return "redirect:/admin/import/runs/" + id;
  }

  @GetMapping("/runs/{id}/bad-rows")
  ResponseEntity<byte[]> badRows(@PathVariable UUID id, Locale locale) throws IOException {
    var run = runs.get(id);
    var out = new ByteArrayOutputStream();
    workbooks.handBack(run.kind(), runs, run, locale, out);
    return file("doorstep-bad-rows.xlsx", out);
  }

  private ModelAndView page(
      String template,
      UUID id,
      HttpStatus status,
      FieldErrors errors,
      Optional<Runs.Mark> after,
      Locale locale) {
    var run = runs.get(id);
    return new ModelAndView(template, Map.of("page", pages.of(run, after, errors, locale)), status);
  }

  private static ImportKind kind(String stored) {
    return ImportKind.find(stored).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** Where a screen of bad rows ended: {@code residents.417}. */
  private static Optional<Runs.Mark> mark(String after) {
    var parts = after.split("\\.", 2);
    return parts.length == 2 && parts[1].matches("\\d{1,9}")
        ? Arrays.stream(Sheet.values())
            .filter(sheet -> sheet.stored().equals(parts[0]))
            .findFirst()
            .map(sheet -> new Runs.Mark(sheet, Integer.parseInt(parts[1])))
        : Optional.empty();
  }

  private static ResponseEntity<byte[]> file(String name, ByteArrayOutputStream content) {
    return ResponseEntity.ok()
        .contentType(WORKBOOK)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(content.toByteArray());
  }
}
