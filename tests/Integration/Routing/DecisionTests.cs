using System.Text.Json.Serialization;
using Payments.Money;
using Payments.Routing;
using Payments.Storage;
using Payments.Storage.Mapping;
using Payments.Tests.Integration.Checkout;

namespace Payments.Tests.Integration.Routing;

/// <summary>A decision that is kept with the state that acts by it, and read again.</summary>
public sealed partial class DecisionTests(PlatformInProcess platform) : IClassFixture<PlatformInProcess>
{
    private static readonly StateMapping<Acting> Mapping = StateMapping.For("acting", "limits", ActingJson.Default.Acting).KeepsDecisions();

    [Fact]
    public async Task Decisions_WrittenWithTheirState_ReadInTheirOrder()
    {
        var merchant = await platform.Merchant();
        var payment = await platform.Pay(merchant);
        var subject = new RouteSubject(payment.Id, merchant, new Amount(1_000, "EUR"), "DE");
        var decision = await platform.Grains.Routing(merchant).Decide(new RouteQuestion(subject, [new(new("stripe", "a", new())), new(new("alipay", "a", new(["CNY"])))]));
        var nothing = await platform.Grains.Routing(merchant).Decide(new RouteQuestion(subject, []));
        var state = new Acting { Decisions = [new(1, platform.Clock.GetUtcNow(), subject, decision), new(2, platform.Clock.GetUtcNow(), subject, nothing)] };
        await platform.Service<StateStore>().WriteAsync(Mapping, payment.Id, 0, state);

        Assert.Empty(state.Decisions);
        var read = (await Reads().Decisions(merchant, payment.Id)).Value!;
        Assert.Equal([1, 2], read.Decisions.Select(one => one.Ordinal));
        Assert.Equal((subject, "stripe", Exclusion.CurrencyNotSupported), (read.Decisions[0].Subject, read.Decisions[0].Decision.Channels[0].Channel, read.Decisions[0].Decision.Excluded[0].Reason));
        Assert.Equal(DecidedBy.Nothing, read.Decisions[1].Decision.DecidedBy);
        Assert.Equal("stripe/a ", await platform.Database.ScalarAsync<string>($"SELECT string_agg(coalesce(channel || '/' || account_id, ''), ' ' ORDER BY ordinal) FROM routing_decisions WHERE payment_id = '{payment.Id}'"));
        Assert.True((await Reads().Decisions(null, payment.Id)).Accepted);
    }

    [Fact]
    public async Task Decisions_AnothersOrMissingPayment_TheSameRefusal()
    {
        var payment = await platform.Pay(await platform.Merchant());
        var theirs = (await Reads().Decisions("mer_other", payment.Id)).Refusal;
        Assert.Equal("PAYMENT_NOT_FOUND", theirs!.Code);
        Assert.Equal(theirs, (await Reads().Decisions("mer_other", "pay_missing")).Refusal);
    }

    [Fact]
    public async Task Change_TwoOfTheSameVersion_OneIsKept()
    {
        var merchant = await platform.Merchant();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => platform.Grains.Routing(merchant).Change(new ChangeRouting(0, new(RoutingStrategy.Cost), $"try {i}", merchant))));
        Assert.Single(outcomes, one => one.Accepted);
        Assert.Equal(1, await platform.Database.ScalarAsync<long>($"SELECT count(*) FROM routing_changes WHERE owner = '{merchant}'"));
    }

    private IRoutingReadsGrain Reads() => platform.Grains.GetGrain<IRoutingReadsGrain>("test");

    internal sealed record Acting : IHasDecisions
    {
        [JsonIgnore]
        public List<StoredDecision> Decisions { get; init; } = [];
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Acting))]
    internal sealed partial class ActingJson : JsonSerializerContext;
}
