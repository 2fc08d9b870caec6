package org.doorstep.places;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.doorstep.places.Division.Level;
import org.doorstep.shared.SearchText;
import org.tukaani.xz.XZInputStream;

/**
 * The divisions of the whole country as the program ships them, from provinces to villages.
 *
 * <p>Down to the counties they are held in memory; townships and villages are read from the packed
 * file of their province each time they are asked for. A county is founded from these; what has
 * changed there since is in its own places.
 */
public final class Divisions {

  /** Provinces, prefectures and counties by code, so that each stands before what lies in it. */
  private final NavigableMap<String, Division> upper = new TreeMap<>();

  public Divisions() {
    try (var lines = lines(open("counties.txt"))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var space = line.indexOf(' ');
        var code = line.substring(0, space);
        upper.put(code, new Division(code, line.substring(space + 1)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public List<Division> listProvinces() {
    return upper.values().stream().filter(d -> d.level() == Level.PROVINCE).toList();
  }

  /** The divisions directly in this one, by code; none in a village or under an unknown code. */
  public List<Division> listIn(String code) {
    var near = code.length() < Level.COUNTY.digits() ? upper.values() : listCounty(countyOf(code));
    return near.stream().filter(d -> d.parent().equals(Optional.of(code))).toList();
  }

  /** The county, its townships and its villages, each before what lies in it; empty if unknown. */
  public List<Division> listCounty(String county) {
    var divisions = new ArrayList<Division>();
    if (county.length() == Level.COUNTY.digits() && upper.containsKey(county)) {
      read(county.substring(0, Level.PROVINCE.digits()), county, divisions::add);
    }
    return List.copyOf(divisions);
  }

  /** Tells every division of the country, each before what lies in it, and keeps none of them. */
  public void forEach(Consumer<? super Division> told) {
    for (var province : listProvinces()) {
      read(province.code(), province.code(), told);
    }
  }

  /** The division with this code, at any level. */
  public Optional<Division> find(String code) {
    return code.length() <= Level.COUNTY.digits()
        ? Optional.ofNullable(upper.get(code))
        : listCounty(countyOf(code)).stream().filter(d -> d.code().equals(code)).findFirst();
  }

  /**
   * The provinces, prefectures and counties that somebody may mean who types a part of a name, of
   * its pinyin or of its initials; the widest first, then by code.
   */
  public List<Division> search(String typed) {
    return upper.values().stream()
        .filter(d -> SearchText.of(d.name()).matches(typed))
        .sorted(Comparator.comparing(Division::level))
        .toList();
  }

  private static String countyOf(String code) {
    return code.substring(0, Math.min(code.length(), Level.COUNTY.digits()));
  }

  /** Reads the packed file of a province; README.md beside the files says what their lines mean. */
  private void read(String province, String within, Consumer<? super Division> told) {
    try (var lines = lines(new XZInputStream(open(province + ".xz")))) {
      var county = "";
      var township = "";
      var serial = 0;
      var inside = false;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("=")) {
          county = line.substring(1);
          if (inside && !county.startsWith(within)) {
            return;
          }
          inside = county.startsWith(within);
          if (inside) {
            told.accept(upper.get(county));
          }
        } else if (inside && line.startsWith("-")) {
          township = county + line.substring(1, 4);
          serial = 0;
          told.accept(new Division(township, line.substring(5)));
        } else if (inside) {
          var space = line.indexOf(' ');
          serial = space < 0 ? serial + 1 : Integer.parseInt(line, 0, space, 10);
          told.accept(new Division(village(township, serial), line.substring(space + 1)));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Not by String.format, which writes the digits of the machine's language. */
  private static String village(String township, int serial) {
    var digits = Integer.toString(serial);
    return township + "0".repeat(3 - digits.length()) + digits;
  }

  private static BufferedReader lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, UTF_8));
  }

  private static InputStream open(String file) throws IOException {
    var found = Divisions.class.getResourceAsStream("/divisions/" + file);
    if (found == null) {
      throw new FileNotFoundException("The program was built without /divisions/" + file);
    }
    return found;
  }
}
