package org.doorstep.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Files as people would send them, made for a test. */
public final class TestFiles {

  public static final List<String> HOUSEHOLDS = List.of("户编号", "户主姓名", "村代码", "地址", "电话", "类别");
  public static final List<String> RESIDENTS =
      List.of("户编号", "姓名", "与户主关系", "身份证号", "性别", "出生日期", "电话", "外出务工地");

  public static final List<String> UNITS = List.of("单位编号", "单位名称", "类型", "上级单位编号", "地区代码");
  public static final List<String> OFFICIALS =
      List.of("干部编号", "姓名", "单位编号", "角色", "职务", "任职日期", "电话", "账号", "初始密码");
  public static final List<String> ENTERPRISES = List.of("企业编号", "企业名称", "村代码", "地址", "电话");
  public static final List<String> INSTITUTIONS = List.of("机构编号", "机构名称", "村代码", "地址", "电话");

  private TestFiles() {}

  /** One sheet of a file: its name, its heads, its rows. */
  public record Content(String name, List<String> heads, List<List<String>> rows) {}

  public static Path workbook(Content... sheets) {
    try {
      var file = Files.createTempFile("doorstep-test", ".xlsx");
      try (var out = Files.newOutputStream(file);
          var book = new Workbook(out, "test", "1.0")) {
        for (var sheet : sheets) {
          var page = book.newWorksheet(sheet.name());
          for (var at = 0; at < sheet.heads().size(); at++) {
            page.value(0, at, sheet.heads().get(at));
          }
          for (var row = 0; row < sheet.rows().size(); row++) {
            for (var at = 0; at < sheet.rows().get(row).size(); at++) {
              page.value(row + 1, at, sheet.rows().get(row).get(at));
            }
          }
          page.finish();
        }
      }
      return file;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** An identity number that is right, from the seventeen digits before the check digit. */
  static String idNumber(long seventeen) {
    var digits = Long.toString(seventeen);
    var sum = 0;
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    for (var at = 0; at < 17; at++) {
      sum += (digits.charAt(at) - '0') * weights[at];
    }
    return digits + "10X98765432".charAt(sum % 11);
  }

  public static String idNumber(int year, int month, int day, int serial) {
    return idNumber(
        522_633_000_000_000_00L + year * 10_000_000L + month * 100_000L + day * 1_000L + serial);
  }
}
