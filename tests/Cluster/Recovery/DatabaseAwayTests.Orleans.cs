using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Payments.Ids;
using Payments.Tests.Cluster.Processes;

namespace Payments.Tests.Cluster.Recovery;

public sealed class DatabaseAwayTests
{
    [Fact]
    public async Task Requests_WhilePostgresIsAway_AreRefusedByNameAndSucceedAfterwards()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var cluster = await ClusterUnderTest.Start(silos: 1, postgres.ConnectionString);
        using var client = cluster.FrontEnd.Client(cluster.FrontEnd.AdministratorKey);
        var merchant = await Merchant.Register(client, cluster.FrontEnd.AdministratorKey);

        await postgres.StopAsync("fast");
        // A grain that is awake and cannot write, and one that cannot even wake up.
        var answers = await Task.WhenAll(merchant.Ask("suspend"), client.GetAsync($"/v1/merchants/{EntityId.New(IdPrefix.Merchant)}"));

        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            // The silo's exception has come over the wire as its own type.
            Assert.Equal("STORAGE_UNAVAILABLE", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
            answer.Dispose();
        }

        Assert.False(await cluster.Silos[0].Answers("health/ready"));
        await postgres.StartAgainAsync();
        await Eventually.HoldsAsync(async () => await merchant.Suspend() is HttpStatusCode.OK, "the change is made");
        Assert.True(await cluster.Silos[0].Answers("health/ready"));
    }
}
