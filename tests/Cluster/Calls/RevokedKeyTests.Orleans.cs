using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Payments.Tests.Cluster.Processes;
using Payments.Tests.Cluster.Recovery;

namespace Payments.Tests.Cluster.Calls;

/// <summary>A key that is revoked through one front end is refused by the other.</summary>
public sealed class RevokedKeyTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Revoke_ThroughOneFrontEnd_RefusedByTheOtherAtOnce()
    {
        await using var cluster = await ClusterUnderTest.Start(silos: 2);
        await using var second = await cluster.AddFrontEnd();
        using var administrator = cluster.FrontEnd.Client(cluster.FrontEnd.AdministratorKey);
        for (var round = 0; round < 10; round++)
        {
            using var one = cluster.FrontEnd.Client();
            var merchant = await Merchant.Register(one, cluster.FrontEnd.AdministratorKey);
            using var other = second.Client(merchant.Key);
            Assert.Equal(HttpStatusCode.OK, (await other.GetAsync($"/v1/merchants/{merchant.Id}")).StatusCode);
            using var keys = await administrator.GetAsync($"/v1/merchants/{merchant.Id}/api-keys");
            var id = (await keys.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0].GetProperty("id").GetString();

            using var revoked = await administrator.DeleteAsync($"/v1/merchants/{merchant.Id}/api-keys/{id}");
            var since = Stopwatch.StartNew();
            Assert.True(revoked.IsSuccessStatusCode, $"{revoked.StatusCode}");
            await Eventually.HoldsAsync(async () => (await other.GetAsync($"/v1/merchants/{merchant.Id}")).StatusCode == HttpStatusCode.Unauthorized, "the other front end refuses the key");

            Assert.InRange(since.Elapsed, TimeSpan.Zero, Promised);
        }
    }
}
