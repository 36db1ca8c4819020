using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Payments.Tests.EndToEnd.Checkout;
using Xunit.Abstractions;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>Every route of the document asked by everyone who may not, with a request that is right in everything else.</summary>
[Collection(SecurityCollection.Name)]
public sealed class CallerTests(PaymentFixture fixture, ITestOutputHelper output)
{
    [Fact]
    public async Task EveryRoute_EveryCallerWhoMayNot_RefusedAndNothingChanged()
    {
        var (id, merchant) = await fixture.Merchant();
        using var owner = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        var things = await Things.Make(id, merchant);
        var callers = await Callers.Of(fixture, merchant, owner);
        string[] secrets = [.. callers.Where(caller => !caller.IsNobody).Select(caller => caller.Client.DefaultRequestHeaders.GetValues("X-API-Key").Single())];
        var probe = new Probe(secrets);
        var routes = (await ApiRoute.All(merchant)).Where(route => !route.SignedByChannel).ToList();
        var pairs = callers.SelectMany(caller => routes.Where(route => !caller.May(route)).Select(route => (caller, route))).ToList();
        Assert.All(callers, caller => Assert.Contains(pairs, pair => pair.caller == caller));

        var before = await StoredRows.Settled(fixture.Database);
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(pairs, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (pair, _) =>
        {
            var (caller, route) = pair;
            var attempt = new Attempt(route, Things.Fill(route.Path, things), route.HasBody ? Encoding.UTF8.GetBytes(GoodBodies.Of(route.Path)) : null);
            var status = await probe.Send(caller.Client, attempt);
            if (status != (caller.IsNobody ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden)) wrong.Add($"{caller.Name}: {status} for {attempt}");
        });

        Assert.Empty(wrong);
        Assert.True(probe.Undocumented.Length == 0, $"not in the document:\n{probe.Undocumented}");
        output.WriteLine($"{probe.Sent} requests of {callers.Count} callers");
        Assert.True(probe.Sent > 800, $"only {probe.Sent} requests were generated");
        Assert.Equal(before, await StoredRows.Settled(fixture.Database));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, fixture.Platform.Output, StringComparison.Ordinal));
        callers.ForEach(caller => caller.Dispose());
    }
}
