package org.doorstep.portal.pages;

/** The answer to somebody who raised a matter: number and code to write down. */
public record RaisedPage(String county, String number, String follow, String village) {

  @Override
  public String toString() {
    return "RaisedPage[" + number + "]";
  }
}
