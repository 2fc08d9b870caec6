package org.doorstep.matters;

import org.doorstep.shared.pages.Panel;

/** What another module shows on the page of a matter, contributed as a bean. */
public interface MatterPanel {

  /** The panel of a matter the asker sees. */
  Panel of(Matter matter);
}
