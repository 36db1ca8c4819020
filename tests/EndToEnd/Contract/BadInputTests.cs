using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Payments.Tests.EndToEnd.Checkout;
using Xunit.Abstractions;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>
/// Every route of the document with everything that can be wrong with its path, query, headers and body: always an answer
/// that the document names, never a 5xx, always a problem with a code; and what was refused has left nothing behind.
/// </summary>
[Collection(SecurityCollection.Name)]
public sealed class BadInputTests(PaymentFixture fixture, ITestOutputHelper output)
{
    private const int AtATime = 6;
    private static readonly string?[] Keys = [null, "", new string('k', 256), "a\u0001b", "ключ", Probe.CardNumber];

    [Fact]
    public async Task EveryRoute_EveryMutation_RefusedWithACodeAndNothingStored()
    {
        var (owner, merchant) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        using var raised = await administrator.PutJson(
            $"/v1/merchants/{owner}/overrides", """{"reason":"test","api_rate":{"per_second":100000,"per_minute":1000000,"per_hour":10000000,"concurrent":100}}""");
        var payment = (await (await merchant.PostJson("/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", "first")).Json()).String("id");
        var terms = (await (await administrator.GetAsync("/v1/tiers/starter")).Json()).GetProperty("terms").GetRawText();
        var probe = new Probe([.. new[] { merchant, administrator }.Select(client => client.DefaultRequestHeaders.GetValues("X-API-Key").Single()), new string('a', 64)]);
        var routes = (await ApiRoute.All(merchant)).Where(route => !route.SignedByChannel);

        var refused = new ConcurrentBag<(HttpClient Client, Attempt Attempt)>();
        await Parallel.ForEachAsync(routes, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (route, _) =>
        {
            var client = route.ForMerchants ? merchant : administrator;
            var path = route.Path
                .Replace("/payments/{id}", $"/payments/{payment}", StringComparison.Ordinal)
                .Replace("/merchants/{id}", $"/merchants/{(route.ForMerchants ? owner : $"mer_{Things.Missing}")}", StringComparison.Ordinal)
                .Replace("/tiers/{name}", "/tiers/starter", StringComparison.Ordinal);
            var good = route.Path == "/v1/tiers/{name}" ? terms : GoodBodies.Of(route.Path);
            foreach (var attempt in Attempts(route, path, good))
                if (IsWrong(await probe.Send(client, attempt))) refused.Add((client, attempt));
        });

        Assert.True(probe.Undocumented.Length == 0, $"not in the document:\n{probe.Undocumented}");
        // What was refused once is refused again, and this time nothing else happens that could hide what it leaves behind.
        var before = await StoredRows.Settled(fixture.Database);
        var taken = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(refused.Where(one => one.Attempt.Body?.Length < 100_000 || one.Attempt.Body is null), new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (one, _) =>
        {
            if (IsTaken(await probe.Send(one.Client, one.Attempt))) taken.Add(one.Attempt.ToString());
        });
        Assert.Empty(taken);
        Assert.Equal(before, await StoredRows.Settled(fixture.Database));
        output.WriteLine($"{probe.Sent} requests, {refused.Count} of them refused");
        Assert.True(probe.Sent > 7_000, $"only {probe.Sent} requests were generated");
        foreach (var text in new[] { Probe.CardNumber, "4242-4242-4242-4242", merchant.DefaultRequestHeaders.GetValues("X-API-Key").Single() })
        {
            Assert.Empty(await StoredRows.Holding(fixture.Database, text));
            Assert.DoesNotContain(text, fixture.Platform.Output, StringComparison.Ordinal);
        }

        // Of the many keys and webhook secrets that some of these requests have made.
        Assert.DoesNotMatch("(whsec|ss)_[A-Za-z0-9+/=_-]{16,}", fixture.Platform.Output);
    }

    private static IEnumerable<Attempt> Attempts(ApiRoute route, string path, string good)
    {
        var body = route.HasBody ? Encoding.UTF8.GetBytes(good) : null;
        foreach (var text in Mutations.Texts) yield return new(route, Filled(route.Path, text), body);
        path = Filled(path, $"mis_{Things.Missing}");
        foreach (var text in route.Query.SelectMany(name => Mutations.Texts.Select(text => $"{name}={text}")).Append("colour=red").Append("limit=1000000000").Append("a=1&a=2"))
            yield return new(route, $"{path}?{text}", body);
        if (route.TakesKey) foreach (var key in Keys) yield return new(route, path, body, key);
        if (!route.HasBody) yield break;
        yield return new(route, path, body, "k", "text/plain");
        foreach (var wrong in Mutations.Wholes(good).Concat(Mutations.Fields(good)).Concat(Mutations.Depths(good))) yield return new(route, path, wrong);
    }

    // What conflicts with how things stand may be right another time.
    private static bool IsWrong(HttpStatusCode status) => !IsTaken(status) && status != HttpStatusCode.Conflict;

    private static bool IsTaken(HttpStatusCode status) => (int)status is >= 200 and < 300;

    private static string Filled(string path, string text) => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? text : part));
}
