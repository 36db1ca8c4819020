using System.IO.Pipelines;
using System.Net;
using System.Text;

namespace Payments.Tests.EndToEnd.Rates;

public sealed class ConcurrentRequestTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    [Fact]
    public async Task Request_WhileAsManyAreUnderWay_RefusedUntilOneHasEnded()
    {
        var (id, own) = await fixture.Merchant();
        using var hasty = fixture.Platform.Client(own.DefaultRequestHeaders.GetValues("X-API-Key").Single(), patient: false);
        using var set = await fixture.Administrator.PutJson(
            $"/v1/merchants/{id}/overrides", """{"reason":"test","api_rate":{"per_second":1000,"per_minute":60000,"per_hour":100000,"concurrent":1} }""");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);

        // A request whose body does not end is under way until it does.
        var body = new Pipe();
        using var content = new StreamContent(body.Reader.AsStream());
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/orders") { Content = content };
        request.Headers.Add("Idempotency-Key", "under-way");
        var underWay = hasty.SendAsync(request);
        // More than the client keeps back before it sends anything.
        await body.Writer.WriteAsync(Encoding.UTF8.GetBytes("{" + new string(' ', 20_000)));
        HttpResponseMessage refused = null!;
        await Eventually.HoldsAsync(async () => (refused = await hasty.GetAsync($"/v1/merchants/{id}")).StatusCode == HttpStatusCode.TooManyRequests, "the second is refused");
        await refused.IsProblem(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);

        await body.Writer.WriteAsync(Encoding.UTF8.GetBytes(""" "number":"1","amount":100,"currency":"EUR","items":[{"name":"Tea","quantity":1,"unit_amount":100}]}"""));
        await body.Writer.CompleteAsync();

        Assert.Equal(HttpStatusCode.Created, (await underWay).StatusCode);
        await Eventually.HoldsAsync(async () => (await hasty.GetAsync($"/v1/merchants/{id}")).StatusCode == HttpStatusCode.OK, "the next is let in");
    }
}
