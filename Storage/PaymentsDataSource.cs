using Npgsql;

namespace Payments.Storage;

/// <summary>The database of this process. Features read through <see cref="Source"/>; states are written by the store alone.</summary>
public sealed class PaymentsDataSource : IAsyncDisposable
{
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
        Source = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "payments" }.Build();
    }

    public NpgsqlDataSource Source { get; }

    // Npgsql's own copy has lost its password by the time the committers need it.
    internal string ConnectionString { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
