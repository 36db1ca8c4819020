using Npgsql;
using Payments.Storage;

namespace Payments.Tests.Integration.Storage;

/// <summary>What every session of the platform has been told.</summary>
public sealed class DataSourceTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(migrated: false);
        await _database.ExecuteAsync("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET jit = on', current_database()); END $$");
    }

    [Theory]
    [InlineData(null, "off")]
    [InlineData("-c jit=on", "on")]
    public async Task Source_ServerCompilesStatements_OnlyWhereTheOperatorSaysSo(string? options, string expected)
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Options = options };
        await using var source = new PaymentsDataSource(settings.ConnectionString);
        await using var command = source.Source.CreateCommand("SHOW jit");

        Assert.Equal(expected, await command.ExecuteScalarAsync());
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
