using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Payments.Tests;

namespace Payments.Bench.Pay;

/// <summary>The usual design, without any application: pgbench runs its transactions.</summary>
internal static partial class BareSql
{
    /// <summary>Less, and pgbench on a busy machine has done nothing that it could count.</summary>
    private const int LeastSeconds = 3;

    public static async Task<double> RunAsync(PrivatePostgres server, int merchants, int clients, int seconds)
    {
        await using var database = await TestDatabase.CreateAsync(server, migrated: false);
        await database.ExecuteAsync(await File.ReadAllTextAsync(Script("conventional-schema.sql")));
        await PgBenchAsync(database.ConnectionString, merchants, clients, LeastSeconds);
        return await PgBenchAsync(database.ConnectionString, merchants, clients, Math.Max(seconds, LeastSeconds));
    }

    private static async Task<double> PgBenchAsync(string connection, int merchants, int clients, int seconds)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(
            "pgbench",
            ["-n", "-M", "prepared", "-c", Text(clients), "-j", "2", "-T", Text(seconds), "-D", $"merchants={merchants}", "-f", Script("conventional.sql"), to.Database!])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (to.Host, Text(to.Port), to.Username, to.Password);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Rate().Match(output) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench failed: {await errors}");
    }

    internal static string Script(string name) => Path.Combine(Built.RepositoryRoot, "bench", name);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^tps = ([0-9.]+)", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
