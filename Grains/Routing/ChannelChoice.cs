using System.Collections.Immutable;
using Payments.Channels;
using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>Where a payment or pre-authorisation goes. With one account there is nothing to decide, and nothing is kept.</summary>
public sealed class ChannelChoice(IChannels channels, IGrainFactory grains, TimeProvider clock)
{
    public ValueTask<Outcome<ChosenRoute>> Choose(RouteSubject subject) => channels.Of(subject.MerchantId) is [var only] ? new(Only(only, subject)) : Decide(subject);

    private static Outcome<ChosenRoute> Only(ChannelEntry only, RouteSubject subject)
    {
        var channel = ChannelName.Channel(only.Name);
        if (!Eligibility.IsOfMode(subject, only.Mode)) return Not(only, Exclusion.OtherMode);
        return !only.Channel.Capabilities.NeedsToken || Eligibility.HasToken(subject, channel) ? new ChosenRoute([only.Name], []) : Not(only, Exclusion.NoPaymentMethod);
    }

    private static Refusal Not(ChannelEntry only, Exclusion reason) =>
        RoutingRefusals.NoChannel([new ExcludedChannel(ChannelName.Channel(only.Name), ChannelName.Account(only.Name), reason)]);

    private async ValueTask<Outcome<ChosenRoute>> Decide(RouteSubject subject)
    {
        var decision = await grains.Routing(subject.MerchantId).Decide(new RouteQuestion(subject));
        if (decision.Channels.IsEmpty) return RoutingRefusals.NoChannel(decision.Excluded);
        var names = decision.Channels.Take(decision.MostAttempts).Select(one => ChannelName.Of(one.Channel, one.AccountId));
        return new ChosenRoute([.. names], [new StoredDecision(1, clock.GetUtcNow(), subject, decision)]);
    }
}

/// <param name="Names">The first choice and its fallbacks; never empty.</param>
/// <param name="Decisions">To be kept with what acts by it; empty where nothing was decided.</param>
public sealed record ChosenRoute(ImmutableArray<string> Names, List<StoredDecision> Decisions)
{
    public string First => Names[0];

    public ImmutableArray<string>? Fallbacks => Names.Length > 1 ? Names[1..] : null;
}
