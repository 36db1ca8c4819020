using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Payments.Storage;
using Payments.Storage.Migrations;

namespace Payments.Tests.Integration.Storage;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly Migration First = Migration.Of("0001_first.sql", "CREATE TABLE first (id int);\nINSERT INTO first VALUES (1);");
    private static readonly Migration Second = Migration.Of("0002_second.sql", "CREATE TABLE second (id int);");

    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await TestDatabase.CreateAsync(migrated: false);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task RunAsync_BuiltInFiles_ApplyAndThenThereIsNothingToDo()
    {
        Assert.NotEmpty(Migration.BuiltIn);
        Assert.Equal(Migration.BuiltIn.Count, await Runner([.. Migration.BuiltIn]).RunAsync());
        Assert.Equal(0, await Runner([.. Migration.BuiltIn]).RunAsync());
        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT count(*) FROM merchants"));
    }

    [Fact]
    public async Task RunAsync_EightAtOnce_ApplyEachFileOnce()
    {
        var slow = Migration.Of("0003_slow.sql", "SELECT pg_sleep(0.2); CREATE TABLE slow (id int);");

        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Runner(First, Second, slow).RunAsync())));

        Assert.Equal(3, applied.Sum());
        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM first"));
    }

    [Fact]
    public async Task RunAsync_NewFile_AppliesOnlyThat()
    {
        await Runner(First).RunAsync();

        Assert.Equal(1, await Runner(Second, First).RunAsync());
    }

    [Fact]
    public async Task RunAsync_EditedFile_IsRefusedByName()
    {
        await Runner(First, Second).RunAsync();

        await RefusedAsync(Runner(First with { Text = First.Text + " " }, Second), "sql/0001_first.sql was edited");
        Assert.Equal(0, await Runner(Migration.Of(First.Name, First.Text.Replace("\n", "\r\n", StringComparison.Ordinal)), Second).RunAsync());
    }

    [Fact]
    public async Task RunAsync_FailingFile_LeavesNothingOfItAndNamesIt()
    {
        var bad = Migration.Of("0002_bad.sql", "CREATE TABLE half (id int); SELECT 1/0;");

        await RefusedAsync(Runner(First, bad), "sql/0002_bad.sql could not be applied and has left nothing behind (22012: division by zero)");

        Assert.Equal("first,schema_migrations", await _database.ScalarAsync<string>(
            "SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'"));
        Assert.Equal(1, await Runner(First, Second).RunAsync());
    }

    [Fact]
    public async Task RunAsync_DatabaseOfANewerProgram_IsRefused()
    {
        await Runner(First, Second).RunAsync();

        await RefusedAsync(Runner(First), "newer than this program: it has 0002_second.sql");
    }

    [Fact]
    public async Task RunAsync_OldServer_IsRefused()
    {
        var runner = new MigrationRunner(_database.ConnectionString, [First], TimeProvider.System, NullLogger.Instance) { ServerVersion = _ => 14 };

        await RefusedAsync(runner, "PostgreSQL 14 is too old: version 15 or newer is needed.");
        Assert.Equal(0, await _database.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Prot=1;Password=topsecret", "it does not parse")]
    [InlineData("this is topsecret", "it does not parse")]
    [InlineData("Database=x;Password=topsecret", "it names no host")]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=topsecret", "PostgreSQL cannot be reached at 127.0.0.1:1: Connection refused.")]
    public async Task RunAsync_WrongConnectionString_SaysWhyWithoutThePassword(string text, string expected) =>
        await RefusedAsync(Runner(text), expected);

    [Fact]
    public async Task RunAsync_WrongPassword_SaysSo()
    {
        await using var server = await PrivatePostgres.StartAsync();
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "topsecret" };
        await RefusedAsync(Runner(settings.ConnectionString), "refuses user 'postgres': check user name and password in PAYMENTS_DB.");
        settings.Password = null;
        await RefusedAsync(Runner(settings.ConnectionString), "asks for a password that PAYMENTS_DB does not give");
    }

    [Fact]
    public async Task RunAsync_UnknownDatabase_SaysSo()
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString) { Database = "nowhere" };
        await RefusedAsync(Runner(settings.ConnectionString), "has no database 'nowhere'");
    }

    private static MigrationRunner Runner(string connectionString) => new(connectionString, [First], TimeProvider.System, NullLogger.Instance);

    private static async Task RefusedAsync(MigrationRunner runner, string expected)
    {
        var error = await Assert.ThrowsAsync<StorageStartException>(() => runner.RunAsync());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.DoesNotContain("topsecret", error.ToString(), StringComparison.Ordinal);
    }

    private MigrationRunner Runner(params Migration[] migrations) =>
        new(_database.ConnectionString, migrations, TimeProvider.System, NullLogger.Instance);
}
