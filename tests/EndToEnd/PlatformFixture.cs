using System.Net;

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

    /// <summary>A new merchant and a client with its first key.</summary>
    public async Task<(string Id, HttpClient Own)> Merchant(string currency = "EUR")
    {
        var body = $$"""{"name":"Shop","country":"DE","settlement_currency":"{{currency}}","time_zone":"Europe/Berlin"}""";
        using var answer = await Administrator.PostJson("/v1/merchants", body, Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var registered = await answer.Json();
        return (registered.GetProperty("merchant").String("id"), Platform.Client(registered.String("api_key")));
    }

    public async Task DisposeAsync()
    {
        Administrator.Dispose();
        await Platform.DisposeAsync();
        await database!.DisposeAsync();
    }
}
