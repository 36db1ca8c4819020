using System.Net;

namespace Payments.Tests.EndToEnd;

internal static class PremiumMerchants
{
    /// <summary>A new merchant of the highest tier; with a channel, its payments go there first.</summary>
    public static async Task<(string Id, string Key)> PremiumMerchant(this PlatformProcess platform, string? channel = null, int attempts = 1, string mode = "test")
    {
        using var administrator = platform.Client(platform.AdministratorKey);
        using var answer = await administrator.PostJson("/v1/merchants", $$"""{"name":"Shop","country":"DE","settlement_currency":"EUR","mode":"{{mode}}"}""", Guid.NewGuid().ToString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        var (id, key) = (body.GetProperty("merchant").String("id"), body.String("api_key"));
        using var moved = await administrator.PostJson($"/v1/merchants/{id}/tier", """{"tier":"premium","reason":"test"}""");
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        if (channel is null) return (id, key);
        using var client = platform.Client(key);
        using var routed = await client.PutJson("/v1/routing", $$$"""{"version":0,"reason":"test","configuration":{"default_channel":{"channel":"{{{channel}}}"},"most_attempts":{{{attempts}}}}}""");
        Assert.Equal(HttpStatusCode.OK, routed.StatusCode);
        return (id, key);
    }
}
