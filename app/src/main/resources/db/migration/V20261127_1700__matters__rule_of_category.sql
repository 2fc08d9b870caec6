-- Under which rule of the county the matters of a category are handled; null for that of the category
-- above, or the usual one. Categories.change looks whether there is such a rule.
alter table matters.category add column rule text;
