package org.doorstep.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings a server runs with: ours, then those of the caller. */
final class ServerConfiguration {

  private ServerConfiguration() {}

  static String text(EmbeddedPostgresSettings wanted) {
    var all = new LinkedHashMap<>(ours());
    if (!wanted.durable()) {
      all.put("fsync", "off");
      all.put("synchronous_commit", "off");
      all.put("full_page_writes", "off");
      all.put("shared_buffers", "64MB");
    }
    if (wanted.walFolder() != null) {
      all.put("archive_mode", "on");
      all.put("archive_command", new WalFolder(wanted.walFolder()).archiveCommand());
      all.put("archive_timeout", "5min");
    }
    all.putAll(wanted.server());
    return "# Written anew at each start. Your own settings: ALTER SYSTEM, which wins over these.\n"
        + lines(all);
  }

  private static Map<String, String> ours() {
    var ours = new LinkedHashMap<String, String>();
    ours.put("listen_addresses", "127.0.0.1");
    ours.put("unix_socket_directories", "");
    ours.put("max_connections", "100");
    ours.put("shared_buffers", "256MB");
    ours.put("effective_cache_size", "1GB");
    ours.put("work_mem", "16MB");
    ours.put("maintenance_work_mem", "128MB");
    ours.put("max_wal_size", "2GB");
    // Whole pages are written to the log once after each checkpoint: seldom, then, rather than
    // compressed each time, which took a tenth of the server's processors (bench lifecycle).
    ours.put("checkpoint_timeout", "15min");
    // Tables are swept when a fifth of them has changed unless one says otherwise: of millions of
    // rows that is years of work, and what people read is the newest of it.
    ours.put("autovacuum_vacuum_scale_factor", "0.01");
    ours.put("autovacuum_vacuum_insert_scale_factor", "0.02");
    ours.put("autovacuum_analyze_scale_factor", "0.02");
    ours.put("random_page_cost", "1.1");
    ours.put("jit", "off");
    ours.put("timezone", "UTC");
    ours.put("log_timezone", "UTC");
    // What residents said must not reach the log. An error's own sentence may quote a value, its
    // detail quotes whole rows: both go to the program that asked, and only to it. "log" ranks
    // above
    // "error", so a server that stops, crashes or recovers is still heard.
    ours.put("log_min_messages", "log");
    ours.put("log_error_verbosity", "terse");
    ours.put("log_min_error_statement", "panic");
    ours.put("log_statement", "none");
    ours.put("log_duration", "off");
    ours.put("log_min_duration_statement", "-1");
    ours.put("log_min_duration_sample", "-1");
    ours.put("log_transaction_sample_rate", "0");
    ours.put("log_parameter_max_length", "0");
    ours.put("log_parameter_max_length_on_error", "0");
    ours.put("log_checkpoints", "off");
    ours.put("log_line_prefix", "%m [%p] ");
    return ours;
  }

  static String lines(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + " = " + quoted(setting.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
