namespace Payments.Tests.EndToEnd;

/// <summary>One running platform on a database of its own, shared by the tests of a class.</summary>
public sealed class PlatformFixture : IAsyncLifetime
{
    private TestDatabase? database;

    public PlatformProcess Platform { get; private set; } = null!;

    public HttpClient Administrator { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(migrated: false);
        Platform = await PlatformProcess.Start(database.ConnectionString);
        Administrator = Platform.Client(Platform.AdministratorKey);
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Platform.DisposeAsync();
        await database!.DisposeAsync();
    }
}
