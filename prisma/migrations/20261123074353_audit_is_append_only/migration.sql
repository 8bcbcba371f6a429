-- Rows of the audit log are only ever added, whoever asks.
CREATE FUNCTION "refuseAuditChange"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is only ever added to: % on "AuditEvent" is refused', TG_OP;
END
$$;

CREATE TRIGGER "AuditEvent_only_grows"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuseAuditChange"();
