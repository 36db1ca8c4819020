using Npgsql;

namespace Payments.Storage;

/// <summary>The database of this process. Features read through <see cref="Source"/>; states are written by the store alone.</summary>
public sealed class PaymentsDataSource : IAsyncDisposable
{
    // Rows are read by key alone. Until a new table has been analysed for the first time, the planner believes it to be
    // empty and would walk all of it, for the first minute of an installation or of a benchmark.
    private const string ByIndex = "-c enable_seqscan=off -c plan_cache_mode=force_generic_plan";

    // Compiling a statement takes 20 to 50 ms of a processor each time it runs, and the planner thinks it worth that wherever it expects
    // many rows, as between the vacuum of a table that has grown and its analysis. An operator's own options come after it, and win.
    private const string Interpreted = "-c jit=off";

    public PaymentsDataSource(string connectionString)
    {
        ConnectionString = Migrations.ConnectionText.Check(connectionString);
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Enlist = false };
        // Statements are few and repeat, so each is prepared on its second use unless the operator has chosen otherwise.
        if (!settings.ContainsKey("Max Auto Prepare") || settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 100;
        settings.AutoPrepareMinUsages = 2;
        // Nothing here leaves anything behind in a session, so none has to be cleaned before its next use.
        settings.NoResetOnClose = true;
        settings.ApplicationName ??= "payments";
        settings.Options = $"{Interpreted} {settings.Options}".Trim();
        Source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "payments" }.Build();
        settings.Options = $"{settings.Options} {ByIndex}".Trim();
        RowSource = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "payments-rows" }.Build();
    }

    public NpgsqlDataSource Source { get; }

    internal NpgsqlDataSource RowSource { get; }

    // Npgsql's own copy has lost its password by the time the committers need it.
    internal string ConnectionString { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await RowSource.DisposeAsync();
    }
}
