using System.Net;
using System.Text;

namespace Payments.Tests.EndToEnd.Signing;

public sealed class SigningTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string Keys = """{"scopes":["read"]}""";

    [Fact]
    public async Task Signed_GetAndPost_LetThroughWhetherRequiredOrNot()
    {
        var (id, client, secret) = await Merchant();
        Assert.Equal(HttpStatusCode.OK, (await Send(client, secret, HttpMethod.Get, "/v1/events?limit=1&from=2026-01-01T00%3A00%3A00Z")).StatusCode);
        await Require(client, id);
        Assert.Equal(HttpStatusCode.OK, (await Send(client, secret, HttpMethod.Get, "/v1/api-keys")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Send(client, secret, HttpMethod.Post, "/v1/api-keys", Keys)).StatusCode);
    }

    [Fact]
    public async Task Unsigned_WhenRequired_RefusedUntilItIsNoLonger()
    {
        var (id, client, secret) = await Merchant();
        Assert.True((await Require(client, id)).IsSuccessStatusCode);
        await (await client.GetAsync("/v1/api-keys")).IsProblem(HttpStatusCode.Unauthorized, "SIGNATURE_REQUIRED");
        await (await client.PostJson("/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", "k")).IsProblem(HttpStatusCode.Unauthorized, "SIGNATURE_REQUIRED");

        Assert.Equal(HttpStatusCode.OK, (await Send(client, secret, HttpMethod.Patch, $"/v1/merchants/{id}", """{"require_signature":false}""")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/api-keys")).StatusCode);
    }

    [Theory]
    [InlineData("method")]
    [InlineData("path")]
    [InlineData("query")]
    [InlineData("timestamp")]
    [InlineData("nonce")]
    [InlineData("body")]
    [InlineData("secret")]
    public async Task Signed_AnyPartChanged_Refused(string part)
    {
        var (_, client, secret) = await Merchant();
        using var request = SignedRequests.Signed(part == "secret" ? secret + "x" : secret, HttpMethod.Post, "/v1/api-keys?a=1", Keys);
        if (part == "method") request.Method = HttpMethod.Get;
        if (part == "path") request.RequestUri = new Uri("/v1/payments?a=1", UriKind.Relative);
        if (part == "query") request.RequestUri = new Uri("/v1/api-keys?a=2", UriKind.Relative);
        if (part == "timestamp") Replace(request, "X-Timestamp", $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 1}");
        if (part == "nonce") Replace(request, "X-Nonce", "another-nonce");
        if (part == "body") request.Content = new StringContent(Keys.Replace("read", "admin", StringComparison.Ordinal), Encoding.UTF8, "application/json");

        await (await client.SendAsync(request)).IsProblem(HttpStatusCode.Unauthorized, "SIGNATURE_INVALID");
    }

    [Theory]
    [InlineData("X-Signature", null)]
    [InlineData("X-Signature", "abc")]
    [InlineData("X-Signature", "zz00000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("X-Timestamp", null)]
    [InlineData("X-Timestamp", "-1")]
    [InlineData("X-Timestamp", "2026-01-01T00:00:00Z")]
    [InlineData("X-Timestamp", "99999999999999999999")]
    [InlineData("X-Nonce", null)]
    [InlineData("X-Nonce", "short")]
    [InlineData("X-Nonce", "spaces are not allowed")]
    public async Task Signed_HeaderMissingOrMalformed_RefusedNamingIt(string header, string? value)
    {
        var (_, client, secret) = await Merchant();
        using var request = SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys");
        request.Headers.Remove(header);
        if (value is not null) request.Headers.TryAddWithoutValidation(header, value);

        var problem = await (await client.SendAsync(request)).IsProblem(HttpStatusCode.Unauthorized, "SIGNATURE_INVALID");
        Assert.Equal(header, problem.String("field"));
    }

    [Theory]
    [InlineData(-301)]
    [InlineData(303)]
    [InlineData(90_000_000)]
    public async Task Signed_FarFromNow_Refused(int seconds)
    {
        var (_, client, secret) = await Merchant();
        using var request = SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys", at: TimeProvider.System.GetUtcNow().AddSeconds(seconds));
        await (await client.SendAsync(request)).IsProblem(HttpStatusCode.Unauthorized, "TIMESTAMP_OUT_OF_RANGE");
    }

    [Theory]
    [InlineData(-280)]
    [InlineData(280)]
    public async Task Signed_WithinTheTolerance_LetThrough(int seconds)
    {
        var (_, client, secret) = await Merchant();
        using var request = SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys", at: TimeProvider.System.GetUtcNow().AddSeconds(seconds));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Signed_SentThirtyTwoTimesAtOnce_LetThroughOnce()
    {
        var (_, client, secret) = await Merchant();
        var now = TimeProvider.System.GetUtcNow();
        var nonce = Guid.NewGuid().ToString("N");
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => client.SendAsync(SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys", at: now, nonce: nonce))));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.OK)) await refused.IsProblem(HttpStatusCode.Unauthorized, "NONCE_USED");
    }

    [Fact]
    public async Task Nonce_OfAnotherMerchant_IsFree()
    {
        var (_, one, secretOne) = await Merchant();
        var (_, other, secretOther) = await Merchant();
        var nonce = Guid.NewGuid().ToString("N");

        Assert.Equal(HttpStatusCode.OK, (await one.SendAsync(SignedRequests.Signed(secretOne, HttpMethod.Get, "/v1/api-keys", nonce: nonce))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.SendAsync(SignedRequests.Signed(secretOther, HttpMethod.Get, "/v1/api-keys", nonce: nonce))).StatusCode);
    }

    [Fact]
    public async Task Signed_WrongSignature_UsesUpNoNonce()
    {
        var (_, client, secret) = await Merchant();
        var nonce = Guid.NewGuid().ToString("N");
        await (await client.SendAsync(SignedRequests.Signed("ss_wrong", HttpMethod.Get, "/v1/api-keys", nonce: nonce))).IsProblem(HttpStatusCode.Unauthorized, "SIGNATURE_INVALID");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(SignedRequests.Signed(secret, HttpMethod.Get, "/v1/api-keys", nonce: nonce))).StatusCode);
    }

    [Fact]
    public async Task Rotated_Key_IsSignedWithItsNewSecret()
    {
        var (_, client, secret) = await Merchant();
        var keyId = (await (await client.GetAsync("/v1/api-keys")).Json()).GetProperty("items")[0].String("id");
        var rotated = await (await client.PostJson($"/v1/api-keys/{keyId}/rotate", "{}", Guid.NewGuid().ToString())).Json();
        using var renewed = fixture.Platform.Client(rotated.String("api_key"));

        await (await Send(renewed, secret, HttpMethod.Get, "/v1/api-keys")).IsProblem(HttpStatusCode.Unauthorized, "SIGNATURE_INVALID");
        Assert.Equal(HttpStatusCode.OK, (await Send(renewed, rotated.String("signing_secret"), HttpMethod.Get, "/v1/api-keys")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(client, secret, HttpMethod.Get, "/v1/api-keys")).StatusCode);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string secret, HttpMethod method, string target, string? body = null) =>
        client.SendAsync(SignedRequests.Signed(secret, method, target, body));

    private static Task<HttpResponseMessage> Require(HttpClient client, string id) =>
        client.SendJson(HttpMethod.Patch, $"/v1/merchants/{id}", """{"require_signature":true}""");

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.Add(header, value);
    }

    private async Task<(string Id, HttpClient Client, string Secret)> Merchant()
    {
        var body = """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""";
        var registered = await (await fixture.Administrator.PostJson("/v1/merchants", body, Guid.NewGuid().ToString())).Json();
        return (registered.GetProperty("merchant").String("id"), fixture.Platform.Client(registered.String("api_key")), registered.String("signing_secret"));
    }
}
