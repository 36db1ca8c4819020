using System.Net;
using System.Text;

namespace Payments.Tests.EndToEnd.Rates;

public sealed class ConcurrentRequestTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    [Fact]
    public async Task Request_WhileAsManyAreUnderWay_RefusedUntilOneHasEnded()
    {
        var (id, hasty) = await OneAtATime();
        using var body = new HeldBody("""{"number":"1","amount":100,"currency":"EUR","items":[{"name":"Tea","quantity":1,"unit_amount":100}]}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/orders") { Content = body };
        request.Headers.Add("Idempotency-Key", "under-way");
        request.Headers.ExpectContinue = true;
        var underWay = hasty.SendAsync(request);
        // The platform has asked for the body: its key was checked, and it is one of those under way.
        await body.Wanted.WaitAsync(TimeSpan.FromSeconds(30));

        for (var i = 0; i < 3; i++)
        {
            using var refused = await hasty.GetAsync($"/v1/merchants/{id}");
            await refused.IsProblem(HttpStatusCode.TooManyRequests, "RATE_LIMITED");
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        }

        body.Send();
        Assert.Equal(HttpStatusCode.Created, (await underWay).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await hasty.GetAsync($"/v1/merchants/{id}")).StatusCode);
    }

    [Fact]
    public async Task Requests_OneAfterTheOther_NeverTakenForTwoAtATime()
    {
        var (id, hasty) = await OneAtATime();
        for (var i = 0; i < 300; i++)
            Assert.Equal(HttpStatusCode.OK, (await hasty.GetAsync($"/v1/merchants/{id}")).StatusCode);
    }

    private async Task<(string Id, HttpClient Client)> OneAtATime()
    {
        var (id, own) = await fixture.Merchant();
        using var set = await fixture.Administrator.PutJson(
            $"/v1/merchants/{id}/overrides", """{"reason":"test","api_rate":{"per_second":10000,"per_minute":600000,"per_hour":1000000,"concurrent":1} }""");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        // Waits for the platform's word as long as it takes, instead of sending the body after a second anyway.
        var client = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = fixture.Platform.Url };
        client.DefaultRequestHeaders.Add("X-API-Key", own.DefaultRequestHeaders.GetValues("X-API-Key").Single());
        return (id, client);
    }

    /// <summary>A body that is sent when the test says so; it knows when the platform has asked for it.</summary>
    private sealed class HeldBody : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HeldBody(string json)
        {
            _bytes = Encoding.UTF8.GetBytes(json);
            Headers.ContentType = new("application/json");
        }

        public Task Wanted => _wanted.Task;

        public void Send() => _sent.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            _wanted.TrySetResult();
            await _sent.Task;
            await stream.WriteAsync(_bytes);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
