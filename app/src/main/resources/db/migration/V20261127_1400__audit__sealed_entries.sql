-- The entries under a seal, and whether any stands under a later one: whoever verifies asks for each
-- seal. What is not sealed yet is not in it, so writing an entry costs nothing more.
create index audit_entry_sealed on audit.entry (county, seal) where seal is not null;
