/**
 * What the tables are made with, one entry for each version of them. A released entry is never changed: a database that
 * has been through it is taken on by the next.
 *
 * Writes and reservations are functions, so that each is one statement: a process that is stopped in the midst of its
 * work then holds no lock that another waits for.
 */
export const postgresSchema: readonly string[] = [
  `
  CREATE SCHEMA IF NOT EXISTS losen;

  CREATE TABLE losen.schema_version (version integer NOT NULL);
  INSERT INTO losen.schema_version VALUES (0);

  -- Collation C compares bytes, which for UTF-8 is the order of code points: the same as in SQLite.
  CREATE TABLE losen.record (
    key text COLLATE "C" PRIMARY KEY,
    version bigint NOT NULL,
    value text NOT NULL,
    expires_at bigint
  ) WITH (fillfactor = 85);
  CREATE INDEX record_expiry ON losen.record (expires_at) WHERE expires_at IS NOT NULL;

  -- Null when all is written, else the first key that lost its race, with nothing written.
  CREATE FUNCTION losen.commit_writes(kinds text[], keys text[], versions bigint[], vals text[], expiries bigint[], at bigint)
  RETURNS text LANGUAGE plpgsql AS $$
  DECLARE
    lost text;
  BEGIN
    IF cardinality(keys) > 1 THEN
      -- In one order for everybody, so that no two commits wait for each other; keys that are not there yet can have no lock of their own.
      PERFORM pg_advisory_xact_lock(h) FROM (SELECT DISTINCT hashtextextended(k, 0) AS h FROM unnest(keys) AS k ORDER BY h) AS ordered;
    END IF;
    BEGIN
      FOR i IN 1 .. cardinality(keys) LOOP
        CASE kinds[i]
          WHEN 'insert' THEN
            INSERT INTO losen.record AS held (key, version, value, expires_at) VALUES (keys[i], 1, vals[i], expiries[i])
            ON CONFLICT (key) DO UPDATE SET version = 1, value = excluded.value, expires_at = excluded.expires_at WHERE held.expires_at <= at;
          WHEN 'replace' THEN
            UPDATE losen.record SET version = version + 1, value = vals[i], expires_at = expiries[i]
            WHERE key = keys[i] AND version = versions[i] AND (expires_at IS NULL OR expires_at > at);
          ELSE
            DELETE FROM losen.record WHERE key = keys[i] AND version = versions[i] AND (expires_at IS NULL OR expires_at > at);
        END CASE;
        IF NOT FOUND THEN
          lost := keys[i];
          RAISE EXCEPTION USING ERRCODE = 'LS001';
        END IF;
      END LOOP;
    EXCEPTION WHEN SQLSTATE 'LS001' THEN
      RETURN lost;
    END;
    RETURN NULL;
  END $$;

  -- Writes as much as a large record and takes it away again: a disk without room for it shows.
  CREATE TABLE losen.probe (filler text NOT NULL);
  ALTER TABLE losen.probe ALTER COLUMN filler SET STORAGE EXTERNAL;
  CREATE FUNCTION losen.try_writing() RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO losen.probe VALUES (repeat('x', 65536));
    DELETE FROM losen.probe;
  END $$;

  -- Processes at work, by the name under which they write the ledger.
  CREATE TABLE losen.replica (run text PRIMARY KEY, seen timestamptz NOT NULL);

  -- What has been sent on a road, a tenant or a conversation, lately; milliseconds since 1970 on this machine's clock.
  -- Not logged: after a crash of the database the limits begin afresh, and Teams turns away what is too much.
  CREATE UNLOGGED TABLE losen.pace (
    road text COLLATE "C" PRIMARY KEY,
    taken double precision[] NOT NULL DEFAULT '{}',
    next_at double precision NOT NULL DEFAULT 0,
    paused_until double precision NOT NULL DEFAULT 0
  ) WITH (fillfactor = 50);

  -- The moment from which one more call keeps a window, by the moments of earlier ones, oldest first.
  CREATE FUNCTION losen.earliest_start(taken double precision[], most integer[], ms integer[])
  RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(max(taken[cardinality(taken) - w.most + 1] + w.ms), 0) FROM unnest(most, ms) AS w (most, ms)
  $$;

  -- Reserves a call on both roads: how many milliseconds to wait for it. Negative, and nothing reserved, when that would
  -- be longer than the longest wait; then it is asked for again after so long.
  CREATE FUNCTION losen.reserve_call(
    tenant text, conversation text, spacing double precision, most_in_tenant integer,
    most integer[], ms integer[], allowance integer, longest integer
  ) RETURNS double precision LANGUAGE plpgsql AS $$
  DECLARE
    at double precision := extract(epoch FROM clock_timestamp()) * 1000;
    whole losen.pace;
    one losen.pace;
    start double precision;
    kept double precision[];
  BEGIN
    INSERT INTO losen.pace (road) VALUES (tenant), (conversation) ON CONFLICT DO NOTHING;
    SELECT * INTO whole FROM losen.pace WHERE road = tenant FOR UPDATE;
    SELECT * INTO one FROM losen.pace WHERE road = conversation FOR UPDATE;
    start := greatest(
      at, whole.paused_until, one.paused_until,
      CASE WHEN spacing > 0 THEN whole.next_at ELSE 0 END,
      losen.earliest_start(whole.taken, ARRAY[most_in_tenant], ARRAY[1000]),
      losen.earliest_start(one.taken, most, ms)
    );
    IF start - at > longest THEN
      RETURN at - start;
    END IF;
    kept := ARRAY(SELECT moment FROM unnest(whole.taken || start) AS moment WHERE moment > at - 1000 ORDER BY moment);
    UPDATE losen.pace SET taken = kept, next_at = CASE WHEN spacing > 0 THEN start + spacing ELSE next_at END WHERE road = tenant;
    kept := ARRAY(SELECT moment FROM unnest(one.taken || (start + allowance)) AS moment WHERE moment > at - 3600000 ORDER BY moment);
    UPDATE losen.pace SET taken = kept WHERE road = conversation;
    RETURN start - at;
  END $$;

  CREATE FUNCTION losen.pause_road(given text, ms double precision) RETURNS void LANGUAGE sql AS $$
    INSERT INTO losen.pace AS held (road, paused_until) VALUES (given, extract(epoch FROM clock_timestamp()) * 1000 + ms)
    ON CONFLICT (road) DO UPDATE SET paused_until = greatest(held.paused_until, excluded.paused_until)
  $$;
  `,
];
