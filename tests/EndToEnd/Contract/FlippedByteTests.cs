using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Payments.Tests.EndToEnd.Checkout;
using Payments.Tests.EndToEnd.Signing;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>Requests and callbacks that are signed rightly, with one byte changed: none is let in, and nothing comes of it.</summary>
[Collection(SecurityCollection.Name)]
public sealed class FlippedByteTests(PaymentFixture fixture)
{
    private const string Payment = """{"amount":1000,"currency":"EUR","payment_method":"tok_visa","description":"Tea"}""";
    private int _sent;

    [Fact]
    public async Task SignedRequest_AnyByteOfItChanged_RefusedAndNothingStored()
    {
        using var owner = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        var registered = await (await owner.PostJson("/v1/merchants", """{"name":"Shop","country":"DE","settlement_currency":"EUR"}""", Guid.NewGuid().ToString())).Json();
        var (key, secret) = (registered.String("api_key"), registered.String("signing_secret"));
        using var raised = await owner.PutJson(
            $"/v1/merchants/{registered.GetProperty("merchant").String("id")}/overrides", """{"reason":"test","api_rate":{"per_second":100000,"per_minute":1000000,"per_hour":10000000,"concurrent":100}}""");
        Assert.Equal(HttpStatusCode.OK, raised.StatusCode);
        using var merchant = fixture.Platform.Client(key);
        using (var right = await merchant.SendAsync(SignedRequests.Signed(secret, HttpMethod.Post, "/v1/payments", Payment))) Assert.Equal(HttpStatusCode.Created, right.StatusCode);

        var before = await StoredRows.Settled(fixture.Database);
        using var keyless = fixture.Platform.Client();
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Changed(key, secret), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, cancellation) =>
        {
            using var answer = await keyless.SendAsync(one.Request, cancellation);
            Interlocked.Increment(ref _sent);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || !text.Contains("\"code\"", StringComparison.Ordinal) || text.Contains(secret, StringComparison.Ordinal)) wrong.Add($"{one.What}: {answer.StatusCode} {text}");
            one.Request.Dispose();
        });

        Assert.Empty(wrong);
        Assert.True(_sent > 200, $"only {_sent} requests were generated");
        Assert.Equal(before, await StoredRows.Settled(fixture.Database));
        Assert.DoesNotContain(secret, fixture.Platform.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_AnyByteOfItChanged_RefusedAndNothingStored()
    {
        var body = Encoding.UTF8.GetBytes("""{"id":"cb_1","object":"charge","reference":"ch_x","attempt":"att_x","amount":1000,"currency":"EUR","status":"succeeded"}""");
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var mac = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(SimulatorProcess.CallbackSecret), Encoding.UTF8.GetBytes($"{seconds}.{Encoding.UTF8.GetString(body)}")));
        var signature = $"t={seconds},v1={mac}";
        using var client = fixture.Platform.Client();
        var before = await StoredRows.Settled(fixture.Database);

        var wrong = new ConcurrentBag<string>();
        var changed = Enumerable.Range(0, signature.Length).Select(at => (body, Flipped(signature, at))).Concat(Enumerable.Range(0, body.Length).Select(at => (Flipped(body, at), signature)));
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, cancellation) =>
        {
            var (bytes, signed) = one;
            using var answer = await Send(client, bytes, signed);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || !(await answer.Content.ReadAsStringAsync(cancellation)).Contains("CALLBACK_NOT_GENUINE", StringComparison.Ordinal))
                wrong.Add($"{signed} {Encoding.UTF8.GetString(bytes)}: {answer.StatusCode}");
        });

        Assert.Empty(wrong);
        Assert.Equal(before, await StoredRows.Settled(fixture.Database));
        using var right = await Send(client, body, signature);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Cursor_AnyByteOfItChanged_Refused()
    {
        var (_, merchant) = await fixture.Merchant();
        for (var i = 0; i < 2; i++) await merchant.PostJson("/v1/payments", Payment, Guid.NewGuid().ToString());
        var cursor = (await (await merchant.GetAsync("/v1/payments?limit=1")).Json()).String("next_cursor");
        Assert.Equal(HttpStatusCode.OK, (await merchant.GetAsync($"/v1/payments?limit=1&cursor={Uri.EscapeDataString(cursor)}")).StatusCode);

        for (var at = 0; at < cursor.Length; at++)
        {
            using var answer = await merchant.GetAsync($"/v1/payments?limit=1&cursor={Uri.EscapeDataString(Flipped(cursor, at))}");
            await answer.IsProblem(HttpStatusCode.BadRequest, "CURSOR_INVALID");
        }
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, byte[] body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/callbacks/simulator") { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };
        request.Headers.TryAddWithoutValidation("X-Simulator-Signature", signature);
        return await client.SendAsync(request);
    }

    /// <summary>The right request with one byte of its key, its signed headers, its signature or its body changed.</summary>
    private static IEnumerable<(string What, HttpRequestMessage Request)> Changed(string key, string secret)
    {
        foreach (var header in new[] { "X-API-Key", "X-Signature", "X-Timestamp", "X-Nonce" })
        {
            var length = (header == "X-API-Key" ? key : Fresh(key, secret).Headers.GetValues(header).Single()).Length;
            for (var at = 0; at < length; at++)
            {
                var request = Fresh(key, secret);
                var value = Flipped(request.Headers.GetValues(header).Single(), at);
                request.Headers.Remove(header);
                request.Headers.TryAddWithoutValidation(header, value);
                yield return ($"{header} {at}", request);
            }
        }

        var body = Encoding.UTF8.GetBytes(Payment);
        for (var at = 0; at < body.Length; at++)
        {
            var request = Fresh(key, secret);
            request.Content = new ByteArrayContent(Flipped(body, at)) { Headers = { ContentType = new("application/json") } };
            yield return ($"body {at}", request);
        }
    }

    private static HttpRequestMessage Fresh(string key, string secret)
    {
        var request = SignedRequests.Signed(secret, HttpMethod.Post, "/v1/payments", Payment);
        request.Headers.Add("X-API-Key", key);
        return request;
    }

    // A header can only be printable: the lowest bit keeps letters and digits what they are.
    private static string Flipped(string text, int at) => text[..at] + (char)(text[at] ^ 1) + text[(at + 1)..];

    private static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes];
        changed[at] ^= 1;
        return changed;
    }
}
