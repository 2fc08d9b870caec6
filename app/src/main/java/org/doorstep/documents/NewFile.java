package org.doorstep.documents;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that was sent and is to be kept, recognised and with what tells of its sender's
 * whereabouts removed. Made by {@link Attachments#check}.
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to the disk, never compared
public record NewFile(String name, FileType type, byte[] content) {

  byte[] sha256() {
    return sha256(content);
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String hex(byte[] sha256) {
    return HexFormat.of().formatHex(sha256);
  }

  /** Says nothing of what a resident called it. */
  @Override
  public String toString() {
    return "NewFile[" + type + "]";
  }
}
