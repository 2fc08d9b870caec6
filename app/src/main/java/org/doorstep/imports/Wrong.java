package org.doorstep.imports;

import java.util.List;

/**
 * What is wrong with a cell: the key of a sentence that says it and what to do, and its facts.
 *
 * @param column of the sheet
 * @param facts numbers, codes, choices; nothing personal
 */
record Wrong(String column, String key, List<String> facts) {}
