using System.Net;

namespace Payments.Tests.EndToEnd.Webhooks;

/// <summary>Endpoints on a platform that is not in development: only public addresses.</summary>
public sealed class EndpointApiTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string Good = """{"url":"https://hooks.example.com/a","events":["payment.*","refund.succeeded"],"description":"Shop"}""";

    [Fact]
    public async Task Create_Repeated_GivesTheSameSecretAgain()
    {
        var (_, client) = await fixture.Merchant();

        using var first = await client.PostJson("/v1/webhook-endpoints", Good, "k");
        using var again = await client.PostJson("/v1/webhook-endpoints", Good, "k");
        using var other = await client.PostJson("/v1/webhook-endpoints", """{"url":"https://hooks.example.com/b"}""", "k");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        var body = await first.Json();
        Assert.StartsWith("whsec_", body.String("secret"), StringComparison.Ordinal);
        Assert.Equal($"/v1/webhook-endpoints/{body.GetProperty("endpoint").String("id")}", first.Headers.Location?.ToString());
        Assert.Equal((body.String("secret"), "true"), ((await again.Json()).String("secret"), again.Headers.GetValues("Idempotent-Replayed").Single()));
        await other.IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
        var read = await (await client.GetAsync(first.Headers.Location)).Json();
        Assert.Equal(("enabled", 13), (read.String("status"), read.GetProperty("max_attempts").GetInt32()));
        Assert.DoesNotContain("secret", read.EnumerateObject().Select(field => field.Name));
        Assert.DoesNotContain("whsec_", fixture.Platform.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://127.0.0.1/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://0x7f.1/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://0177.0.0.1/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://2130706433/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://１２７.０.０.１/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://127。0。0。1/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://100.64.0.1/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://[64:ff9b::10.0.0.1]/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://[2002:7f00:1::]/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://[fe80::1]/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://[fd00::1]/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://[::ffff:10.0.0.1]/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://169.254.169.254/latest/meta-data", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("https://localhost/", "WEBHOOK_ADDRESS_REFUSED")]
    [InlineData("http://hooks.example.com/", "WEBHOOK_URL_REFUSED")]
    [InlineData("https://user@hooks.example.com/", "WEBHOOK_URL_REFUSED")]
    [InlineData("https://hooks.example.com:22/", "WEBHOOK_URL_REFUSED")]
    public async Task CreateAndChange_WrongAddress_IsRefused(string url, string code)
    {
        var (_, client) = await fixture.Merchant();
        var id = await Create(client);

        var create = await (await client.PostJson("/v1/webhook-endpoints", $$"""{"url":"{{url}}"}""", Guid.NewGuid().ToString())).IsProblem(HttpStatusCode.UnprocessableEntity, code);
        await (await client.SendJson(HttpMethod.Patch, $"/v1/webhook-endpoints/{id}", $$"""{"url":"{{url}}"}""")).IsProblem(HttpStatusCode.UnprocessableEntity, code);

        Assert.Equal("url", create.String("field"));
    }

    [Fact]
    public async Task CreateAndChange_HostInOtherShapes_IsKeptAsItIsCalled()
    {
        var (_, client) = await fixture.Merchant();
        using var created = await client.PostJson("/v1/webhook-endpoints", """{"url":"https://８.８.８.８：８４４３/a"}""", Guid.NewGuid().ToString());
        var endpoint = (await created.Json()).GetProperty("endpoint");
        using var changed = await client.SendJson(HttpMethod.Patch, $"/v1/webhook-endpoints/{endpoint.String("id")}", """{"url":"https://ｈooks.example.com/b"}""");

        Assert.Equal(("https://8.8.8.8:8443/a", "https://hooks.example.com/b"), (endpoint.String("url"), (await changed.Json()).String("url")));
    }

    [Theory]
    [InlineData("""{"url":"https://hooks.example.com/","events":[]}""", "events")]
    [InlineData("""{"url":"https://hooks.example.com/","events":["payment.unheard"]}""", "events")]
    [InlineData("""{"url":"https://hooks.example.com/","events":["pay*"]}""", "events")]
    [InlineData("""{"url":"https://hooks.example.com/","events":["*","*"]}""", "events")]
    [InlineData("""{"url":"https://hooks.example.com/","events":[null]}""", "events")]
    [InlineData("""{"url":"https://hooks.example.com/","max_attempts":4}""", "max_attempts")]
    [InlineData("""{"url":"https://hooks.example.com/","max_attempts":21}""", "max_attempts")]
    [InlineData("""{"url":"https://hooks.example.com/","description":""}""", "description")]
    public async Task Create_WrongValue_IsRefusedWithItsField(string body, string field)
    {
        var (_, client) = await fixture.Merchant();
        using var answer = await client.PostJson("/v1/webhook-endpoints", body, Guid.NewGuid().ToString());
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, (await answer.Json()).String("field")));
    }

    [Fact]
    public async Task Change_SomeFields_KeepsTheOthers()
    {
        var (_, client) = await fixture.Merchant();
        var id = await Create(client);

        var changed = await (await client.SendJson(HttpMethod.Patch, $"/v1/webhook-endpoints/{id}", """{"max_attempts":5}""")).Json();

        Assert.Equal((5, "Shop", "https://hooks.example.com/a"), (changed.GetProperty("max_attempts").GetInt32(), changed.String("description"), changed.String("url")));
        await (await client.PostJson($"/v1/webhook-endpoints/{id}/replay", """{"from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"}""")).IsProblem(HttpStatusCode.BadRequest, "WEBHOOK_INVALID");
        await (await client.PostJson($"/v1/webhook-endpoints/{id}/rotate-secret", """{"grace_seconds":604801}""", "r")).IsProblem(HttpStatusCode.BadRequest, "WEBHOOK_INVALID");
    }

    [Fact]
    public async Task Create_OneTooMany_IsRefusedAlsoAllAtOnce()
    {
        var (_, client) = await fixture.Merchant();

        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => client.PostJson("/v1/webhook-endpoints", Good, $"k{i}")));

        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created)) await refused.IsProblem(HttpStatusCode.UnprocessableEntity, "WEBHOOK_ENDPOINT_LIMIT_REACHED");
        var page = await (await client.GetAsync("/v1/webhook-endpoints?limit=15")).Json();
        Assert.Equal(15, page.GetProperty("items").GetArrayLength());
        var rest = await (await client.GetAsync($"/v1/webhook-endpoints?limit=15&cursor={Uri.EscapeDataString(page.String("next_cursor"))}")).Json();
        Assert.Equal(5, rest.GetProperty("items").GetArrayLength());
    }

    private static async Task<string> Create(HttpClient client) =>
        (await (await client.PostJson("/v1/webhook-endpoints", Good, Guid.NewGuid().ToString())).Json()).GetProperty("endpoint").String("id");
}
