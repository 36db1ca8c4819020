using Payments.Money;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

internal static class Samples
{
    public static readonly ChannelFee Stripe = new("stripe", 29_000, 30);
    public static readonly ChannelFee PayPal = new("paypal", 34_000, 30);
    public static readonly ChannelFee Alipay = new("alipay", 6_000);
    public static readonly ChannelFee Crypto = new("crypto", 10_000);

    public static FeeTable Fees { get; } = new([Stripe, PayPal, Alipay, Crypto, new("simulator", 0)], 7);

    public static RouteSubject Subject(string id = "pay_1", long minor = 10_000, string currency = "USD", string? country = null) =>
        new(id, "mer_1", new Amount(minor, currency), country);

    public static Candidate One(string channel, RouteCapabilities? able = null, CandidateHealth? health = null, string account = "a") =>
        new(new RouteCandidate(channel, account, able ?? new RouteCapabilities()), health ?? CandidateHealth.Unheard);

    public static Candidate[] All(params string[] channels) => [.. channels.Select(channel => One(channel))];

    public static RoutingRule Rule(string name, RuleActionKind action, params string[] channels) =>
        new(name, new RuleConditions(), new RuleAction(action, [.. channels.Select(channel => new ChannelRef(channel))]));

    public static RoutingPolicy Policy(RoutingConfiguration platform, RoutingConfiguration? merchant = null) => new(platform, merchant, Fees, 3, merchant is null ? 0 : 2);

    public static RoutingDecision Decide(RoutingConfiguration platform, Candidate[] candidates, RouteSubject? subject = null, RoutingConfiguration? merchant = null) =>
        Router.Decide(subject ?? Subject(), candidates, Policy(platform, merchant));

    public static string[] Names(this RoutingDecision decision) => [.. decision.Channels.Select(one => one.Channel)];
}
