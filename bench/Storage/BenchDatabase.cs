using Npgsql;
using Payments.Tests;

namespace Payments.Bench.Storage;

/// <summary>A schema of the benchmark's own, on the server of PAYMENTS_DB or on a private one with default durability.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private const string Schema = "bench_storage";

    private readonly PrivatePostgres? _private;

    private BenchDatabase(string connectionString, PrivatePostgres? server)
    {
        _private = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = Schema }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<BenchDatabase> CreateAsync()
    {
        var given = Environment.GetEnvironmentVariable("PAYMENTS_DB");
        var server = string.IsNullOrEmpty(given) ? await PrivatePostgres.StartAsync() : null;
        var database = new BenchDatabase(server?.ConnectionString ?? given!, server);
        await database.ExecuteAsync(Tables);
        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP SCHEMA {Schema} CASCADE");
        if (_private is not null) await _private.DisposeAsync();
    }

    // The second table and its function have the shape of Orleans' ADO.NET provider: hashed identity, index over
    // the hashes, a function that updates where the version matches and inserts where there is no row.
    private const string Tables = $"""
        DROP SCHEMA IF EXISTS {Schema} CASCADE;
        CREATE SCHEMA {Schema};
        CREATE TABLE {Schema}.bench_states (
          key text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, commit_id bigint NOT NULL, doc text NOT NULL,
          updated_at timestamptz NOT NULL, name text NOT NULL, status text NOT NULL, created_at timestamptz NOT NULL
        ) WITH (fillfactor = 70);
        CREATE INDEX ON {Schema}.bench_states (created_at, key);
        CREATE TABLE {Schema}.bench_calls (
          id_hash integer NOT NULL, id_0 bigint NOT NULL, id_1 bigint NOT NULL, type_hash integer NOT NULL,
          type_name varchar(512) NOT NULL, id_extension varchar(512), service varchar(150) NOT NULL,
          payload bytea, modified_on timestamp NOT NULL, version integer);
        CREATE INDEX ON {Schema}.bench_calls (id_hash, type_hash);
        CREATE FUNCTION {Schema}.bench_write(hash integer, n0 bigint, n1 bigint, kind integer, kind_name varchar, ext varchar, svc varchar, expected integer, content bytea)
        RETURNS TABLE (new_version integer) LANGUAGE plpgsql AS $$
        DECLARE written integer := expected; found_rows integer := 0;
        BEGIN
          IF expected IS NOT NULL THEN
            UPDATE bench_calls SET payload = content, modified_on = now() AT TIME ZONE 'utc', version = version + 1
            WHERE id_hash = hash AND type_hash = kind AND id_0 = n0 AND id_1 = n1 AND type_name = kind_name
              AND id_extension IS NOT DISTINCT FROM ext AND service = svc AND version = expected;
            GET DIAGNOSTICS found_rows = ROW_COUNT;
            IF found_rows > 0 THEN written := expected + 1; END IF;
          ELSE
            INSERT INTO bench_calls SELECT hash, n0, n1, kind, kind_name, ext, svc, content, now() AT TIME ZONE 'utc', 1
            WHERE NOT EXISTS (SELECT 1 FROM bench_calls WHERE id_hash = hash AND type_hash = kind AND id_0 = n0 AND id_1 = n1
              AND type_name = kind_name AND id_extension IS NOT DISTINCT FROM ext AND service = svc);
            written := 1;
          END IF;
          RETURN QUERY SELECT written;
        END $$;
        """;
}
