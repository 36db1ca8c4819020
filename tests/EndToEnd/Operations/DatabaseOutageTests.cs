using System.Net;

namespace Payments.Tests.EndToEnd.Operations;

/// <summary>PostgreSQL goes away and comes back: no false success, a clear refusal, recovery without help.</summary>
public sealed class DatabaseOutageTests
{
    private const string Shop = """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""";

    [Fact]
    public async Task Outage_WhileServing_RefusesClearlyThenGoesOn()
    {
        await using var server = await PrivatePostgres.StartAsync();
        await using var database = await TestDatabase.CreateAsync(server, migrated: false);
        await using var platform = await PlatformProcess.Start(database.ConnectionString);
        using var administrator = platform.Client(platform.AdministratorKey);
        var key = Guid.NewGuid().ToString();

        await server.StopAsync("immediate");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await administrator.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/health/live")).StatusCode);
        var refused = await administrator.PostJson("/v1/merchants", Shop, key);
        await refused.IsProblem(HttpStatusCode.ServiceUnavailable, "STORAGE_UNAVAILABLE");
        Assert.NotNull(refused.Headers.RetryAfter);

        await server.StartAgainAsync();
        await Eventually.HoldsAsync(async () => (await administrator.GetAsync("/health/ready")).IsSuccessStatusCode, "the platform is ready again");
        var repeated = await administrator.PostJson("/v1/merchants", Shop, key);
        Assert.Equal(HttpStatusCode.Created, repeated.StatusCode);
        var id = (await repeated.Json()).GetProperty("merchant").String("id");
        Assert.Equal(1, await database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE object_id = '{id}'"));
    }
}
